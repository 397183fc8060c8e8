using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Knowledge;

public sealed class GapTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_most_asked_question_stands_first_and_an_answer_closes_every_time_it_was_asked()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "Do you deliver?");
        await Asked(given, owner, "Is there parking?");
        await Asked(given, owner, "do you deliver? ");

        var open = await given.The<GapBook>().OpenAsync(owner, Ct);
        Assert.Equal([2, 1], open.Select(g => g.Times));

        var done = await given.The<CloseGap>().RunAsync(owner, open[0].Id, new FaqDraft { Question = "Do you deliver?", Answer = "Yes, on weekdays." }, Ct);

        Assert.True(done.IsDone);
        Assert.Equal("Is there parking?", Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct)).Question);
        Assert.Equal("Yes, on weekdays.", Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct)).Answer);
    }

    [Fact]
    public async Task A_question_that_is_asked_once_more_is_the_same_row_so_that_an_answer_that_is_being_typed_stays()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "Do you deliver?");
        var before = Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));
        given.Clock.Advance(TimeSpan.FromMinutes(1));

        await Asked(given, owner, "do you deliver");

        var after = Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));
        Assert.Equal((before.Id, 2), (after.Id, after.Times));
        Assert.True(after.At > before.At);
        Assert.True((await given.The<CloseGap>().RunAsync(owner, before.Id, null, Ct)).IsDone);
        Assert.Empty(await given.The<GapBook>().OpenAsync(owner, Ct));
        Assert.True((await given.The<ReopenGap>().RunAsync(owner, before.Id, Ct)).IsDone);
        Assert.Equal(2, Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct)).Times);
    }

    [Fact]
    public async Task A_question_that_needs_no_answer_leaves_the_list_and_teaches_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "asdf");

        await given.The<CloseGap>().RunAsync(owner, (await given.The<GapBook>().OpenAsync(owner, Ct))[0].Id, null, Ct);

        Assert.Empty(await given.The<GapBook>().OpenAsync(owner, Ct));
        Assert.Empty(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
    }

    [Fact]
    public async Task An_answer_that_is_refused_leaves_the_question_open()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "Do you deliver?");

        var done = await given.The<CloseGap>().RunAsync(owner, (await given.The<GapBook>().OpenAsync(owner, Ct))[0].Id, new FaqDraft { Question = "Do you deliver?", Answer = " " }, Ct);

        Assert.Equal(RefusalKind.Invalid, done.Refusal?.Kind);
        Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));
    }

    [Fact]
    public async Task A_neighbour_neither_sees_nor_closes_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await Asked(given, owner, "Do you deliver?");
        var theirs = Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));

        Assert.Empty(await given.The<GapBook>().OpenAsync(neighbour, Ct));
        var done = await given.The<CloseGap>().RunAsync(neighbour, theirs.Id, null, Ct);

        Assert.Equal(RefusalKind.NotFound, done.Refusal?.Kind);
        Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));
    }

    [Fact]
    public async Task What_means_the_same_is_one_row_under_its_best_wording_and_one_answer_closes_it_all()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "is there parking nearby");
        await Asked(given, owner, "Do you have gluten free bread?");
        await Asked(given, owner, "Is there parking nearby?");
        await Asked(given, owner, "is there any parking near you");
        Assert.Equal(3, (await given.The<GapBook>().OpenAsync(owner, Ct)).Count); // before the encoder has been over them, only by their words
        using var heard = given.Hear(owner);

        await given.The<TidyGaps>().RunAsync(new Mia(owner.Business), Ct);

        await heard.FirstAsync<GapsChanged>();
        var open = await given.The<GapBook>().OpenAsync(owner, Ct);
        Assert.Equal([("Is there parking nearby?", 3), ("Do you have gluten free bread?", 1)], open.Select(g => (g.Question, g.Times)));
        Assert.Equal([("is there any parking near you", 1)], open[0].Others.Select(o => (o.Question, o.Times)));
        Assert.NotEqual(open[0].Conversation, open[1].Conversation);

        await given.The<CloseGap>().RunAsync(owner, open[0].Id, new FaqDraft { Question = open[0].Draft, Answer = "Yes, behind the house." }, Ct);

        Assert.Equal(["Do you have gluten free bread?"], (await given.The<GapBook>().OpenAsync(owner, Ct)).Select(g => g.Question));
        await using var db = await given.DbFor(owner);
        Assert.Equal(3, await db.Gaps.CountAsync(g => g.End == GapEnd.Answered, Ct));
        Assert.Equal("Is there parking nearby?", (await db.Faqs.SingleAsync(Ct)).Question);
    }

    [Fact]
    public async Task A_group_that_was_put_away_comes_back_as_it_was_and_an_answered_one_does_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "asdf");
        await Asked(given, owner, "ASDF?");
        await Asked(given, owner, "Do you deliver?");
        var open = await given.The<GapBook>().OpenAsync(owner, Ct);
        Assert.Equal(["ASDF?", "Do you deliver?"], open.Select(g => g.Question));
        await given.The<CloseGap>().RunAsync(owner, open[0].Id, null, Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.The<CloseGap>().RunAsync(owner, open[1].Id, new FaqDraft { Question = "Do you deliver?", Answer = "Yes, on weekdays." }, Ct);
        Assert.Empty(await given.The<GapBook>().OpenAsync(owner, Ct));

        Assert.Equal(RefusalKind.NotFound, (await given.The<ReopenGap>().RunAsync(owner, open[1].Id, Ct)).Refusal?.Kind);
        Assert.True((await given.The<ReopenGap>().RunAsync(owner, open[0].Id, Ct)).IsDone);

        Assert.Equal([("ASDF?", 2)], (await given.The<GapBook>().OpenAsync(owner, Ct)).Select(g => (g.Question, g.Times)));
    }

    [Fact]
    public async Task What_mia_has_learnt_since_closes_a_question_by_itself_and_what_she_knew_before_does_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var mia = new Mia(owner.Business);
        await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Do you sell gift cards?", Answer = "Yes, from $10." }, Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await Asked(given, owner, "Do you sell gift cards?"); // she knew, and still could not: somebody should look
        await Asked(given, owner, "Is there parking?");
        await Asked(given, owner, "Can I bring my dog?");
        await given.The<TidyGaps>().RunAsync(mia, Ct);
        Assert.Equal(3, (await given.The<GapBook>().OpenAsync(owner, Ct)).Count);

        await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Is there parking?", Answer = "Yes, behind the house." }, Ct);
        await given.The<TidyGaps>().RunAsync(mia, Ct);

        Assert.Equal(["Can I bring my dog?", "Do you sell gift cards?"], (await given.The<GapBook>().OpenAsync(owner, Ct)).Select(g => g.Question).Order(StringComparer.Ordinal));
        await using var db = await given.DbFor(owner);
        Assert.Equal("Is there parking?", (await db.Gaps.SingleAsync(g => g.End == GapEnd.KnownByNow, Ct)).Question);
    }

    [Fact]
    public async Task What_a_visitor_told_of_themselves_is_not_in_the_question_that_is_offered_for_the_answer()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await Asked(given, owner, "Hi, I'm Ana Ruiz, ana@ruiz.example. Do you repair bicycles?");

        var row = Assert.Single(await given.The<GapBook>().OpenAsync(owner, Ct));

        Assert.Contains("Ana", row.Question, StringComparison.Ordinal);
        Assert.Equal("Do you repair bicycles?", row.Draft);
    }

    private static async Task Asked(Given given, Owner owner, string question)
    {
        var (_, conversation) = await given.AConversationOf(owner, question);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = await given.DbFor(owner);
        db.Gaps.Add(new Gap { BusinessId = owner.Business, Id = given.NewId<GapId>(), ConversationId = conversation, Question = question, At = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Ct);
    }
}
