using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>Which mail it is. Each has one <see cref="IDueMailWriter"/>, but for the receipt.</summary>
public enum DueMailKind
{
    /// <summary>To a member, on Monday.</summary>
    WeeklyReport,

    /// <summary>To a visitor who left: what a member wrote to them since.</summary>
    UnseenReplies,

    /// <summary>To a member: Mia answers golden questions otherwise than was approved.</summary>
    GoldenChanged,

    /// <summary>To a member: when the trial ends.</summary>
    TrialReminder,

    /// <summary>To a visitor who asked for it: the link to what was said.</summary>
    Transcript,

    /// <summary>To a visitor who had everything erased and asked for it: that it was done. Its words are there from the start, since nothing else is.</summary>
    DeletionReceipt,

    /// <summary>To a member: an endpoint of their webhooks was switched off.</summary>
    WebhookOff,

    /// <summary>To a member: the chat in which they are told is no longer connected.</summary>
    ChatGone,
}

/// <summary>How far a mail is.</summary>
public enum DueMailState
{
    /// <summary>It is to be sent, now or later.</summary>
    Waiting,

    /// <summary>The vendor has it.</summary>
    Delivered,

    /// <summary>Nobody wanted it any more, or there was nothing left to say, when its time had come.</summary>
    LetGo,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>A mail that is no alert to members: its time has come, or it is for somebody else. Written in the transaction of what it is about.</summary>
public sealed class DueMail : DueRow, IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required DueMailId Id { get; init; }

    public required DueMailKind Kind { get; init; }

    /// <summary>Whose it is: to whom a report goes, or who wrote first what a visitor is mailed. Null where a visitor asked for it.</summary>
    public required MemberId? MemberId { get; init; }

    /// <summary>The conversation that it is about, where it is about one: it goes with it.</summary>
    public ConversationId? ConversationId { get; init; }

    /// <summary>What it is about, as its writer names it: of a report, the Monday of the week; of unseen replies, the sequence of the first; of golden questions, when they were noticed; of a trial, which reminder; of a receipt, its reference; of an endpoint, which and when; of a chat, when.</summary>
    [MaxLength(64)]
    public required string About { get; init; }

    /// <summary>The mail itself, closed by <see cref="ISeal"/>, from the first try to the last: under one key a vendor may take no other words, and it has live links in it.</summary>
    public string? Words { get; set; }

    /// <summary>
    /// The address that a visitor gave for this mail, closed by <see cref="ISeal"/>; of unseen replies, the lead's as it was when they were written. Null where it is a
    /// member's, or not written yet. It goes with the conversation.
    /// </summary>
    public string? To { get; set; }

    public DueMailState State => DueAt is not null ? DueMailState.Waiting : FailedAt is not null ? DueMailState.Failed : DeliveredAt is not null ? DueMailState.Delivered : DueMailState.LetGo;

    /// <summary>Of a receipt nothing is known any more.</summary>
    protected override bool CanBeSentAgain => Kind is not DueMailKind.DeletionReceipt;

    /// <summary>The kind as vendors count by it: <see cref="Mail.Kind"/>.</summary>
    public static string WordFor(DueMailKind kind) => kind switch
    {
        DueMailKind.WeeklyReport => "weekly_report",
        DueMailKind.UnseenReplies => "unseen_replies",
        DueMailKind.GoldenChanged => "golden_changed",
        DueMailKind.TrialReminder => "trial_reminder",
        DueMailKind.Transcript => "transcript",
        DueMailKind.DeletionReceipt => "deletion_receipt",
        DueMailKind.WebhookOff => "webhook_off",
        DueMailKind.ChatGone => "chat_gone",
    };

    public static DueMail For(BusinessId business, DueMailId id, DueMailKind kind, MemberId member, string about, DateTimeOffset now, TimeSpan wait = default) => new()
    {
        BusinessId = business,
        Id = id,
        Kind = kind,
        MemberId = member,
        About = about,
        DedupeKey = $"{WordFor(kind)}/{about}/{member}",
        CreatedAt = now,
        DueAt = now + wait,
    };

    /// <summary>One that a visitor asked for. Each time they ask is a mail of its own.</summary>
    public static DueMail ForVisitor(BusinessId business, DueMailId id, DueMailKind kind, ConversationId? conversation, string about, string? to, DateTimeOffset now) => new()
    {
        BusinessId = business,
        Id = id,
        Kind = kind,
        MemberId = null,
        ConversationId = conversation,
        About = about,
        DedupeKey = $"{WordFor(kind)}/{id}",
        To = to,
        CreatedAt = now,
        DueAt = now,
    };

    protected override void ForgetWords() => Words = null;
}

internal sealed class DueMailMapping : IEntityTypeConfiguration<DueMail>
{
    public void Configure(EntityTypeBuilder<DueMail> mail)
    {
        mail.HasKey(m => new { m.BusinessId, m.Id });
        mail.HasIndex(m => new { m.BusinessId, m.DedupeKey }).IsUnique();
        mail.HasIndex(m => m.DueAt);
        mail.HasIndex(m => m.VendorId); // a vendor's later word knows it by nothing else
        mail.HasIndex(m => m.StopHash).IsUnique();
        mail.HasIndex(m => new { m.BusinessId, m.CreatedAt });
        mail.Property(m => m.LeasedUntil).IsConcurrencyToken();
        mail.Property(m => m.DueAt).IsConcurrencyToken();
        mail.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.BusinessId, m.ConversationId }).OnDelete(DeleteBehavior.Cascade);
        mail.HasOne<Member>().WithMany().HasForeignKey(m => new { m.BusinessId, m.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
