using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>How far an alert is.</summary>
public enum AlertState
{
    /// <summary>It is to be sent, now or later.</summary>
    Waiting,

    /// <summary>The vendor has it.</summary>
    Delivered,

    /// <summary>Its member has opened the conversation since.</summary>
    Seen,

    /// <summary>It was not sent, as somebody had seen to it before its time came, or its member no longer wanted it.</summary>
    LetGo,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>The outbox: one alert for one member by one channel, written in the transaction of what it tells of.</summary>
public sealed class Notification : DueRow, IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required NotificationId Id { get; init; }

    public required AlertKind Kind { get; init; }

    public required ConversationId ConversationId { get; init; }

    public LeadId? LeadId { get; init; }

    /// <summary>Who is told.</summary>
    public required MemberId MemberId { get; init; }

    public required AlertChannel Channel { get; init; }

    /// <summary>Of a later step, from when on it is sent if nobody has seen to it by then; null for one that is sent at once.</summary>
    public DateTimeOffset? StepAt { get; private set; }

    /// <summary>The words that it is sent with, kept from the first try to the last: under one key a vendor may take no others.</summary>
    public AlertFacts? Facts { get; set; }

    /// <summary>When its member opened the conversation after it.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public AlertState State => this switch
    {
        { FailedAt: not null } => AlertState.Failed,
        { DueAt: not null } => AlertState.Waiting,
        { DeliveredAt: null } => AlertState.LetGo,
        { SeenAt: not null } => AlertState.Seen,
        _ => AlertState.Delivered,
    };

    /// <summary>Its member's quiet hours kept it back.</summary>
    public bool WasHeld => IsUntried && DueAt > (StepAt ?? CreatedAt);

    /// <summary>It is a later step, whose time has not been moved since.</summary>
    public bool IsLater => IsUntried && StepAt is not null && DueAt == StepAt;

    /// <summary>Whether somebody who sees to it in time saves its being sent. What a member has sent again is sent.</summary>
    public bool CanBeLetGo => Again == 0 && (StepAt is not null || WasHeld);

    /// <summary>It was taken before, by whoever then died without a word: it may have been sent.</summary>
    public bool MayHaveGone => Unanswered > 1;

    protected override bool HasBeenSeen => SeenAt is not null;

    private bool IsUntried => Again == 0 && Attempts == 0 && TryingSince is null;

    /// <param name="wait">Of a later step: how long whoever sees to it has before it is sent.</param>
    public static Notification For(BusinessId business, NotificationId id, Alert alert, MemberId member, AlertChannel channel, DateTimeOffset now, TimeSpan wait = default) => new()
    {
        BusinessId = business,
        Id = id,
        Kind = alert.Kind,
        ConversationId = alert.Conversation,
        LeadId = alert.Lead,
        MemberId = member,
        Channel = channel,
        DedupeKey = alert.KeyFor(member, channel),
        CreatedAt = now,
        DueAt = now + wait,
        StepAt = wait > TimeSpan.Zero ? now + wait : null,
    };

    /// <summary>The same by mail, now, in place of one whose way is lost.</summary>
    public static Notification ByMailInstead(Notification lost, DateTimeOffset now) => new()
    {
        BusinessId = lost.BusinessId,
        Id = Ids.New<NotificationId>(now),
        Kind = lost.Kind,
        ConversationId = lost.ConversationId,
        LeadId = lost.LeadId,
        MemberId = lost.MemberId,
        Channel = AlertChannel.Email,
        DedupeKey = lost.KeyBy(AlertChannel.Email),
        CreatedAt = now,
        DueAt = now,
    };

    /// <summary>Under which names the same event is told to the same member by the other ways.</summary>
    public IReadOnlyList<string> OtherKeys() => [.. Enum.GetValues<AlertChannel>().Where(c => c != Channel).Select(KeyBy)];

    /// <summary>Not now: its member wants quiet.</summary>
    public void Hold(DateTimeOffset until) => (DueAt, LeasedUntil, Unanswered) = (until, null, 0);

    protected override void ForgetWords() => Facts = null;

    private string KeyBy(AlertChannel channel) => $"{DedupeKey[..(DedupeKey.LastIndexOf('/') + 1)]}{Alert.WordFor(channel)}";
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.HasKey(n => new { n.BusinessId, n.Id });
        notification.HasIndex(n => new { n.BusinessId, n.DedupeKey }).IsUnique();
        notification.HasIndex(n => n.DueAt);
        notification.HasIndex(n => n.StopHash).IsUnique();
        notification.HasIndex(n => n.VendorId); // a vendor's later word knows it by nothing else
        notification.HasIndex(n => new { n.BusinessId, n.CreatedAt });
        notification.HasIndex(n => new { n.BusinessId, n.FailedAt });
        notification.HasIndex(n => new { n.BusinessId, n.ConversationId, n.MemberId });
        notification.Property(n => n.LeasedUntil).IsConcurrencyToken();
        notification.Property(n => n.DueAt).IsConcurrencyToken();
        notification.Property(n => n.Facts).HasJson();
        notification.HasOne<Conversation>().WithMany().HasForeignKey(n => new { n.BusinessId, n.ConversationId }).OnDelete(DeleteBehavior.Cascade);
        notification.HasOne<Member>().WithMany().HasForeignKey(n => new { n.BusinessId, n.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
