using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>What a new owner sees first. Once the widget has been seen, it leads on to the inbox.</summary>
public sealed partial class FirstRunPage
{
    private const int PagesShown = 8;

    private BusinessFacts? _business;
    private SourceView? _source;
    private IReadOnlyList<PageRow> _pages = [];
    private string? _waitingFor;
    private string _address = "";
    private string? _refused;
    private bool _isBusy;
    private bool _hasAsked;
    private int _passages;
    private bool _isFirstRead = true;

    [Inject]
    private BusinessCard Card { get; set; } = default!;

    [Inject]
    private KnowledgeBook Book { get; set; } = default!;

    [Inject]
    private LearnWebsite Learn { get; set; } = default!;

    [Inject]
    private CancelLearning Cancel { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool HasRead => _source is { IsUnderWay: false, Read: > 0 };

    protected override async Task ReadAsync(CancellationToken ct)
    {
        _business = await Card.ReadAsync(Who, ct);
        if (_isFirstRead && _business.WidgetSeenAt is not null)
        {
            Navigation.NavigateTo("/app/inbox", replace: true); // all three steps lie behind them
            return;
        }

        var sources = await Book.SourcesAsync(Who, ct);
        _source = sources.Count > 0 ? sources[^1] : null; // the first that was given
        _pages = _source is { } source ? await Book.PagesAsync(Who, source.Id, null, null, PagesShown, ct) : [];
        _waitingFor = _source is { IsUnderWay: true } reading ? await Book.WaitingForAsync(Who, reading.Id, ct) : null;
        _passages = (await Book.CountsAsync(Who, ct)) is var counts ? counts.Passages + counts.Faqs : 0;
        _address = _isFirstRead ? _business.WebsiteUrl : _address;
        _isFirstRead = false;
    }

    protected override Heed Hear(LiveEvent what) => what is SourceProgressed or KnowledgeChanged or WidgetSeen ? Heed.Read : Heed.Nothing;

    private Task ReadWebsiteAsync(string address) => ActAsync(async () => (await Learn.RunAsync(Who, address, Gone)).Refusal?.Sentence);

    private Task StopAsync() => ActAsync(async () => _source is { } source ? (await Cancel.RunAsync(Who, source.Id, Gone)).Refusal?.Sentence : null);

    private async Task ActAsync(Func<Task<string?>> act)
    {
        _isBusy = true;
        try
        {
            _refused = await act();
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
