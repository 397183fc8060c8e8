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

    [Theory]
    [InlineData("Do you deliver?")]
    [InlineData("do you deliver")]
    public async Task What_was_corrected_once_is_corrected_again_in_its_place(string again)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var teach = given.The<TeachMia>();
        var first = (await teach.CorrectAsync(owner, new FaqDraft { Question = "Do you deliver?", Answer = "On weekdays." }, Ct)).Value;
        given.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = await teach.CorrectAsync(owner, new FaqDraft { Question = again, Answer = "Never." }, Ct);

        Assert.Equal(first, second.Value);
        var now = Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Equal(("Do you deliver?", "Never."), (now.Question, now.Answer));
    }

    [Fact]
    public async Task Correcting_changes_only_the_same_question_and_nothing_without_an_answer()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var teach = given.The<TeachMia>();
        await teach.RunAsync(owner, new FaqDraft { Question = "Do you teach C?", Answer = "Yes." }, Ct);

        Assert.True((await teach.CorrectAsync(owner, new FaqDraft { Question = "Do you teach C++?", Answer = "No." }, Ct)).IsDone);
        Assert.Equal("answer", (await teach.CorrectAsync(owner, new FaqDraft { Question = "Do you teach C?", Answer = " " }, Ct)).Refusal?.Field);
        Assert.Equal("question", (await teach.CorrectAsync(owner, new FaqDraft { Question = " ", Answer = "Yes." }, Ct)).Refusal?.Field);

        var faqs = await given.The<KnowledgeBook>().FaqsAsync(owner, Ct);
        Assert.Equal(["Do you teach C++? No.", "Do you teach C? Yes."], faqs.Select(f => $"{f.Question} {f.Answer}").Order(StringComparer.Ordinal));
    }
}
