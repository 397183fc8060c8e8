using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Reports;

/// <summary>A link from a report answers its one question, once, for a while, and opens nothing else.</summary>
public sealed class AnswerGapByLinkTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_shows_the_question_teaches_mia_and_closes_every_time_it_was_asked()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "do you deliver");
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        var token = await TokenAsync(given);
        for (var look = 0; look < 10; look++)
        {
            Assert.Equal(new LinkedQuestion("Corner Bakery", "Do you deliver?"), await LookAsync(given, token)); // looking spends nothing
        }

        Assert.True((await AnswerAsync(given, token, " Yes,\non weekdays. ")).IsDone);

        var faq = Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Equal(("Do you deliver?", "Yes,\non weekdays."), (faq.Question, faq.Answer));
        Assert.Empty(await given.The<GapBook>().OpenAsync(owner, Ct));
        Assert.Null(await LookAsync(given, token));
        Assert.Equal(RefusalKind.NotFound, (await AnswerAsync(given, token, "No.")).Refusal?.Kind);
    }

    [Fact]
    public async Task Of_fifty_who_send_it_at_once_one_answers()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        var token = await TokenAsync(given);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => AnswerAsync(given, token, $"Answer {n}."))));

        Assert.Single(answers, a => a.IsDone);
        Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData(null)]
    public async Task An_answer_that_says_nothing_is_refused_and_spends_nothing(string? answer)
    {
        await using var given = await Given.AnEmptyInstallation();
        await AWeek.AskedInVainAsync(given, await given.ABusiness(), "Do you deliver?");
        var token = await TokenAsync(given);

        Assert.Equal((RefusalKind.Invalid, "answer"), (await AnswerAsync(given, token, answer)).Refusal is { } refusal ? (refusal.Kind, refusal.Field) : default);
        Assert.Equal(RefusalKind.Invalid, (await AnswerAsync(given, token, new string('a', Faq.MaxAnswerLength + 1))).Refusal?.Kind);
        Assert.True((await AnswerAsync(given, token, "Yes.")).IsDone);
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_gives_the_link_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        var token = await TokenAsync(given);
        await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Do you deliver?", Answer = "Sometimes." }, Ct);

        Assert.Equal(RefusalKind.Conflict, (await AnswerAsync(given, token, "Yes.")).Refusal?.Kind);

        Assert.NotNull(await LookAsync(given, token));
    }

    [Fact]
    public async Task It_ends_after_two_weeks_with_the_question_and_with_the_visitor()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        await AWeek.IsToldAsync(given);
        var old = Assert.Single(AWeek.Tokens(given.Mailer.Take().Text, "answer"));
        given.Clock.Advance(AnswerLink.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await LookAsync(given, old));

        given.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await LookAsync(given, old));
        Assert.Equal(RefusalKind.NotFound, (await AnswerAsync(given, old, "Yes.")).Refusal?.Kind);

        Assert.Equal(1, await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct));
        await given.AlertsAreSent();
        var next = Assert.Single(AWeek.Tokens(given.Mailer.Take().Text, "answer"));
        await given.The<CloseGap>().RunAsync(owner, (await given.The<GapBook>().OpenAsync(owner, Ct))[0].Id, null, Ct);
        Assert.Null(await LookAsync(given, next));
    }

    [Fact]
    public async Task A_visitor_who_has_everything_erased_takes_the_link_with_them()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        var token = await TokenAsync(given);
        await using (var db = await given.DbFor(owner))
        {
            var visitor = new Visitor(owner.Business, db.Conversations.Select(c => c.VisitorId).Single());
            Assert.True((await given.The<EraseVisitor>().RunAsync(visitor, Ct)).IsDone);
        }

        Assert.Null(await LookAsync(given, token));
        Assert.Equal(RefusalKind.NotFound, (await AnswerAsync(given, token, "Yes.")).Refusal?.Kind);
        Assert.Empty(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
    }

    [Fact]
    public async Task It_answers_its_own_question_and_no_neighbours()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        await AWeek.AskedInVainAsync(given, neighbour, "Do you deliver?");
        await AWeek.IsToldAsync(given);
        var mails = new[] { given.Mailer.Take(), given.Mailer.Take() };
        var token = Assert.Single(AWeek.Tokens(Assert.Single(mails, m => m.To.Value == "owner1@b1.example").Text, "answer"));

        Assert.True((await AnswerAsync(given, token, "Yes.")).IsDone);

        Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Empty(await given.The<KnowledgeBook>().FaqsAsync(neighbour, Ct));
        Assert.Single(await given.The<GapBook>().OpenAsync(neighbour, Ct));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("' OR 1=1 --")]
    [InlineData("../app/inbox")]
    public async Task What_is_no_token_leads_nowhere(string? token)
    {
        await using var given = await Given.AnEmptyInstallation();
        await AWeek.AskedInVainAsync(given, await given.ABusiness(), "Do you deliver?");
        await AWeek.IsToldAsync(given);

        Assert.Null(await LookAsync(given, token));
        Assert.Equal(RefusalKind.NotFound, (await AnswerAsync(given, token, "Yes.")).Refusal?.Kind);
        Assert.Null(await LookAsync(given, new string('a', 100_000)));
    }

    private static async Task<string> TokenAsync(Given given)
    {
        await AWeek.IsToldAsync(given);
        return Assert.Single(AWeek.Tokens(given.Mailer.Take().Text, "answer"));
    }

    private static Task<LinkedQuestion?> LookAsync(Given given, string? token) => given.The<AnswerGapByLink>().LookAsync(Newcomer.Instance, token, Ct);

    private static Task<Result> AnswerAsync(Given given, string? token, string? answer) => given.The<AnswerGapByLink>().RunAsync(Newcomer.Instance, token, answer, Ct);
}
