using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>A member moves an endpoint, chooses other events, or switches it off or on. Switched on, it gets what waited for it.</summary>
public sealed class ChangeEndpoint(BusinessDbs dbs, TellEndpoints endpoints, CrawlerOptions options, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, WebhookEndpointId id, EndpointInput input, CancellationToken ct)
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
        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } endpoint)
        {
            return Refusal.NotFound("That endpoint no longer exists.");
        }

        endpoint.Change(url.ToString(), input.Chosen, input.IsOn, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        endpoints.Added(who.Business);
        return Result.Done;
    }
}
