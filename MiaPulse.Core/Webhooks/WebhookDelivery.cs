using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Webhooks;

/// <summary>How far a webhook is.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, now or later.</summary>
    Waiting,

    /// <summary>The endpoint took it.</summary>
    Delivered,

    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>
/// One event for one endpoint, written in the transaction of what it tells of. Work and its record at once: it is leased, sent, tried again, and stays to be looked
/// at. What it says is fixed when it is written. Whoever saves it holds the lease under which it was read: <see cref="LeasedUntil"/> and <see cref="DueAt"/> are
/// what EF compares.
/// </summary>
public sealed class WebhookDelivery : IBelongsToBusiness
{
    public const int MaxWhyLength = 200;

    /// <summary>How long whoever took it has it to themselves. If they die with it, it is this much late.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long it is tried, from the first time on.</summary>
    public static readonly TimeSpan TriedFor = WebhookEndpoint.PatienceWithFailure;

    /// <summary>The longest that an endpoint may ask us to wait.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>How long it is kept to be looked at, counted from what it tells of.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int MostDeaths = 10;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(10), TimeSpan.FromDays(1),
    ];

    public required BusinessId BusinessId { get; init; }

    public required WebhookDeliveryId Id { get; init; }

    public required WebhookEndpointId EndpointId { get; init; }

    /// <summary>What it tells of: erased with it. Null for a test.</summary>
    public ConversationId? ConversationId { get; init; }

    public required WebhookKind Kind { get; init; }

    /// <summary><c>webhook-id</c>: the same at every try and at every endpoint, so that a receiver can leave out what it has.</summary>
    public required WebhookEventId EventId { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, or tried again. Null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was taken since, by whoever then died without a word.</summary>
    public int Unanswered { get; private set; }

    public DateTimeOffset? FirstTriedAt { get; private set; }

    public DateTimeOffset? LastTriedAt { get; private set; }

    /// <summary>What the endpoint answered last; null where it did not answer.</summary>
    public int? LastStatus { get; private set; }

    /// <summary>How long the last try took.</summary>
    public int? LastMilliseconds { get; private set; }

    /// <summary>The beginning of its last answer.</summary>
    [MaxLength(WebhookCaller.MaxResponseBytes)]
    public string? LastResponse { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it failed, or has to be tried again. A sentence for the owner.</summary>
    [MaxLength(MaxWhyLength)]
    public string? Why { get; private set; }

    public DeliveryState State => StateOf(DueAt, FailedAt);

    /// <summary>It has been taken so often by whoever then died that the next one would too.</summary>
    public bool IsHopeless => Unanswered > MostDeaths;

    public static DeliveryState StateOf(DateTimeOffset? dueAt, DateTimeOffset? failedAt) =>
        failedAt is not null ? DeliveryState.Failed : dueAt is not null ? DeliveryState.Waiting : DeliveryState.Delivered;

    /// <summary>
    /// What may be sent now: nothing to an endpoint that another one is on its way to, nothing but a test to one that fails and rests, and what waits for one that
    /// is switched off goes on waiting.
    /// </summary>
    internal static IQueryable<WebhookDelivery> Due(MiaDb db, DateTimeOffset now)
    {
        var busy = db.WebhookDeliveries.Where(d => d.DueAt <= now && d.LeasedUntil > now).Select(d => d.EndpointId);
        return db.WebhookDeliveries.Where(d =>
            d.DueAt <= now
            && !busy.Contains(d.EndpointId)
            && db.WebhookEndpoints.Any(e =>
                e.BusinessId == d.BusinessId && e.Id == d.EndpointId && e.SwitchedOffAt == null
                && (e.RestsUntil == null || e.RestsUntil <= now || d.Kind == WebhookKind.Test)));
    }

    public static WebhookDelivery For(
        BusinessId business, WebhookDeliveryId id, WebhookEndpointId endpoint, WebhookFact fact, WebhookEventId eventId, string payload, DateTimeOffset now) => new()
        {
            BusinessId = business,
            Id = id,
            EndpointId = endpoint,
            ConversationId = fact.Conversation,
            Kind = fact.Kind,
            EventId = eventId,
            Payload = payload,
            CreatedAt = now,
            DueAt = now,
        };

    /// <summary>Somebody takes it to send it.</summary>
    public void Take(DateTimeOffset now) => (LeasedUntil, Unanswered) = (now + Lease, Unanswered + 1);

    /// <summary>Whoever took it stops before it is known what became of it: it is due as before.</summary>
    public void GiveBack() => (LeasedUntil, Unanswered) = (null, 0);

    /// <summary>What became of a try. A test is tried once: whoever asked for it is looking.</summary>
    /// <param name="answer">What the endpoint said.</param>
    /// <param name="now">The moment.</param>
    /// <param name="jitter">From 0 to 1: a tenth less of the pause, or a tenth more. What failed together does not come back together.</param>
    public void Hear(WebhookAnswer answer, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered) = (null, 0);
        Attempts++;
        FirstTriedAt ??= now;
        (LastTriedAt, LastStatus, LastResponse, LastMilliseconds) = (now, answer.Status, answer.Response, (int)answer.Took.TotalMilliseconds);
        if (answer.IsTaken)
        {
            (DueAt, DeliveredAt, Why) = (null, now, null);
            return;
        }

        var end = FirstTriedAt.Value + TriedFor;
        if (answer.IsGone || Kind is WebhookKind.Test || now >= end)
        {
            GiveUp(answer.Why, now);
            return;
        }

        (DueAt, Why) = (NextTry(Attempts, answer, now, end, jitter), Short(answer.Why));
    }

    /// <summary>Nobody tries it again, unless a member says so.</summary>
    public void GiveUp(string why, DateTimeOffset now) => (FailedAt, Why, DueAt, LeasedUntil, Unanswered) = (now, Short(why), null, null, 0);

    /// <summary>A member wants it sent, once more or without waiting any longer. False where it is on its way already.</summary>
    public bool SendAgain(DateTimeOffset now)
    {
        if (LeasedUntil > now || (State is DeliveryState.Waiting && Attempts == 0))
        {
            return false;
        }

        (DueAt, DeliveredAt, FailedAt, Why) = (now, null, null, null);
        (Attempts, FirstTriedAt) = (0, null);
        return true;
    }

    /// <summary>When to try again after so many failures: after our pause, though not past the end, or when the endpoint asks for it, where that is later.</summary>
    internal static DateTimeOffset NextTry(int failures, WebhookAnswer answer, DateTimeOffset now, DateTimeOffset end, double jitter)
    {
        var ours = Earlier(now + (Pauses[Math.Min(failures, Pauses.Length) - 1] * (0.9 + (0.2 * jitter))), end);
        var asked = now + (answer.RetryAfter > LongestPause ? LongestPause : answer.RetryAfter ?? TimeSpan.Zero);
        return asked > ours ? asked : ours;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string Short(string why) => why.Length <= MaxWhyLength ? why : why[..MaxWhyLength];
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.HasKey(d => new { d.BusinessId, d.Id });
        delivery.HasIndex(d => new { d.BusinessId, d.EndpointId, d.EventId }).IsUnique();
        delivery.HasIndex(d => d.DueAt);
        delivery.HasIndex(d => new { d.BusinessId, d.CreatedAt });
        delivery.HasIndex(d => new { d.BusinessId, d.FailedAt });
        delivery.HasIndex(d => new { d.BusinessId, d.ConversationId });
        delivery.Property(d => d.LeasedUntil).IsConcurrencyToken();
        delivery.Property(d => d.DueAt).IsConcurrencyToken(); // who read it before somebody else took it, sent it and let it go must not take it once more
        delivery.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => new { d.BusinessId, d.EndpointId }).OnDelete(DeleteBehavior.Cascade);
        delivery.HasOne<Conversation>().WithMany().HasForeignKey(d => new { d.BusinessId, d.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
