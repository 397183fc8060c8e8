using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member's browser may tell of an event.</summary>
/// <param name="Key">Names the event for this member: told once, by whichever tab is first.</param>
/// <param name="Who">The visitor's name, or where they began: one short line, typed by a stranger. Nothing else of what was said leaves the dashboard this way.</param>
public sealed record DeskNotice(string Key, AlertKind Kind, ConversationId Conversation, string Who);

/// <summary>Decides whether an event is news to the member at this screen, as it stands now, and what there is to say of it.</summary>
public sealed class DeskNews(BusinessDbs dbs, Looking looking, TimeProvider clock)
{
    /// <returns>Null where the member does not want to hear of it or wants quiet, has that conversation in front of them, where nobody waits there any more, or it is not there.</returns>
    public async Task<DeskNotice?> ReadAsync(Owner who, Alert alert, CancellationToken ct)
    {
        if (looking.IsAt(who, alert.Conversation))
        {
            return null;
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (!await IsWantedAsync(db, who, alert.Kind, ct))
        {
            return null;
        }

        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == alert.Conversation).Select(c => new { c.ContactName, c.StartedOnUrl, c.State }).FirstOrDefaultAsync(ct);
        if (talk is null || (alert.Kind is not AlertKind.LeadCaptured && talk.State is not ConversationState.Waiting))
        {
            return null;
        }

        var name = await db.Leads.AsNoTracking().Where(l => l.ConversationId == alert.Conversation).Select(l => l.Name).FirstOrDefaultAsync(ct);
        return new DeskNotice(alert.KeyAtDesk(who.Member), alert.Kind, alert.Conversation, AlertHeadings.Name(VisitorName.For(name ?? talk.ContactName, talk.StartedOnUrl)));
    }

    /// <summary>Whether somebody of the business has said something there, or taken it over, since then.</summary>
    public async Task<bool> HasSomebodyComeAsync(Owner who, ConversationId conversation, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Messages.AnyAsync(m => m.ConversationId == conversation && m.MemberId != null && m.At >= since, ct);
    }

    private async Task<bool> IsWantedAsync(MiaDb db, Owner who, AlertKind kind, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == who.Member).Select(m => new { m.Id, m.Alerts }).FirstOrDefaultAsync(ct);
        if (member is null || !(member.Alerts ?? AlertPreferences.Usual).WantsAtDesk(kind))
        {
            return false;
        }

        var timeZone = await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct);
        return member.Alerts?.Quiet?.EndAfter(clock.GetUtcNow(), timeZone) is null;
    }
}
