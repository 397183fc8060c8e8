using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>An endpoint that is new.</summary>
/// <param name="Secret">What it checks our signature with. It is told here and never again.</param>
public sealed record AddedEndpoint(WebhookEndpointId Id, string Secret);

/// <summary>A member names a program that is told what happens from now on. It gets a secret of its own.</summary>
public sealed class AddEndpoint(BusinessDbs dbs, LiveFeed live, CrawlerOptions options, ISeal seal, TimeProvider clock)
{
    public const int MostEndpoints = 10;

    public async Task<Result<AddedEndpoint>> RunAsync(Owner who, EndpointInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        if (WebhookUrl.Read(input.Url, new AllowedHosts(options.AllowedPrivateHosts), out var refusal) is not { } url)
        {
            return Refusal.Invalid(nameof(EndpointInput.Url), refusal);
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (await db.WebhookEndpoints.CountAsync(ct) >= MostEndpoints)
        {
            return Refusal.OverLimit($"There are {MostEndpoints} endpoints already. Remove one first.");
        }

        var (now, secret) = (clock.GetUtcNow(), WebhookSignature.NewSecret());
        var endpoint = new WebhookEndpoint
        {
            BusinessId = who.Business,
            Id = Ids.New<WebhookEndpointId>(clock),
            Url = url.ToString(),
            Secret = seal.Close(secret),
            Events = input.Chosen,
            CreatedAt = now,
        };
        endpoint.Change(endpoint.Url, endpoint.Events, input.IsOn, now);
        db.WebhookEndpoints.Add(endpoint);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new WebhooksChanged());
        return new AddedEndpoint(endpoint.Id, secret);
    }
}
