using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
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

    /// <summary>It was not sent, as somebody had seen to it before its time came.</summary>
    LetGo,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>
/// The outbox: one alert for one member by one channel, written in the transaction of what it tells of. Work and its record at once: it is leased, sent,
/// tried again, and stays to be looked at. Whoever saves it holds the lease under which it was read, and nobody has given it another moment since: <see cref="LeasedUntil"/>
/// and <see cref="DueAt"/> are what EF compares.
/// </summary>
public sealed class Notification : IBelongsToBusiness, IDueRow
{
    public const int MaxKeyLength = 200;
    public const int MaxWhyLength = 200;

    /// <summary>How long whoever took it has it to themselves. If they die with it, it is this much late.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int MostDeaths = 10;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(160), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
    ];

    /// <summary>How often it is sent before it is given up, its vendor being there: of a vendor that fails three in ten, one in twenty million is.</summary>
    public static readonly int MostAttempts = Pauses.Length + 1;

    /// <summary>The longest that a vendor may ask us to wait, and that one which is away for everybody is waited for: a day, as long as vendors know a key again.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(30);

    public required BusinessId BusinessId { get; init; }

    public required NotificationId Id { get; init; }

    public required AlertKind Kind { get; init; }

    public required ConversationId ConversationId { get; init; }

    public LeadId? LeadId { get; init; }

    /// <summary>Who is told.</summary>
    public required MemberId MemberId { get; init; }

    public required AlertChannel Channel { get; init; }

    /// <summary><see cref="Alert.KeyFor"/>: unique, so that an event is told once to each person and channel whoever notices it how often.</summary>
    [MaxLength(MaxKeyLength)]
    public required string DedupeKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, or tried again. Null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Of a later step, from when on it is sent if nobody has seen to it by then; null for one that is sent at once.</summary>
    public DateTimeOffset? StepAt { get; private set; }

    /// <summary>The vendor asked for no other try before; null where it asked for nothing.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>When it first failed.</summary>
    public DateTimeOffset? TryingSince { get; private set; }

    /// <summary>How often the vendor was heard, but for the times when it was away for everybody.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was taken since, by whoever then died without a word.</summary>
    public int Unanswered { get; private set; }

    /// <summary>How often a member asked to have it sent once more.</summary>
    public int Again { get; private set; }

    /// <summary>The words that it is sent with, kept from the first try to the last: under one key a vendor may take no others.</summary>
    public AlertFacts? Facts { get; set; }

    /// <summary>SHA-256 of the token in its mail that ends mails of this kind (RFC 8058); null until it is written, and for what is no mail.</summary>
    [MaxLength(64)]
    public string? StopHash { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When its member opened the conversation after it.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it failed, or has to be tried again. A sentence for the owner.</summary>
    [MaxLength(MaxWhyLength)]
    public string? Why { get; private set; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(200)]
    public string? VendorId { get; private set; }

    /// <summary>The key that the vendor is given: the same at every try, another where a member wants it sent although it has arrived.</summary>
    public string SendingKey => Again == 0 ? DedupeKey : $"{DedupeKey}/again/{Again}";

    public AlertState State => this switch
    {
        { FailedAt: not null } => AlertState.Failed,
        { DueAt: not null } => AlertState.Waiting,
        { DeliveredAt: null } => AlertState.LetGo,
        { SeenAt: not null } => AlertState.Seen,
        _ => AlertState.Delivered,
    };

    /// <summary>It has been taken so often by whoever then died that the next one would too.</summary>
    public bool IsHopeless => Unanswered > MostDeaths;

    /// <summary>Its member's quiet hours kept it back.</summary>
    public bool WasHeld => IsUntried && DueAt > (StepAt ?? CreatedAt);

    /// <summary>It is a later step, whose time has not been moved since.</summary>
    public bool IsLater => IsUntried && StepAt is not null && DueAt == StepAt;

    /// <summary>Whether somebody who sees to it in time saves its being sent. What a member has sent again is sent.</summary>
    public bool CanBeLetGo => Again == 0 && (StepAt is not null || WasHeld);

    /// <summary>It was taken before, by whoever then died without a word: it may have been sent.</summary>
    public bool MayHaveGone => Unanswered > 1;

    private bool IsUntried => Again == 0 && Attempts == 0 && TryingSince is null;

    public static Expression<Func<Notification, bool>> IsDueAt(DateTimeOffset now) => n => n.DueAt <= now && (n.LeasedUntil == null || n.LeasedUntil <= now);

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

    /// <summary>Under which names the same event is told to the same member by the other ways.</summary>
    public IReadOnlyList<string> OtherKeys()
    {
        var told = DedupeKey[..(DedupeKey.LastIndexOf('/') + 1)];
        return [.. Enum.GetValues<AlertChannel>().Where(c => c != Channel).Select(c => $"{told}{Alert.WordFor(c)}")];
    }

    /// <summary>Makes the token of the link that ends mails of this kind, with the words of its mail. Its hash alone is kept here.</summary>
    public string MakeStop()
    {
        var token = Secrets.New();
        StopHash = Secrets.Hash(token);
        return token;
    }

    /// <summary>Somebody takes it to send it.</summary>
    public void Take(DateTimeOffset now) => (LeasedUntil, Unanswered) = (now + Lease, Unanswered + 1);

    /// <summary>Not now: its member wants quiet.</summary>
    public void Hold(DateTimeOffset until) => (DueAt, LeasedUntil, Unanswered) = (until, null, 0);

    /// <summary>Its member saw for themselves before it could be sent, or somebody took the conversation over.</summary>
    public void LetGo() => (DueAt, LeasedUntil, Unanswered, Facts) = (null, null, 0, null);

    /// <summary>What became of a try. Tried again after a pause that grows, with full jitter: those that failed together do not come back together.</summary>
    /// <param name="delivery">What the channel said.</param>
    /// <param name="now">The moment.</param>
    /// <param name="jitter">From 0 to 1: how much of the pause.</param>
    public void Hear(Delivery delivery, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, NotBefore) = (null, 0, null);
        Attempts++;
        switch (delivery)
        {
            case Delivery.Delivered sent:
                (DueAt, DeliveredAt, VendorId, Why, Facts) = (null, now, sent.VendorId, null, null);
                break;
            case Delivery.TryLater later when Attempts < MostAttempts:
                (DueAt, NotBefore, TryingSince, Why) = (now + PauseAfter(Attempts, later.After, jitter), now + Asked(later), TryingSince ?? now, Short(later.Why));
                break;
            case Delivery.TryLater last:
                GiveUp(last.Why, now);
                break;
            case Delivery.NeverAgain never:
                GiveUp(never.Why, now);
                break;
        }
    }

    /// <summary>Its vendor is away for everybody. That is no try of this one's, and it is asked for again soon, for a day.</summary>
    public void Await(Delivery.TryLater away, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, TryingSince) = (null, 0, TryingSince ?? now);
        if (now - TryingSince >= LongestPause)
        {
            GiveUp(away.Why, now);
        }
        else
        {
            (DueAt, NotBefore, Why) = (now + PauseWhileAway(away.After, jitter), now + Asked(away), Short(away.Why));
        }
    }

    /// <summary>Nobody tries it again, unless a member says so.</summary>
    public void GiveUp(string why, DateTimeOffset now) => (FailedAt, Why, DueAt, LeasedUntil, Unanswered, Facts) = (now, Short(why), null, null, 0, null);

    /// <summary>Its vendor had taken it, and says now that it did not arrive. False where that changes nothing: it was seen, or is sent anew.</summary>
    public bool TurnOut(string why, DateTimeOffset now)
    {
        if (State is not AlertState.Delivered)
        {
            return false;
        }

        DeliveredAt = null;
        GiveUp(why, now);
        return true;
    }

    /// <summary>A member wants it sent once more. False where it is on its way already.</summary>
    public bool SendAgain(DateTimeOffset now)
    {
        if (State is AlertState.Waiting)
        {
            return false;
        }

        (DueAt, DeliveredAt, FailedAt, Why, VendorId) = (now, null, null, null, null);
        (Again, Attempts, NotBefore, TryingSince) = (Again + 1, 0, null, null);
        return true;
    }

    /// <summary>How long to wait after this many tries: ours, or what the vendor asks where that is longer.</summary>
    internal static TimeSpan PauseAfter(int attempts, TimeSpan? asked, double jitter) => Longer(Pauses[attempts - 1] * jitter, asked);

    /// <summary>What the vendor asks us to wait, as far as it is its to ask.</summary>
    internal static TimeSpan? Asked(Delivery.TryLater later) => AtMost(later.After);

    /// <summary>How long one waits whose vendor is away for everybody.</summary>
    internal static TimeSpan PauseWhileAway(TimeSpan? asked, double jitter) => Longer(WhileAway * jitter, asked);

    private static TimeSpan Longer(TimeSpan ours, TimeSpan? asked) => AtMost(asked) is { } theirs && theirs > ours ? theirs : ours;

    private static TimeSpan? AtMost(TimeSpan? asked) => asked > LongestPause ? LongestPause : asked;

    /// <summary>As long as a reason may be.</summary>
    internal static string Short(string why) => why.Length <= MaxWhyLength ? why : why[..MaxWhyLength];
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
