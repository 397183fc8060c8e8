using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Knowledge;

/// <summary>What Mia could not answer, and what people answered in her place.</summary>
public sealed partial class KnowledgePage
{
    private IReadOnlyList<GapRow> _gaps = [];
    private IReadOnlyList<HeardRow> _heard = [];
    private int _alerts;

    [Inject]
    private GapBook GapBook { get; set; } = default!;

    [Inject]
    private CloseGap CloseGap { get; set; } = default!;

    [Inject]
    private ReopenGap ReopenGap { get; set; } = default!;

    [Inject]
    private HeardBook HeardBook { get; set; } = default!;

    [Inject]
    private TakeHeardAnswer TakeHeard { get; set; } = default!;

    [Inject]
    private PutAwayHeardAnswer PutAwayHeard { get; set; } = default!;

    [Inject]
    private OfferHeardAnswerAgain OfferHeardAgain { get; set; } = default!;

    [Inject]
    private GoldenBook GoldenBook { get; set; } = default!;

    private async Task<Refusal?> AnswerAsync((GapId Id, FaqDraft? Answer) change) => await ShownAsync((await CloseGap.RunAsync(Who, change.Id, change.Answer, Gone)).Refusal);

    private async Task<Refusal?> ReopenAsync(GapId id) => await ShownAsync((await ReopenGap.RunAsync(Who, id, Gone)).Refusal);

    private async Task<Refusal?> TakeHeardAsync((HeardAnswerId Id, FaqDraft Draft) change) => await ShownAsync((await TakeHeard.RunAsync(Who, change.Id, change.Draft, Gone)).Refusal);

    private async Task<Refusal?> PutAwayHeardAsync(HeardAnswerId id) => await ShownAsync((await PutAwayHeard.RunAsync(Who, id, Gone)).Refusal);

    private async Task<Refusal?> OfferHeardAgainAsync(HeardAnswerId id) => await ShownAsync((await OfferHeardAgain.RunAsync(Who, id, Gone)).Refusal);

    /// <summary>For parts of the screen that show a refusal themselves.</summary>
    private async Task<Refusal?> TryAsync(Func<Task<Refusal?>> act) => await ShownAsync(await act());

    private async Task<Refusal?> ShownAsync(Refusal? refusal)
    {
        await RefreshAsync();
        return refusal;
    }
}
