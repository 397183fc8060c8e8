using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Knowledge;

/// <summary>What Mia knows, what she could not answer, and a place to try her.</summary>
public sealed partial class KnowledgePage
{
    private readonly Dictionary<SourceId, IReadOnlyList<PageRow>> _pages = [];
    private readonly Dictionary<SourceId, string?> _waitingFor = [];
    private IReadOnlyList<SourceView> _sources = [];
    private IReadOnlyList<FaqRow> _faqs = [];
    private SpendToday? _spent;
    private string _address = "";
    private string? _refused;
    private bool _isBusy;
    private int _pagesWanted = 12;

    /// <summary><c>answers</c>, <c>unanswered</c>, <c>suggested</c>, <c>golden</c>, <c>test</c>, or none for the websites.</summary>
    [Parameter]
    public string? Part { get; set; }

    [Inject]
    private KnowledgeBook Book { get; set; } = default!;

    [Inject]
    private LearnWebsite Learn { get; set; } = default!;

    [Inject]
    private CancelLearning Cancel { get; set; } = default!;

    [Inject]
    private ForgetSource Forget { get; set; } = default!;

    [Inject]
    private TeachMia Teach { get; set; } = default!;

    [Inject]
    private ForgetFaq ForgetFaq { get; set; } = default!;

    [Inject]
    private MiaModel Model { get; set; } = default!;

    [Inject]
    private ModelSpend Spend { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        _sources = await Book.SourcesAsync(Who, ct);
        foreach (var source in _sources)
        {
            _pages[source.Id] = await Book.PagesAsync(Who, source.Id, null, null, _pagesWanted, ct);
            _waitingFor[source.Id] = source.IsUnderWay ? await Book.WaitingForAsync(Who, source.Id, ct) : null;
        }

        _faqs = await Book.FaqsAsync(Who, ct);
        _gaps = await GapBook.OpenAsync(Who, ct);
        _heard = await HeardBook.OfferedAsync(Who, ct);
        _alerts = await GoldenBook.AlertsAsync(Who, ct);
        _spent = Model.IsHosted ? await Spend.TodayAsync(Who, ct) : null;
    }

    protected override Heed Hear(LiveEvent what) => what is SourceProgressed or KnowledgeChanged or GapKept or GapsChanged or GoldenProgressed ? Heed.Read : Heed.Nothing;

    private IReadOnlyList<PageRow> PagesOf(SourceId source) => _pages.GetValueOrDefault(source, []);

    private async Task AddAsync()
    {
        await LearnAsync(_address);
        _address = _refused is null ? "" : _address;
    }

    private Task LearnAsync(string address) => ActAsync(async () => (await Learn.RunAsync(Who, address, Gone)).Refusal);

    private Task StopAsync(SourceId id) => ActAsync(async () => (await Cancel.RunAsync(Who, id, Gone)).Refusal);

    private Task RemoveAsync(SourceId id) => ActAsync(async () => (await Forget.RunAsync(Who, id, Gone)).Refusal);

    private Task ShowMorePagesAsync()
    {
        _pagesWanted = Math.Min(_pagesWanted + 50, KnowledgeBook.MostRows);
        return RefreshAsync();
    }

    private async Task<Refusal?> SaveFaqAsync((FaqId? Id, FaqDraft Draft) change)
    {
        var refusal = (await Teach.RunAsync(Who, change.Id, change.Draft, Gone)).Refusal;
        await RefreshAsync();
        return refusal;
    }

    private Task DeleteFaqAsync(FaqId id) => ActAsync(async () => (await ForgetFaq.RunAsync(Who, id, Gone)).Refusal);

    private async Task ActAsync(Func<Task<Refusal?>> act)
    {
        _isBusy = true;
        try
        {
            _refused = (await act())?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
