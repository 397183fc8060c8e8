using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>What happened in the business today, by the clock on its wall, in a few lines for a chat.</summary>
public sealed class TodayFromChat(BusinessDbs dbs, TimeProvider clock)
{
    public async Task<string> RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.TimeZone }).FirstAsync(ct);
        var since = StartOfDay(business.TimeZone);
        var talks = await db.Conversations.CountAsync(c => c.LastMessageAt >= since, ct);
        var begun = await db.Conversations.CountAsync(c => c.StartedAt >= since, ct);
        var leads = await db.Leads.CountAsync(l => l.CreatedAt >= since, ct);
        var waiting = await db.Conversations.CountAsync(c => c.State == ConversationState.Waiting, ct);
        var own = await db.Conversations.CountAsync(c => c.State == ConversationState.Human && c.TakenBy == who.Member, ct);
        return string.Join('\n',
            $"Today at {PlainName.Tidy(business.Name)}:",
            $"{Count(talks, "conversation")}, {begun} of them new",
            $"{Count(leads, "new lead")}",
            $"{Count(waiting, "visitor")} waiting for a person now",
            $"{Count(own, "conversation")} with you now");
    }

    // A day that begins with a jump of the clocks begins an hour later or earlier; a count does not mind.
    private DateTimeOffset StartOfDay(string timeZone)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var midnight = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date;
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
