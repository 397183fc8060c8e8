using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
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

/// <summary>
/// A mail that is no alert to members: its time has come, or it is for somebody else. Written in the transaction of what it is about, leased, tried and given up
/// as a <see cref="Notification"/> is; kept as the record of what became of it.
/// </summary>
public sealed class DueMail : IBelongsToBusiness, IDueRow
{
    private const int MostDeaths = 10;

    public required BusinessId BusinessId { get; init; }

    public required DueMailId Id { get; init; }

    public required DueMailKind Kind { get; init; }

    /// <summary>Whose it is: to whom a report goes, or who wrote first what a visitor is mailed. Null where a visitor asked for it.</summary>
    public required MemberId? MemberId { get; init; }

    /// <summary>The conversation that it is about, where it is about one: it goes with it.</summary>
    public ConversationId? ConversationId { get; init; }

    /// <summary>What it is about, as its writer names it: of a report, the Monday of the week; of unseen replies, the sequence of the first; of golden questions, when they were noticed; of a trial, which reminder; of a receipt, its reference.</summary>
    [MaxLength(64)]
    public required string About { get; init; }

    /// <summary>Names this mail to this member, over all businesses: there is one.</summary>
    [MaxLength(Notification.MaxKeyLength)]
    public required string DedupeKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, or tried again. Null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>The vendor asked for no other try before; null where it asked for nothing.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>When it first failed.</summary>
    public DateTimeOffset? TryingSince { get; private set; }

    /// <summary>How often the vendor was heard, but for the times when it was away for everybody.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was taken since, by whoever then died without a word.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The mail itself, closed by <see cref="ISeal"/>, from the first try to the last: under one key a vendor may take no other words, and it has live links in it.</summary>
    public string? Words { get; set; }

    /// <summary>SHA-256 of the token that ends mails of this kind (RFC 8058); null until it is written.</summary>
    [MaxLength(64)]
    public string? StopHash { get; private set; }

    /// <summary>
    /// The address that a visitor gave for this mail, closed by <see cref="ISeal"/>; of unseen replies, the lead's as it was when they were written. Null where it is a
    /// member's, or not written yet. It goes with the conversation.
    /// </summary>
    public string? To { get; set; }

    /// <summary>How often a member asked to have it sent once more.</summary>
    public int Again { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it failed, or has to be tried again. A sentence for the owner.</summary>
    [MaxLength(Notification.MaxWhyLength)]
    public string? Why { get; private set; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(200)]
    public string? VendorId { get; private set; }

    /// <summary>The key that the vendor is given: the same at every try, another where a member wants it sent although it has arrived.</summary>
    public string SendingKey => Again == 0 ? DedupeKey : $"{DedupeKey}/again/{Again}";

    public DueMailState State => DueAt is not null ? DueMailState.Waiting : FailedAt is not null ? DueMailState.Failed : DeliveredAt is not null ? DueMailState.Delivered : DueMailState.LetGo;

    /// <summary>It has been taken so often by whoever then died that the next one would too.</summary>
    public bool IsHopeless => Unanswered > MostDeaths;

    /// <summary>The kind as vendors count by it: <see cref="Mail.Kind"/>.</summary>
    public static string WordFor(DueMailKind kind) => kind switch
    {
        DueMailKind.WeeklyReport => "weekly_report",
        DueMailKind.UnseenReplies => "unseen_replies",
        DueMailKind.GoldenChanged => "golden_changed",
        DueMailKind.TrialReminder => "trial_reminder",
        DueMailKind.Transcript => "transcript",
        DueMailKind.DeletionReceipt => "deletion_receipt",
    };

    public static Expression<Func<DueMail, bool>> IsDueAt(DateTimeOffset now) => m => m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now);

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

    /// <summary>Makes the token of the link that ends mails of this kind, anew each time that the mail is written. Its hash alone is kept.</summary>
    public string MakeStop()
    {
        var token = Secrets.New();
        StopHash = Secrets.Hash(token);
        return token;
    }

    /// <summary>Somebody takes it to send it.</summary>
    public void Take(DateTimeOffset now) => (LeasedUntil, Unanswered) = (now + Notification.Lease, Unanswered + 1);

    /// <summary>Its member does not want it any more, or there is nothing left to say.</summary>
    public void LetGo() => (DueAt, LeasedUntil, Unanswered, Words) = (null, null, 0, null);

    /// <summary>What became of a try; tried again as an alert is.</summary>
    /// <param name="delivery">What the mailer said.</param>
    /// <param name="now">The moment.</param>
    /// <param name="jitter">From 0 to 1: how much of the pause.</param>
    public void Hear(Delivery delivery, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, NotBefore) = (null, 0, null);
        Attempts++;
        switch (delivery)
        {
            case Delivery.Delivered sent:
                (DueAt, DeliveredAt, VendorId, Why, Words) = (null, now, sent.VendorId, null, null);
                break;
            case Delivery.TryLater later when Attempts < Notification.MostAttempts:
                DueAt = now + Notification.PauseAfter(Attempts, later.After, jitter);
                (NotBefore, TryingSince, Why) = (now + Notification.Asked(later), TryingSince ?? now, Notification.Short(later.Why));
                break;
            case Delivery.TryLater last:
                GiveUp(last.Why, now);
                break;
            case Delivery.NeverAgain never:
                GiveUp(never.Why, now);
                break;
        }
    }

    /// <summary>Its vendor is away for everybody: as with an alert.</summary>
    public void Await(Delivery.TryLater away, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, TryingSince) = (null, 0, TryingSince ?? now);
        if (now - TryingSince >= Notification.LongestPause)
        {
            GiveUp(away.Why, now);
        }
        else
        {
            (DueAt, NotBefore, Why) = (now + Notification.PauseWhileAway(away.After, jitter), now + Notification.Asked(away), Notification.Short(away.Why));
        }
    }

    public void GiveUp(string why, DateTimeOffset now) => (FailedAt, Why, DueAt, LeasedUntil, Unanswered, Words) = (now, Notification.Short(why), null, null, 0, null);

    /// <summary>Its vendor had taken it, and says now that it did not arrive. False where that changes nothing: it was given up, or is sent anew.</summary>
    public bool TurnOut(string why, DateTimeOffset now)
    {
        if (State is not DueMailState.Delivered)
        {
            return false;
        }

        DeliveredAt = null;
        GiveUp(why, now);
        return true;
    }

    /// <summary>A member wants it sent once more. False where it is on its way already, or nothing is known any more of what it said and to whom.</summary>
    public bool SendAgain(DateTimeOffset now)
    {
        if (State is DueMailState.Waiting || Kind is DueMailKind.DeletionReceipt)
        {
            return false;
        }

        (DueAt, DeliveredAt, FailedAt, Why, VendorId) = (now, null, null, null, null);
        (Again, Attempts, NotBefore, TryingSince) = (Again + 1, 0, null, null);
        return true;
    }
}

internal sealed class DueMailMapping : IEntityTypeConfiguration<DueMail>
{
    public void Configure(EntityTypeBuilder<DueMail> mail)
    {
        mail.HasKey(m => new { m.BusinessId, m.Id });
        mail.HasIndex(m => new { m.BusinessId, m.DedupeKey }).IsUnique();
        mail.HasIndex(m => m.DueAt);
        mail.HasIndex(m => m.StopHash).IsUnique();
        mail.HasIndex(m => new { m.BusinessId, m.CreatedAt });
        mail.Property(m => m.LeasedUntil).IsConcurrencyToken();
        mail.Property(m => m.DueAt).IsConcurrencyToken();
        mail.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.BusinessId, m.ConversationId }).OnDelete(DeleteBehavior.Cascade);
        mail.HasOne<Member>().WithMany().HasForeignKey(m => new { m.BusinessId, m.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
