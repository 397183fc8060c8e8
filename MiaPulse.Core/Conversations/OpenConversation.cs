using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>One conversation as a member sees it who has it open: who has it, what was said, and who the visitor is.</summary>
public sealed class OpenConversation(BusinessDbs dbs)
{
    public const int TrailLength = 30;
    public const int MaxMessages = 2000;

    /// <param name="who">The member who looks.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="latest">How many of the latest messages to read, at most <see cref="MaxMessages"/>.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Result<ConversationView>> ReadAsync(Owner who, ConversationId id, int latest, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var head = await db.Conversations.AsNoTracking().Where(c => c.Id == id).Select(c => new ConversationHead(
            c.Id, c.VisitorId, c.Channel, c.State, c.TakenBy == who.Member, c.TakenByName, c.WaitingSince, c.StartedAt, c.StartedOnUrl, c.StartedOnTitle,
            c.ContactName, c.LastSequence, c.LastVisitorSequence, c.ReadByMembers, c.ReadByVisitor, c.ReplyDueAt, c.Rating, c.RatingComment, c.HandOverReason, c.Language)).FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        var messages = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == id)
            .OrderByDescending(m => m.Sequence).Take(Math.Clamp(latest, 1, MaxMessages))
            .ToListAsync(ct);
        messages.Reverse();

        var visitor = await db.Visitors.AsNoTracking().Where(v => v.Id == head.Visitor)
            .Select(v => new { v.Language, v.TimeZone, v.Device, v.CreatedAt })
            .FirstAsync(ct);
        var trail = await db.PageViews.AsNoTracking()
            .Where(v => v.VisitorId == head.Visitor)
            .OrderByDescending(v => v.At).Take(TrailLength)
            .Select(v => new TrailPage(v.Url, v.Title, v.Referrer, v.At))
            .ToListAsync(ct);
        var lead = await db.Leads.AsNoTracking()
            .Where(l => l.ConversationId == id)
            .Select(l => new LeadOfConversation(l.Id, l.Name, l.Email, l.Phone, l.Wish, l.Status, l.CreatedAt))
            .FirstOrDefaultAsync(ct);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        return new ConversationView(
            head, messages, new VisitorOfConversation(visitor.Language, visitor.TimeZone, visitor.Device, visitor.CreatedAt), trail, lead, region)
        {
            HasUnseenAlert = await db.Notifications.AnyAsync(n => n.ConversationId == id && n.MemberId == who.Member && n.SeenAt == null, ct),
        };
    }
}

/// <summary>An open conversation.</summary>
/// <param name="Head">Who has it and how far it is.</param>
/// <param name="Messages">The latest, oldest first, with Mia's receipts.</param>
/// <param name="Visitor">What is known of the visitor's browser.</param>
/// <param name="Trail">The pages seen last, newest first.</param>
/// <param name="Lead">The contact left in it, if one was.</param>
/// <param name="Region">Of the business: how its numbers are written there.</param>
public sealed record ConversationView(
    ConversationHead Head, IReadOnlyList<Message> Messages, VisitorOfConversation Visitor, IReadOnlyList<TrailPage> Trail, LeadOfConversation? Lead, string Region)
{
    /// <summary>The member who looks was alerted to it and has not opened it since.</summary>
    public bool HasUnseenAlert { get; init; }

    public bool HasEarlier => Messages.Count > 0 && Messages[0].Sequence > 1;
}

/// <summary>Who has a conversation and how far it is.</summary>
public sealed record ConversationHead(
    ConversationId Id,
    VisitorId Visitor,
    Channel Channel,
    ConversationState State,
    bool IsMine,
    string? TakenByName,
    DateTimeOffset? WaitingSince,
    DateTimeOffset StartedAt,
    string? StartedOnUrl,
    string? StartedOnTitle,
    string? ContactName,
    long LastSequence,
    long LastVisitorSequence,
    long ReadByMembers,
    long ReadByVisitor,
    DateTimeOffset? ReplyDueAt,
    int? Rating,
    string? RatingComment,
    HandOverReason? HandOver = null,
    Language? Language = null)
{
    /// <summary>The visitor's name, or where they began.</summary>
    public string Title => VisitorName.For(ContactName, StartedOnUrl, Channel);
}

/// <summary>What the visitor's browser told.</summary>
public sealed record VisitorOfConversation(string? Language, string? TimeZone, string? Device, DateTimeOffset FirstSeenAt);

/// <summary>A page the visitor saw.</summary>
public sealed record TrailPage(string Url, string Title, string? Referrer, DateTimeOffset At);

/// <summary>The contact that a visitor left in a conversation.</summary>
public sealed record LeadOfConversation(LeadId Id, string? Name, string? Email, string? Phone, string? Wish, LeadStatus Status, DateTimeOffset At);
