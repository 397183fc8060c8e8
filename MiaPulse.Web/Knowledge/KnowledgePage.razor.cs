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
    private IReadOnlyList<FaqRow> _faqs = [];
    private SpendToday? _spent;
    private string? _refused;
    private string? _partShown;
    private bool _isBusy;

    /// <summary><c>answers</c>, <c>unanswered</c>, <c>suggested</c>, <c>golden</c>, <c>test</c>, or none for the sources.</summary>
    [Parameter]
    public string? Part { get; set; }

    [Inject]
    private KnowledgeBook Book { get; set; } = default!;

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
        _partShown = Part;
        if (Part is null)
        {
            await ReadSourcesAsync(ct);
        }

        _faqs = await Book.FaqsAsync(Who, ct);
        _gaps = await GapBook.OpenAsync(Who, ct);
        _heard = await HeardBook.OfferedAsync(Who, ct);
        _alerts = await GoldenBook.AlertsAsync(Who, ct);
        _spent = Model.IsHosted ? await Spend.TodayAsync(Who, ct) : null;
    }

    // The parts are one page: whoever goes from one to the next finds it read, and no refusal of the last one on it.
    protected override async Task OnParametersSetAsync()
    {
        if (Part != _partShown && Load is Load.Ready)
        {
            (_refused, _removed) = (null, []);
            await (Part is null ? TryAgainAsync() : RefreshAsync()); // the sources are not read while another part is open: rather a skeleton than old ones
        }
    }

    protected override Heed Hear(LiveEvent what)
    {
        _isCounted &= what is not (KnowledgeChanged or SourceProgressed);
        return what is SourceProgressed or KnowledgeChanged or GapKept or GapsChanged or GoldenProgressed ? Heed.Read : Heed.Nothing;
    }

    private Task<Refusal?> SaveFaqAsync((FaqId? Id, FaqDraft Draft, DateTimeOffset? Seen) change) =>
        TryAsync(async () => (await Teach.RunAsync(Who, change.Id, change.Draft, change.Seen, Gone)).Refusal);

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

    private async Task<Result<FaqDraft>> DeleteFaqAsync(FaqId id)
    {
        var result = await ForgetFaq.RunAsync(Who, id, Gone);
        await RefreshAsync();
        return result;
    }

    private async Task ActAsync(Func<Task<Refusal?>> act)
    {
        if (_isBusy)
        {
            return; // pressed twice before the button could be seen to be busy
        }

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
