using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>An alert as members read it.</summary>
/// <param name="About">The visitor whom it is about.</param>
/// <param name="Member">Who is told.</param>
/// <param name="NextAt">When it is sent, or tried again; null where nothing is left to do.</param>
/// <param name="Why">Why it failed, has to be tried again, or was not sent although nobody had seen to it.</param>
/// <param name="IsHeld">Its member's quiet hours keep it back.</param>
/// <param name="IsLater">It is a later step: sent if nobody sees to it by then.</param>
public sealed record AlertRow(
    NotificationId Id, AlertKind Kind, AlertChannel Channel, AlertState State, ConversationId Conversation, string About, string Member, DateTimeOffset CreatedAt,
    DateTimeOffset? NextAt, DateTimeOffset? DeliveredAt, DateTimeOffset? SeenAt, int Attempts, int Again, string? Why, bool IsHeld, bool IsLater);

/// <summary>One page of alerts.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these: what was asked for, or less where the list ends sooner.</param>
public sealed record AlertPage(IReadOnlyList<AlertRow> Rows, int Total, int Skip);

/// <summary>What the members of a business were told, and what became of it.</summary>
public sealed class AlertBook(BusinessDbs dbs)
{
    public const int MaxPageSize = 200;

    /// <summary>Newest first.</summary>
    /// <param name="who">Whose alerts.</param>
    /// <param name="skip">How many to leave out, 0 for the first page; beyond the end it is the last page.</param>
    /// <param name="take">How many at most, up to <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<AlertPage> PageAsync(Owner who, int skip, int take, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var alerts = db.Notifications.AsNoTracking()
            .Where(n => n.Kind != AlertKind.VisitorWrote || n.DueAt != null || n.DeliveredAt != null || n.Why != null); // words that were seen in time are no news
        var total = await alerts.CountAsync(ct);
        var slice = Slice.Within(total, skip, Math.Clamp(take, 1, MaxPageSize));
        var page = alerts.OrderByDescending(n => n.CreatedAt).ThenBy(n => n.Id).Skip(slice.Skip).Take(slice.Take);
        var rows = await (
            from alert in page
            join talk in db.Conversations on alert.ConversationId equals talk.Id
            join member in db.Members on alert.MemberId equals member.Id
            orderby alert.CreatedAt descending, alert.Id
            select new { Alert = alert, talk.ContactName, talk.StartedOnUrl, Member = member.Name }).ToListAsync(ct);
        return new AlertPage([.. rows.Select(r => Row(r.Alert, VisitorName.For(r.ContactName, r.StartedOnUrl), r.Member))], total, slice.Skip);
    }

    /// <summary>How many were given up and their conversation not been opened since: somebody may not know of something.</summary>
    public async Task<int> CountFailedAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Notifications.CountAsync(n => n.FailedAt != null && n.SeenAt == null, ct);
    }

    private static AlertRow Row(Notification alert, string about, string member) => new(
        alert.Id, alert.Kind, alert.Channel, alert.State, alert.ConversationId, about, member, alert.CreatedAt,
        alert.DueAt, alert.DeliveredAt, alert.SeenAt, alert.Attempts, alert.Again, alert.Why, alert.WasHeld, alert.IsLater);
}
