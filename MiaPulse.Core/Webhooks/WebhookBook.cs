using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>An endpoint as members see it, without its secret.</summary>
/// <param name="Why">Why we switched it off; null where it is on, or a member did.</param>
/// <param name="OldSecretUntil">Until when the secret before signs too; null where it does not.</param>
/// <param name="Waiting">Webhooks that are to be sent to it.</param>
/// <param name="Failed">Webhooks to it that were given up.</param>
public sealed record EndpointRow(
    WebhookEndpointId Id, string Url, IReadOnlyList<WebhookKind> Events, bool IsOn, string? Why, DateTimeOffset? FailingSince, DateTimeOffset? OldSecretUntil, int Waiting, int Failed)
{
    /// <summary>What became of the latest test; null where there was none lately.</summary>
    public LastTest? Test { get; init; }

    /// <summary>While it fails: when it is asked for again. Null where nothing waits for that.</summary>
    public DateTimeOffset? NextTryAt { get; init; }
}

/// <summary>What became of a test.</summary>
public sealed record LastTest(DeliveryState State, DateTimeOffset At, int? Status, int? Milliseconds, string? Why);

/// <summary>A webhook as members see it.</summary>
/// <param name="Url">Of its endpoint.</param>
/// <param name="IsHeld">Its endpoint is switched off.</param>
/// <param name="NextAt">When it is sent, or tried again; null where nothing is left to do.</param>
/// <param name="Status">What the endpoint answered last; null where it did not.</param>
/// <param name="Milliseconds">How long the last try took.</param>
/// <param name="Why">Why it failed, or has to be tried again.</param>
public sealed record DeliveryRow(
    WebhookDeliveryId Id, WebhookEndpointId Endpoint, string Url, WebhookKind Kind, DeliveryState State, bool IsHeld, DateTimeOffset CreatedAt, DateTimeOffset? NextAt,
    DateTimeOffset? TriedAt, int Attempts, int? Status, int? Milliseconds, string? Why)
{
    /// <summary>Its endpoint fails, and this one waits until that is asked for again.</summary>
    public bool IsBehind { get; init; }
}

/// <summary>One page of webhooks.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these: what was asked for, or less where the list ends sooner.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryRow> Rows, int Total, int Skip);

/// <summary>What was sent, and what came back.</summary>
/// <param name="EventId"><c>webhook-id</c>.</param>
/// <param name="Payload">The body.</param>
/// <param name="Response">The beginning of the endpoint's last answer.</param>
public sealed record DeliveryDetail(WebhookEventId EventId, string Payload, string? Response);

/// <summary>A business's endpoints, what was sent to them, and what became of it.</summary>
public sealed class WebhookBook(BusinessDbs dbs, TimeProvider clock)
{
    public const int MaxPageSize = 200;

    private const int MostTests = 50;

    /// <summary>In the order in which they were added.</summary>
    public async Task<IReadOnlyList<EndpointRow>> EndpointsAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var endpoints = await db.WebhookEndpoints.AsNoTracking().OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).ToListAsync(ct);
        var waiting = await CountAsync(db.WebhookDeliveries.Where(d => d.DueAt != null), ct);
        var failed = await CountAsync(db.WebhookDeliveries.Where(d => d.FailedAt != null), ct);
        var tests = await TestsAsync(db, ct);
        var now = clock.GetUtcNow();
        return
        [
            .. endpoints.Select(e => new EndpointRow(
                e.Id, e.Url, e.Events, e.IsOn, e.Why, e.FailingSince, e.PreviousUntil > now ? e.PreviousUntil : null, waiting.GetValueOrDefault(e.Id), failed.GetValueOrDefault(e.Id))
                {
                    Test = tests.GetValueOrDefault(e.Id),
                    NextTryAt = e.RestsUntil > now ? e.RestsUntil : null,
                }),
        ];
    }

    /// <summary>Newest first.</summary>
    /// <param name="who">Whose webhooks.</param>
    /// <param name="endpoint">Those to one endpoint; null for all.</param>
    /// <param name="skip">How many to leave out, 0 for the first page; beyond the end it is the last page.</param>
    /// <param name="take">How many at most, up to <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<DeliveryPage> DeliveriesAsync(Owner who, WebhookEndpointId? endpoint, int skip, int take, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var all = db.WebhookDeliveries.AsNoTracking();
        if (endpoint is { } one)
        {
            all = all.Where(d => d.EndpointId == one);
        }

        var total = await all.CountAsync(ct);
        var slice = Slice.Within(total, skip, Math.Clamp(take, 1, MaxPageSize));
        var page = all.OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id).Skip(slice.Skip).Take(slice.Take);
        var rows = await (
            from delivery in page
            join to in db.WebhookEndpoints on delivery.EndpointId equals to.Id
            orderby delivery.CreatedAt descending, delivery.Id
            select new
            {
                delivery.Id,
                delivery.EndpointId,
                to.Url,
                to.SwitchedOffAt,
                to.RestsUntil,
                delivery.Kind,
                delivery.CreatedAt,
                delivery.DueAt,
                delivery.FailedAt,
                delivery.LastTriedAt,
                delivery.Attempts,
                delivery.LastStatus,
                delivery.LastMilliseconds,
                delivery.Why,
            }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return new DeliveryPage(
            [
                .. rows.Select(r => (Row: r, IsBehind: r.RestsUntil > now && r.RestsUntil > r.DueAt && r.Kind is not WebhookKind.Test)).Select(r => new DeliveryRow(
                    r.Row.Id, r.Row.EndpointId, r.Row.Url, r.Row.Kind, WebhookDelivery.StateOf(r.Row.DueAt, r.Row.FailedAt), r.Row.SwitchedOffAt is not null, r.Row.CreatedAt,
                    r.IsBehind ? r.Row.RestsUntil : r.Row.DueAt, r.Row.LastTriedAt, r.Row.Attempts, r.Row.LastStatus, r.Row.LastMilliseconds, r.Row.Why)
                    {
                        IsBehind = r.IsBehind,
                    }),
            ],
            total,
            slice.Skip);
    }

    /// <summary>What was sent, and what came back.</summary>
    public async Task<Result<DeliveryDetail>> DeliveryAsync(Owner who, WebhookDeliveryId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var found = await db.WebhookDeliveries.AsNoTracking().Where(d => d.Id == id).Select(d => new DeliveryDetail(d.EventId, d.Payload, d.LastResponse)).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Refusal.NotFound("That webhook no longer exists.");
        }

        return found;
    }

    private static async Task<Dictionary<WebhookEndpointId, int>> CountAsync(IQueryable<WebhookDelivery> deliveries, CancellationToken ct) =>
        await deliveries.GroupBy(d => d.EndpointId).Select(g => new { Endpoint = g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Endpoint, c => c.Count, ct);

    private static async Task<Dictionary<WebhookEndpointId, LastTest>> TestsAsync(MiaDb db, CancellationToken ct)
    {
        var tests = await db.WebhookDeliveries.AsNoTracking().Where(d => d.Kind == WebhookKind.Test).OrderByDescending(d => d.CreatedAt).Take(MostTests)
            .Select(d => new { d.EndpointId, d.CreatedAt, d.DueAt, d.FailedAt, d.LastStatus, d.LastMilliseconds, d.Why })
            .ToListAsync(ct);
        return tests.DistinctBy(t => t.EndpointId)
            .ToDictionary(t => t.EndpointId, t => new LastTest(WebhookDelivery.StateOf(t.DueAt, t.FailedAt), t.CreatedAt, t.LastStatus, t.LastMilliseconds, t.Why));
    }
}
