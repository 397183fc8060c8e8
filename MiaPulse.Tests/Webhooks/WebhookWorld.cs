using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Webhooks;

/// <summary>Endpoints in a world of use cases; receivers are real servers on loopback, which the guard lets through only because the setting says so.</summary>
internal static class WebhookWorld
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>An installation whose operator lets these through.</summary>
    public static Task<Given> ThatReaches(params LoopbackVendor[] receivers) => Given.AnEmptyInstallation(
        services => services.Replace(ServiceDescriptor.Singleton(new CrawlerOptions { AllowedPrivateHosts = [.. receivers.Select(r => r.Url.Authority)] })));

    /// <summary>An endpoint that is told of these events; of all where none is named.</summary>
    public static async Task<WebhookEndpointId> AnEndpoint(this Given given, Owner owner, string url, params WebhookKind[] events)
    {
        var input = events.Length == 0 ? new EndpointInput { Url = url } : new EndpointInput { Url = url, Events = [.. events] };
        return (await given.The<AddEndpoint>().RunAsync(owner, input, Ct)).Value.Id;
    }

    public static Task<WebhookEndpointId> AnEndpoint(this Given given, Owner owner, LoopbackVendor receiver, params WebhookKind[] events) =>
        given.AnEndpoint(owner, $"{receiver.Url}hooks", events);

    /// <summary>Sends what is due, as the worker would.</summary>
    public static async Task WebhooksAreSent(this Given given)
    {
        while (await given.The<WebhookQueue>().TryTakeAsync(Ct) is { } turn)
        {
            using var mine = turn;
            await given.The<DeliverWebhooks>().RunAsync(new Mia(turn.Business), turn.Endpoint, Ct);
        }
    }

    public static async Task<List<WebhookDelivery>> WebhooksOf(this Given given, BusinessCaller who)
    {
        await using var db = await given.DbFor(who);
        return await db.WebhookDeliveries.AsNoTracking().OrderBy(d => d.CreatedAt).ThenBy(d => d.Kind).ToListAsync();
    }

    public static async Task<WebhookEndpoint> EndpointOf(this Given given, BusinessCaller who, WebhookEndpointId id)
    {
        await using var db = await given.DbFor(who);
        return await db.WebhookEndpoints.AsNoTracking().SingleAsync(e => e.Id == id);
    }

    /// <summary>What signs, as the receiver knows it.</summary>
    public static async Task<string?> SecretOf(this Given given, BusinessCaller who, WebhookEndpointId id) => SealedSecret.Read(given.The<ISeal>(), (await given.EndpointOf(who, id)).Secret);

    /// <summary>What a payload says, at a path of names.</summary>
    public static JsonElement At(string payload, params string[] path)
    {
        using var read = JsonDocument.Parse(payload);
        return path.Aggregate(read.RootElement, (at, name) => at.GetProperty(name)).Clone();
    }
}
