using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A mail as members read it: without its words.</summary>
/// <param name="Conversation">What it is about; null where it is about none.</param>
/// <param name="Visitor">To whom it goes where it goes to a visitor; null for a member's, and for a receipt, whose visitor is erased.</param>
/// <param name="Member">To whom it goes, or who wrote what a visitor is mailed; null where a visitor asked for it.</param>
/// <param name="Address">Of the visitor, masked; null for a member's, and for a receipt.</param>
/// <param name="Reference">What a receipt is known by; null for all else.</param>
/// <param name="NextAt">When it is sent, or tried again; null where nothing is left to do.</param>
/// <param name="Why">Why it failed, or has to be tried again.</param>
/// <param name="CanBeSentAgain">Whether a member may have it sent once more.</param>
public sealed record MailRow(
    DueMailId Id, DueMailKind Kind, DueMailState State, ConversationId? Conversation, string? Visitor, string? Member, string? Address, string? Reference, DateTimeOffset CreatedAt,
    DateTimeOffset? NextAt, DateTimeOffset? DeliveredAt, int Attempts, int Again, string? Why, bool CanBeSentAgain);

/// <summary>One page of mails.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these: what was asked for, or less where the list ends sooner.</param>
public sealed record MailPage(IReadOnlyList<MailRow> Rows, int Total, int Skip);

/// <summary>The mails of a business that are no alerts, and what became of them.</summary>
public sealed class MailBook(BusinessDbs dbs, ISeal seal)
{
    public const int MaxPageSize = 200;

    /// <summary>Newest first.</summary>
    /// <param name="who">Whose mails.</param>
    /// <param name="skip">How many to leave out, 0 for the first page; beyond the end it is the last page.</param>
    /// <param name="take">How many at most, up to <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<MailPage> PageAsync(Owner who, int skip, int take, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var mails = db.DueMails.AsNoTracking();
        var total = await mails.CountAsync(ct);
        var slice = Slice.Within(total, skip, Math.Clamp(take, 1, MaxPageSize));
        var page = mails.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id).Skip(slice.Skip).Take(slice.Take);
        var rows = await (
            from mail in page
            join one in db.Members on mail.MemberId equals (MemberId?)one.Id into members
            from member in members.DefaultIfEmpty()
            join other in db.Conversations on mail.ConversationId equals (ConversationId?)other.Id into talks
            from talk in talks.DefaultIfEmpty()
            orderby mail.CreatedAt descending, mail.Id
            select new
            {
                Mail = mail,
                Member = member!.Name,
                talk!.ContactName,
                talk!.StartedOnUrl,
                Lead = db.Leads.Where(l => (ConversationId?)l.ConversationId == mail.ConversationId).Select(l => l.Email).FirstOrDefault(),
            }).ToListAsync(ct);
        return new MailPage([.. rows.Select(r => Row(r.Mail, r.Member, VisitorName.For(r.ContactName, r.StartedOnUrl), AddressOf(r.Mail, r.Lead)))], total, slice.Skip);
    }

    // To whom it went; before it is written, to whom it will go.
    private string? AddressOf(DueMail mail, string? lead) =>
        EmailAddress.TryParse(mail.To is { } closed ? seal.Open(closed) : mail.Kind is DueMailKind.UnseenReplies ? lead : null, out var to) ? to.ToString() : null;

    private static MailRow Row(DueMail mail, string? member, string visitor, string? address) => new(
        mail.Id, mail.Kind, mail.State, mail.ConversationId, mail.ConversationId is null ? null : visitor, member, address, mail.Kind is DueMailKind.DeletionReceipt ? mail.About : null,
        mail.CreatedAt, mail.DueAt, mail.DeliveredAt, mail.Attempts, mail.Again, mail.Why, mail.State is not DueMailState.Waiting && mail.Kind is not DueMailKind.DeletionReceipt);
}
