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
    private readonly Dictionary<SourceId, IReadOnlyList<PageChangeRow>> _changes = [];
    private IReadOnlyList<Contradiction> _contradictions = [];
    private IReadOnlyList<SourceView> _sources = [];
    private IReadOnlyList<FaqRow> _faqs = [];
    private SpendToday? _spent;
    private string? _refused;
    private bool _isBusy;
    private int _pagesWanted = 12;

    /// <summary><c>answers</c>, <c>unanswered</c>, <c>suggested</c>, <c>golden</c>, <c>test</c>, or none for the sources.</summary>
    [Parameter]
    public string? Part { get; set; }

    [Inject]
    private KnowledgeBook Book { get; set; } = default!;

    [Inject]
    private LearnWebsite Learn { get; set; } = default!;

    [Inject]
    private LearnDocument LearnDocument { get; set; } = default!;

    [Inject]
    private SetReading Reading { get; set; } = default!;

    [Inject]
    private CancelLearning Cancel { get; set; } = default!;

    [Inject]
    private ForgetSource Forget { get; set; } = default!;

    [Inject]
    private TeachMia Teach { get; set; } = default!;

    [Inject]
    private ForgetFaq ForgetFaq { get; set; } = default!;

    [Inject]
    private ImportFaqs Import { get; set; } = default!;

    [Inject]
    private UndoFaqImport UndoImport { get; set; } = default!;

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
            _changes[source.Id] = source.Changes > 0 ? await Book.ChangesAsync(Who, source.Id, ct) : [];
            _waitingFor[source.Id] = source.IsUnderWay ? await Book.WaitingForAsync(Who, source.Id, ct) : null;
        }

        _contradictions = Part is null && !_sources.Any(s => s.IsUnderWay) ? await Book.ContradictionsAsync(Who, ct) : _contradictions; // while pages come in, they would be looked through again for each
        _faqs = await Book.FaqsAsync(Who, ct);
        _gaps = await GapBook.OpenAsync(Who, ct);
        _heard = await HeardBook.OfferedAsync(Who, ct);
        _alerts = await GoldenBook.AlertsAsync(Who, ct);
        _spent = Model.IsHosted ? await Spend.TodayAsync(Who, ct) : null;
    }

    protected override Heed Hear(LiveEvent what) => what is SourceProgressed or KnowledgeChanged or GapKept or GapsChanged or GoldenProgressed ? Heed.Read : Heed.Nothing;

    private IReadOnlyList<PageRow> PagesOf(SourceId source) => _pages.GetValueOrDefault(source, []);

    private IReadOnlyList<PageChangeRow> ChangesOf(SourceId source) => _changes.GetValueOrDefault(source, []);

    private Task<Refusal?> LearnAsync((string Address, SourceKind Kind) wish) => TryAsync(async () => (await Learn.RunAsync(Who, wish.Address, wish.Kind, Gone)).Refusal);

    private Task<Refusal?> SetReadingAsync(SourceId id, ReadingWish wish) => TryAsync(async () => (await Reading.RunAsync(Who, id, wish, Gone)).Refusal);

    private Task<Refusal?> LearnFileAsync((string Name, byte[] Body) file) => TryAsync(async () => (await LearnDocument.RunAsync(Who, file.Name, file.Body, Gone)).Refusal);

    private Task<Refusal?> LearnTextAsync(TextDraft draft) => TryAsync(async () => (await LearnDocument.RunAsync(Who, draft, Gone)).Refusal);

    private Task ReadAgainAsync(SourceView source) => ActAsync(async () => (await Learn.RunAsync(Who, source.Url, source.Kind, Gone)).Refusal);

    private Task StopAsync(SourceId id) => ActAsync(async () => (await Cancel.RunAsync(Who, id, Gone)).Refusal);

    private Task RemoveAsync(SourceId id) => ActAsync(async () => (await Forget.RunAsync(Who, id, Gone)).Refusal);

    private Task ShowMorePagesAsync()
    {
        _pagesWanted = Math.Min(_pagesWanted + 50, KnowledgeBook.MostRows);
        return RefreshAsync();
    }

    private Task<Refusal?> SaveFaqAsync((FaqId? Id, FaqDraft Draft) change) => TryAsync(async () => (await Teach.RunAsync(Who, change.Id, change.Draft, Gone)).Refusal);

    private Task<Result<IReadOnlyList<FaqPreviewRow>>> PreviewAsync(byte[] file) => Import.PreviewAsync(Who, file, Gone);

    private async Task<Result<ImportedFaqs>> ImportAsync(byte[] file)
    {
        var result = await Import.RunAsync(Who, file, Gone);
        await RefreshAsync();
        return result;
    }

    private async Task<Result<int>> UndoImportAsync(ImportedFaqs import)
    {
        var result = await UndoImport.RunAsync(Who, import, Gone);
        await RefreshAsync();
        return result;
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
