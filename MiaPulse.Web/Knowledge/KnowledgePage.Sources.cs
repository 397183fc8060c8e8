using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Knowledge;

/// <summary>The websites and documents that Mia reads.</summary>
public sealed partial class KnowledgePage
{
    private const int FewPages = 12;

    private readonly Dictionary<SourceId, IReadOnlyList<PageRow>> _pages = [];
    private readonly Dictionary<SourceId, IReadOnlyList<PageRow>> _failed = [];
    private readonly Dictionary<SourceId, IReadOnlyList<PageChangeRow>> _changes = [];
    private readonly Dictionary<SourceId, string?> _waitingFor = [];
    private readonly Dictionary<SourceId, int> _pagesWanted = [];
    private IReadOnlyList<SourceView> _sources = [];
    private IReadOnlyDictionary<SourceId, int>? _saidOnce;
    private IReadOnlyList<ForgottenSource> _removed = [];
    private bool _isCounted;

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
    private RestoreSource Restore { get; set; } = default!;

    private async Task ReadSourcesAsync(CancellationToken ct)
    {
        _sources = [.. (await Book.SourcesAsync(Who, ct)).OrderBy(Place)];
        foreach (var source in _sources)
        {
            _pages[source.Id] = await Book.PagesAsync(Who, source.Id, null, null, WantedOf(source.Id), ct);
            _failed[source.Id] = source.Failed > 0 ? await Book.PagesAsync(Who, source.Id, PageState.Failed, null, FewPages, ct) : [];
            _changes[source.Id] = source.Changes > 0 ? await Book.ChangesAsync(Who, source.Id, ct) : [];
            _waitingFor[source.Id] = source.IsUnderWay ? await Book.WaitingForAsync(Who, source.Id, ct) : null;
        }

        // Looks through all that is known: once for each change, and not for every page that comes in.
        if (!_isCounted && !_sources.Any(s => s.IsUnderWay))
        {
            _isCounted = true;
            _saidOnce = await Book.SaidOnceAsync(Who, ct);
        }
    }

    private IEnumerable<SourceView> Unreadable => _sources.Where(IsUnreadable);

    /// <summary>A file that nothing came of. Its bytes are gone: it can only be given again.</summary>
    private static bool IsUnreadable(SourceView source) => source is { Kind: SourceKind.Document, State: SourceState.Failed, Read: 0 };

    // What Mia answers from comes first, the website before all; of each kind the newest, as they are read.
    private static int Place(SourceView source) => source.Kind is not SourceKind.Document ? 0 : IsUnreadable(source) ? 2 : 1;

    private IReadOnlyList<PageRow> PagesOf(SourceId source) => _pages.GetValueOrDefault(source, []);

    private IReadOnlyList<PageRow> FailedOf(SourceId source) => _failed.GetValueOrDefault(source, []);

    private IReadOnlyList<PageChangeRow> ChangesOf(SourceId source) => _changes.GetValueOrDefault(source, []);

    private int WantedOf(SourceId source) => _pagesWanted.GetValueOrDefault(source, FewPages);

    private int? SaidOnce(SourceId source) => _saidOnce?.TryGetValue(source, out var said) is true ? said : null;

    private bool HasMore(SourceView source) =>
        WantedOf(source.Id) < KnowledgeBook.MostRows && PagesOf(source.Id).Count >= WantedOf(source.Id) && source.Read + source.Skipped + source.Failed > PagesOf(source.Id).Count;

    private Task<Refusal?> LearnAsync((string Address, SourceKind Kind) wish) => TryAsync(async () => (await Learn.RunAsync(Who, wish.Address, wish.Kind, Gone)).Refusal);

    private Task<Refusal?> SetReadingAsync(SourceId id, ReadingWish wish) => TryAsync(async () => (await Reading.RunAsync(Who, id, wish, Gone)).Refusal);

    private Task<Refusal?> LearnFileAsync((string Name, byte[] Body) file) => TryAsync(async () => (await LearnDocument.RunAsync(Who, file.Name, file.Body, Gone)).Refusal);

    private Task<Refusal?> LearnTextAsync(TextDraft draft) => TryAsync(async () => (await LearnDocument.RunAsync(Who, draft, Gone)).Refusal);

    private Task ReadAgainAsync(SourceView source) => ActAsync(async () => (await Learn.RunAsync(Who, source.Url, source.Kind, Gone)).Refusal);

    private Task StopAsync(SourceId id) => ActAsync(async () => (await Cancel.RunAsync(Who, id, Gone)).Refusal);

    private Task RemoveAsync(SourceId id) => ActAsync(async () =>
    {
        var removed = await Forget.RunAsync(Who, id, Gone);
        _removed = removed.IsDone ? [removed.Value] : _removed;
        return removed.Refusal;
    });

    private Task RemoveUnreadableAsync() => ActAsync(async () =>
    {
        List<ForgottenSource> gone = [];
        foreach (var source in Unreadable.ToList())
        {
            var removed = await Forget.RunAsync(Who, source.Id, Gone);
            gone.AddRange(removed.IsDone ? [removed.Value] : []); // what somebody else removed meanwhile is gone as well
        }

        _removed = gone.Count > 0 ? gone : _removed;
        return null;
    });

    private Task RestoreAsync() => ActAsync(async () =>
    {
        while (_removed.Count > 0)
        {
            if ((await Restore.RunAsync(Who, _removed[0], Gone)).Refusal is { } refusal)
            {
                return refusal; // the others can still be had back
            }

            _removed = [.. _removed.Skip(1)];
        }

        return null;
    });

    private Task ShowMorePagesAsync(SourceId source)
    {
        _pagesWanted[source] = Math.Min(WantedOf(source) + 50, KnowledgeBook.MostRows);
        return RefreshAsync();
    }
}
