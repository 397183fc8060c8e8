using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>Tells a member by text, on the phone that they have proven, so many times a day and no more. Nothing is texted twice: no vendor would leave the second one out.</summary>
public sealed class TextChannel(BusinessDbs dbs, ITexter texter, AlertLimits limits, PublicUrl url, TimeProvider clock) : INotificationChannel
{
    private static readonly Delivery.NeverAgain NotProven = new("No phone of this member is proven, so no text can go to it.") { IsOurOwn = true };

    public AlertChannel Channel => AlertChannel.Text;

    public bool MayRepeat => false;

    public async Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct)
    {
        var member = alert.To.Member;
        await using var db = await dbs.ForAsync(new Mia(alert.BusinessId), ct);
        if (PhoneNumber.FromKept(await db.Members.AsNoTracking().Where(m => m.Id == member).Select(m => m.Phone).FirstOrDefaultAsync(ct)) is not { } phone)
        {
            return NotProven;
        }

        var zone = await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct);
        var today = DateOnly.FromDateTime(new WallClock(zone).Shown(clock.GetUtcNow()));
        if (!await CountAsync(db, member, today, ct))
        {
            return new Delivery.NeverAgain($"{limits.TextsPerDay} texts went to this member today, and there are no more than that a day.") { IsOurOwn = true };
        }

        var delivery = await texter.SendAsync(new TextMessage(phone, TextAlert.Write(alert, url), alert.Key), ct);
        if (delivery is Delivery.TryLater or Delivery.NeverAgain { IsOptOut: true })
        {
            await UncountAsync(db, member, today); // nothing has gone out
        }

        return delivery;
    }

    // By the database, before it is sent: however many are sent at once, there are no more than that.
    private async Task<bool> CountAsync(MiaDb db, MemberId member, DateOnly today, CancellationToken ct)
    {
        var most = limits.TextsPerDay;
        return await db.Members.Where(m => m.Id == member && m.TextsOn == today && m.TextsThatDay < most)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.TextsThatDay, m => m.TextsThatDay + 1), ct) > 0
            || (most > 0 && await db.Members.Where(m => m.Id == member && (m.TextsOn == null || m.TextsOn != today))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.TextsOn, today).SetProperty(m => m.TextsThatDay, 1), ct) > 0);
    }

    private static Task<int> UncountAsync(MiaDb db, MemberId member, DateOnly today) =>
        db.Members.Where(m => m.Id == member && m.TextsOn == today && m.TextsThatDay > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.TextsThatDay, m => m.TextsThatDay - 1), CancellationToken.None);
}
