using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Adds webhooks to the transaction of what they tell of, so that there is never the one without the other: a row for each endpoint that wants to hear of it.
/// Whoever adds says <see cref="Added"/> once it is saved.
/// </summary>
public sealed class TellEndpoints(WebhookQueue queue, LiveFeed live, TimeProvider clock)
{
    /// <summary>Adds to the unit of work of <paramref name="db"/>.</summary>
    /// <returns>Whether there is anybody to tell.</returns>
    public async Task<bool> AddAsync(MiaDb db, BusinessCaller who, WebhookFact fact, CancellationToken ct)
    {
        var endpoints = await db.WebhookEndpoints.AsNoTracking().Where(e => e.SwitchedOffAt == null).Select(e => new { e.Id, e.Events }).ToListAsync(ct);
        var rows = Rows(who.Business, fact, endpoints.Select(e => new Listener(e.Id, e.Events)));
        db.WebhookDeliveries.AddRange(rows);
        return rows.Count > 0;
    }

    /// <summary>One for one endpoint, whatever that has chosen.</summary>
    public WebhookDelivery AddTo(MiaDb db, BusinessCaller who, WebhookEndpointId endpoint, WebhookFact fact)
    {
        var row = Rows(who.Business, fact, [new Listener(endpoint, [fact.Kind])])[0];
        db.WebhookDeliveries.Add(row);
        return row;
    }

    /// <summary>Tells whoever sends and whoever looks. After the save, never before.</summary>
    public void Added(BusinessId business)
    {
        queue.Wake();
        live.Publish(business, new WebhooksChanged());
    }

    /// <summary>The same inside the append, which goes past EF. Without endpoints, as most businesses are, it is one look-up.</summary>
    internal bool Write(WriteSession session, BusinessId business, IEnumerable<WebhookFact> facts)
    {
        var endpoints = ReadEndpoints(session, business);
        if (endpoints.Count == 0)
        {
            return false;
        }

        var added = 0;
        foreach (var row in facts.SelectMany(f => Rows(business, f, endpoints)))
        {
            added += session.Command(
                WebhookSql.Add, business.Value, row.Id.Value, row.EndpointId.Value, row.ConversationId?.Value, row.Kind.ToString(), row.EventId.Value, row.Payload,
                row.CreatedAt.UtcTicks).ExecuteNonQuery();
        }

        return added > 0;
    }

    private static List<Listener> ReadEndpoints(WriteSession session, BusinessId business)
    {
        var endpoints = new List<Listener>();
        using var read = session.Command(WebhookSql.Endpoints, business.Value).ExecuteReader();
        while (read.Read())
        {
            endpoints.Add(new Listener(WebhookEndpointId.From(read.GetGuid(0)), Json.Read<List<WebhookKind>>(read.GetString(1))));
        }

        return endpoints;
    }

    /// <summary>One event, in the same words and under the same id for each of them.</summary>
    private List<WebhookDelivery> Rows(BusinessId business, WebhookFact fact, IEnumerable<Listener> endpoints)
    {
        var wanting = endpoints.Where(e => e.Events.Contains(fact.Kind)).ToList();
        if (wanting.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var eventId = Ids.New<WebhookEventId>(clock);
        var payload = fact.ToPayload(eventId);
        return wanting.ConvertAll(e => WebhookDelivery.For(business, Ids.New<WebhookDeliveryId>(clock), e.Id, fact, eventId, payload, now));
    }

    private sealed record Listener(WebhookEndpointId Id, IReadOnlyList<WebhookKind> Events);
}

/// <summary>The webhooks in SQL, for the append. Constants: the writer looks its prepared commands up by reference.</summary>
internal static class WebhookSql
{
    public const string Endpoints = """SELECT "Id","Events" FROM "WebhookEndpoints" WHERE "BusinessId"=@a AND "SwitchedOffAt" IS NULL""";

    // a business, b id, c endpoint, d conversation, e kind, f event id, g payload, h now
    public const string Add = """
        INSERT INTO "WebhookDeliveries" ("BusinessId","Id","EndpointId","ConversationId","Kind","EventId","Payload","CreatedAt","DueAt","Attempts","Unanswered")
        VALUES (@a,@b,@c,@d,@e,@f,@g,@h,@h,0,0)
        """;
}
