using System.Globalization;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Webhooks;

/// <summary>Each webhook with what became of it, live, its words, and a way to have it sent once more.</summary>
public sealed partial class DeliveriesPage
{
    private IReadOnlyList<EndpointRow> _endpoints = [];
    private IReadOnlyDictionary<WebhookEndpointId, string> _names = new Dictionary<WebhookEndpointId, string>();
    private DeliveryPage? _page;
    private DeliveryDetail? _detail;
    private WebhookDeliveryId? _open;
    private string? _refused;
    private bool _isSending;
    private (WebhookEndpointId? Endpoint, int Number) _shown;

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "endpoint")]
    private string? EndpointText { get; set; }

    [Inject]
    private WebhookBook Book { get; set; } = default!;

    [Inject]
    private Redeliver Again { get; set; } = default!;

    private int Number => PageNumber.Read(PageText);

    private WebhookEndpointId? Endpoint => Ids.TryParse<WebhookEndpointId>(EndpointText, out var id) ? id : null;

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _shown != (Endpoint, Number))
        {
            (_open, _detail) = (null, null);
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = (Endpoint, Number);
        _endpoints = await Book.EndpointsAsync(Who, ct);
        _names = WebhookWords.Names(_endpoints);
        _page = await Book.DeliveriesAsync(Who, asked.Endpoint, PageNumber.Skip(asked.Number), PageNumber.Size, ct);
        if (_open is { } open)
        {
            await ReadDetailAsync(open, ct);
        }

        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is WebhooksChanged or VisitorErased ? Heed.Read : Heed.Nothing;

    private async Task OpenAsync(WebhookDeliveryId delivery)
    {
        if (_open == delivery)
        {
            (_open, _detail) = (null, null);
            return;
        }

        _open = delivery;
        await ReadDetailAsync(delivery, Gone);
    }

    private async Task ReadDetailAsync(WebhookDeliveryId delivery, CancellationToken ct)
    {
        var found = await Book.DeliveryAsync(Who, delivery, ct);
        _detail = found.IsDone ? found.Value : null;
    }

    private async Task SendAgainAsync(WebhookDeliveryId delivery)
    {
        _isSending = true;
        try
        {
            _refused = (await Again.RunAsync(Who, delivery, Gone)).Refusal?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isSending = false;
        }
    }

    private string NameOf(WebhookEndpointId endpoint, string url) => _names.GetValueOrDefault(endpoint) ?? WebhookWords.Server(url);

    private static string HrefFor(WebhookEndpointId? endpoint, int number)
    {
        var query = string.Join('&', new[] { endpoint is { } id ? $"endpoint={id}" : null, number > 1 ? $"page={number.ToString(CultureInfo.InvariantCulture)}" : null }.Where(part => part is not null));
        return query.Length == 0 ? "/app/settings/webhooks/deliveries" : $"/app/settings/webhooks/deliveries?{query}";
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string ClassOf(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Delivered => "ready",
        DeliveryState.Failed => "failed",
    };
}
