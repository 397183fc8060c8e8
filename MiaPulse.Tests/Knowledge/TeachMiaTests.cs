using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class TeachMiaTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_somebody_changed_meanwhile_is_not_overwritten_unseen()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var teach = given.The<TeachMia>();
        var id = (await teach.RunAsync(owner, new FaqDraft { Question = "Do you deliver?", Answer = "On weekdays." }, Ct)).Value;
        var seen = Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct)).UpdatedAt;
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await teach.RunAsync(owner, id, new FaqDraft { Question = "Do you deliver?", Answer = "Never." }, seen, Ct);

        var late = await teach.RunAsync(owner, id, new FaqDraft { Question = "Do you deliver?", Answer = "On Sundays." }, seen, Ct);

        Assert.Equal(RefusalKind.Conflict, late.Refusal?.Kind);
        Assert.Contains("Never.", late.Refusal!.Sentence, StringComparison.Ordinal);
        var now = Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Equal("Never.", now.Answer);
        Assert.True((await teach.RunAsync(owner, id, new FaqDraft { Question = "Do you deliver?", Answer = "On Sundays." }, now.UpdatedAt, Ct)).IsDone);
    }
}
