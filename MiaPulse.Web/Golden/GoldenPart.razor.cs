using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Golden;

/// <summary>Reads the golden questions and does what the owner decides.</summary>
public sealed partial class GoldenPart
{
    private IReadOnlyList<GoldenRow> _rows = [];

    [Inject]
    private GoldenBook Book { get; set; } = default!;

    [Inject]
    private AcceptGolden Accept { get; set; } = default!;

    [Inject]
    private EditGolden Edit { get; set; } = default!;

    [Inject]
    private RemoveGolden Remove { get; set; } = default!;

    [Inject]
    private KeepGolden Keep { get; set; } = default!;

    [Inject]
    private TeachMia Teach { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct) => _rows = await Book.AllAsync(Who, ct);

    protected override Heed Hear(LiveEvent what) => what is GoldenWanted or GoldenProgressed or GoldenAnswerChanged ? Heed.Read : Heed.Nothing;

    private async Task<Refusal?> AcceptAsync((GoldenId Id, string Seen) change) => await ShownAsync((await Accept.RunAsync(Who, change.Id, change.Seen, Gone)).Refusal);

    private async Task<Refusal?> EditAsync((GoldenId Id, string Question, string Answer) change) => await ShownAsync((await Edit.RunAsync(Who, change.Id, change.Question, change.Answer, Gone)).Refusal);

    private async Task<Refusal?> KeepAsync(GoldenDraft draft) => await ShownAsync((await Keep.RunAsync(Who, draft, Gone)).Refusal);

    private async Task<Refusal?> TeachAsync(FaqDraft draft) => await ShownAsync((await Teach.RunAsync(Who, draft, Gone)).Refusal);

    private async Task<Result<GoldenDraft>> RemoveAsync(GoldenId id)
    {
        var removed = await Remove.RunAsync(Who, id, Gone);
        await RefreshAsync();
        return removed;
    }

    private async Task<Refusal?> ShownAsync(Refusal? refusal)
    {
        await RefreshAsync();
        return refusal;
    }
}
