using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

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

    private static async Task Asked(Given given, Owner owner, string question)
    {
        var (_, conversation) = await given.AConversationOf(owner, question);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = await given.DbFor(owner);
        db.Gaps.Add(new Gap { BusinessId = owner.Business, Id = given.NewId<GapId>(), ConversationId = conversation, Question = question, At = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Ct);
    }
}
