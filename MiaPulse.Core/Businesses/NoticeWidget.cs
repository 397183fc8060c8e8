using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>The widget was loaded on the business's own site: the light on the first-run page turns green.</summary>
public sealed class NoticeWidget(BusinessDbs dbs, LiveFeed live, WidgetDirectory directory, TimeProvider clock)
{
    public async Task RunAsync(Visitor who, string widgetKey, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var now = clock.GetUtcNow();
        var first = await db.Businesses.Where(b => b.WidgetSeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(b => b.WidgetSeenAt, now), ct);
        directory.Forget(widgetKey);
        if (first > 0)
        {
            live.Publish(who.Business, new WidgetSeen());
        }
    }
}
