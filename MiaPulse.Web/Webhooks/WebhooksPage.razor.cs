using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Webhooks;

/// <summary>The endpoints of a business: added, changed, tried out and removed. A secret is shown when it is new, as long as the page stays open, and never again.</summary>
public sealed partial class WebhooksPage
{
    private readonly Dictionary<WebhookEndpointId, string> _secrets = [];
    private IReadOnlyList<EndpointRow> _endpoints = [];
    private EndpointInput? _new;
    private string? _refused;
    private bool _isBusy;

    [Inject]
    private WebhookBook Book { get; set; } = default!;

    [Inject]
    private AddEndpoint Adding { get; set; } = default!;

    [Inject]
    private ChangeEndpoint Changing { get; set; } = default!;

    [Inject]
    private RotateSecret Rotating { get; set; } = default!;

    [Inject]
    private RemoveEndpoint Removing { get; set; } = default!;

    [Inject]
    private SendTest Testing { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct) => _endpoints = await Book.EndpointsAsync(Who, ct);

    protected override Heed Hear(LiveEvent what) => what is WebhooksChanged or VisitorErased ? Heed.Read : Heed.Nothing;

    private void Begin() => (_new, _refused) = (new EndpointInput(), null);

    private async Task<Refusal?> AddAsync(EndpointInput input)
    {
        var added = await Adding.RunAsync(Who, input, Gone);
        if (added.IsDone)
        {
            _secrets[added.Value.Id] = added.Value.Secret;
            await RefreshAsync();
        }

        return added.Refusal;
    }

    private async Task<Refusal?> SaveAsync(WebhookEndpointId endpoint, EndpointInput input)
    {
        var changed = await Changing.RunAsync(Who, endpoint, input, Gone);
        await RefreshAsync();
        return changed.Refusal;
    }

    private Task ChangeSecretAsync(WebhookEndpointId endpoint) => DoAsync(async () =>
    {
        var changed = await Rotating.RunAsync(Who, endpoint, Gone);
        if (changed.IsDone)
        {
            _secrets[endpoint] = changed.Value;
        }

        return changed.Refusal;
    });

    private Task TestAsync(WebhookEndpointId endpoint) => DoAsync(async () => (await Testing.RunAsync(Who, endpoint, Gone)).Refusal);

    private Task RemoveAsync(WebhookEndpointId endpoint) => DoAsync(async () => (await Removing.RunAsync(Who, endpoint, Gone)).Refusal);

    private async Task DoAsync(Func<Task<Refusal?>> what)
    {
        _isBusy = true;
        try
        {
            _refused = (await what())?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
