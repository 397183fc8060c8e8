using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Golden;

public sealed class GoldenTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_asked_again_after_every_change_of_what_mia_knows_and_only_then()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Keep(given, owner, "What is a rye loaf?");
        await Ask(given, owner);
        Assert.Equal(1, given.Model.Asked);

        await Ask(given, owner);
        Assert.Equal(1, given.Model.Asked);

        var faq = await Teach(given, owner, "Rye", "A rye loaf is $6.90.");
        await Ask(given, owner);
        Assert.Equal(2, given.Model.Asked);

        await given.The<ForgetFaq>().RunAsync(owner, faq, Ct);
        await Ask(given, owner);
        Assert.Equal(3, given.Model.Asked);

        using var heard = given.Hear(owner);
        var opens = new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0));
        await given.The<UpdateProfile>().RunAsync(owner, new ProfileInput { Name = "Corner Bakery", WebsiteUrl = "https://b1.example", Industry = "Bakery", Hours = [opens] }, Ct);
        await heard.FirstAsync<KnowledgeChanged>();
        await Ask(given, owner);
        Assert.Equal(4, given.Model.Asked);
    }

    [Fact]
    public async Task A_changed_answer_stands_beside_the_approved_one_alerts_once_and_is_accepted()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        var id = await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        using var heard = given.Hear(owner);
        await Ask(given, owner);
        Assert.Equal((GoldenState.Unchanged, 0), ((await One(given, owner)).State, await given.The<GoldenBook>().AlertsAsync(owner, Ct)));

        await Rewrite(given, owner, "A rye loaf is $6.90.");
        await Ask(given, owner);

        Assert.Equal(id, (await heard.FirstAsync<GoldenAnswerChanged>()).Golden);
        var row = await One(given, owner);
        Assert.Equal((GoldenState.Changed, "A rye loaf is $6.20.", "A rye loaf is $6.90."), (row.State, row.Approved.Text, row.Now?.Text));
        Assert.Equal(1, await given.The<GoldenBook>().AlertsAsync(owner, Ct));

        await Teach(given, owner, "Unlike", "Something else.");
        await Ask(given, owner);
        await heard.FirstAsync<GoldenProgressed>();
        Assert.Single(heard.All.OfType<GoldenAnswerChanged>()); // the same other answer is no news

        Assert.Equal(RefusalKind.Conflict, (await given.The<AcceptGolden>().RunAsync(owner, id, "What stood there before", Ct)).Refusal?.Kind);
        Assert.True((await given.The<AcceptGolden>().RunAsync(owner, id, "A rye loaf is $6.90.", Ct)).IsDone);
        row = await One(given, owner);
        Assert.Equal((GoldenState.Unchanged, "A rye loaf is $6.90."), (row.State, row.Approved.Text));
        Assert.Equal(0, await given.The<GoldenBook>().AlertsAsync(owner, Ct));
    }

    [Fact]
    public async Task A_question_that_is_not_answered_any_more_says_so_and_one_that_is_again_is_quiet()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        var faq = await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        await given.The<ForgetFaq>().RunAsync(owner, faq, Ct);

        await Ask(given, owner);

        Assert.Equal(GoldenState.NotAnswered, (await One(given, owner)).State);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        await Ask(given, owner);
        Assert.Equal(GoldenState.Unchanged, (await One(given, owner)).State);
    }

    [Fact]
    public async Task What_a_kill_left_unasked_is_asked_by_the_next_process_and_what_was_asked_is_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        foreach (var n in Enumerable.Range(1, 3))
        {
            await Keep(given, owner, $"Question {n}?");
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        using var kill = new CancellationTokenSource();
        var says = given.Model.Says!;
        given.Model.Says = (prompt, tools, ct) =>
        {
            if (prompt.Question == "Question 2?")
            {
                kill.Cancel();
            }

            return says(prompt, tools, ct);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.The<AskGolden>().RunAsync(new Mia(owner.Business), kill.Token));
        Assert.Equal([false, true, true], (await given.The<GoldenBook>().AllAsync(owner, Ct)).OrderBy(g => g.Question, StringComparer.Ordinal).Select(g => g.IsDue));
        var asked = new List<string>();
        given.Model.Says = (prompt, tools, ct) =>
        {
            asked.Add(prompt.Question);
            return says(prompt, tools, ct);
        };
        Assert.Equal([owner.Business], await given.The<FindLeftWork>().RunAsync(Caretaker.Instance, Ct));

        await Ask(given, owner);

        Assert.Equal(["Question 2?", "Question 3?"], asked);
        Assert.All(await given.The<GoldenBook>().AllAsync(owner, Ct), g => Assert.False(g.IsDue));
    }

    [Fact]
    public async Task Another_model_asks_everything_anew()
    {
        var hosted = MiaModel.Embedded;
        await using var given = await Given.AnEmptyInstallation(services => services.Replace(ServiceDescriptor.Transient(_ => hosted)));
        var owner = await AnsweringFromAnswers(given, model: () => hosted.Name);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        await Ask(given, owner);
        Assert.Equal(1, given.Model.Asked);
        hosted = new MiaModel("some-model", "models.example");
        var other = ActivatorUtilities.CreateInstance<AskGolden>(given.Services);

        await other.RunAsync(new Mia(owner.Business), Ct);

        Assert.Equal(2, given.Model.Asked);
        Assert.Equal(("some-model", GoldenState.Unchanged), ((await One(given, owner)).Now!.Model, (await One(given, owner)).State));
    }

    [Fact]
    public async Task Where_the_model_that_should_answer_did_not_nothing_is_judged_and_it_is_asked_at_the_next_round()
    {
        var finds = "embedded";
        await using var given = await Given.AnEmptyInstallation(services => services.Replace(ServiceDescriptor.Singleton(new MiaModel("some-model", "models.example"))));
        var owner = await AnsweringFromAnswers(given, model: () => finds);
        await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        await Ask(given, owner);
        Assert.Equal((1, GoldenState.Unchanged, (string?)null), (given.Model.Asked, (await One(given, owner)).State, (await One(given, owner)).Now?.Text));

        finds = "some-model";
        await Ask(given, owner);

        Assert.Equal((2, GoldenState.NotAnswered), (given.Model.Asked, (await One(given, owner)).State));
    }

    [Fact]
    public async Task A_failing_model_holds_up_no_other_question()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Keep(given, owner, "Question 1?");
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await Keep(given, owner, "Question 2?");
        var says = given.Model.Says!;
        given.Model.Says = (prompt, tools, ct) => prompt.Question == "Question 1?" ? throw new InvalidOperationException("away") : says(prompt, tools, ct);

        await Ask(given, owner);

        Assert.Equal([("Question 1?", false), ("Question 2?", true)],
            (await given.The<GoldenBook>().AllAsync(owner, Ct)).OrderBy(g => g.Question, StringComparer.Ordinal).Select(g => (g.Question, g.AskedAt is not null)));
    }

    [Fact]
    public async Task While_a_website_is_being_read_nothing_is_asked()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Keep(given, owner, "What is a rye loaf?");
        var source = await given.The<LearnWebsite>().RunAsync(owner, "https://bakery.example/", Ct);

        await Ask(given, owner);
        Assert.Equal(0, given.Model.Asked);

        await given.The<ForgetSource>().RunAsync(owner, source.Value, Ct);
        await Ask(given, owner);
        Assert.Equal(1, given.Model.Asked);
    }

    [Fact]
    public async Task It_is_asked_as_of_the_moment_of_its_approval_so_that_the_clock_alone_changes_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Keep(given, owner, "Are you open now?");
        given.Clock.Advance(TimeSpan.FromDays(3));

        await Ask(given, owner);

        Assert.Equal(Given.Start, given.Model.LastPrompt!.Now);
    }

    [Fact]
    public async Task A_question_in_other_words_is_asked_anew_and_a_removed_one_can_be_kept_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        var id = await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        await Keep(given, owner, "Is there parking?");
        await Ask(given, owner);

        Assert.Equal(RefusalKind.Conflict, (await given.The<EditGolden>().RunAsync(owner, id, "Is there parking?", Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await given.The<EditGolden>().RunAsync(owner, id, "  ", Ct)).Refusal?.Kind);
        Assert.True((await given.The<EditGolden>().RunAsync(owner, id, "How much is rye bread?", Ct)).IsDone);
        await Ask(given, owner);
        Assert.Equal("How much is rye bread?", given.Model.LastPrompt!.Question);

        var removed = await given.The<RemoveGolden>().RunAsync(owner, id, Ct);
        Assert.Equal("Is there parking?", Assert.Single(await given.The<GoldenBook>().AllAsync(owner, Ct)).Question);
        Assert.True((await given.The<KeepGolden>().RunAsync(owner, removed.Value, Ct)).IsDone);
        Assert.Contains(await given.The<GoldenBook>().AllAsync(owner, Ct), g => g.Question == "How much is rye bread?" && g.Approved.Text == "A rye loaf is $6.20.");
    }

    [Fact]
    public async Task What_she_only_said_because_of_the_talk_before_is_no_change_when_she_is_asked_by_itself_for_the_first_time()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.\n\nIf you would like to come in, you can book online.");

        await Ask(given, owner);

        var row = await One(given, owner);
        Assert.Equal((GoldenState.Unchanged, "A rye loaf is $6.20."), (row.State, row.Approved.Text));
        await Rewrite(given, owner, "A rye loaf is $6.20. Bring a bag.");
        await Ask(given, owner);
        Assert.Equal(GoldenState.Changed, (await One(given, owner)).State); // from then on it is one
    }

    [Fact]
    public async Task An_answer_that_the_owner_writes_is_what_she_is_held_to_in_whatever_words_she_says_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);
        await Teach(given, owner, "Rye", "A rye loaf is $6.20.");
        var id = await Keep(given, owner, "What is a rye loaf?", "A rye loaf is $6.20.");
        await Ask(given, owner);

        Assert.Equal(RefusalKind.Invalid, (await given.The<EditGolden>().RunAsync(owner, id, "What is a rye loaf?", " ", Ct)).Refusal?.Kind);
        Assert.True((await given.The<EditGolden>().RunAsync(owner, id, "What is a rye loaf?", "A loaf of rye is $7.", Ct)).IsDone);
        await Ask(given, owner);

        var row = await One(given, owner);
        Assert.Equal((GoldenState.Changed, "A loaf of rye is $7.", "A rye loaf is $6.20."), (row.State, row.Approved.Text, row.Now?.Text));
        await Rewrite(given, owner, "The rye loaf? That is $7.");
        await Ask(given, owner);
        Assert.Equal(GoldenState.Unchanged, (await One(given, owner)).State);
        await Rewrite(given, owner, "Everything is $7.");
        await Ask(given, owner);
        Assert.Equal(GoldenState.Changed, (await One(given, owner)).State);
    }

    [Fact]
    public async Task The_line_that_introduces_mia_is_no_part_of_what_she_is_held_to()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await AnsweringFromAnswers(given);

        await Keep(given, owner, "What is a rye loaf?", "Hi, I'm Mia, the AI receptionist at Corner Bakery.\n\nA rye loaf is $6.20.");

        Assert.Equal("A rye loaf is $6.20.", (await One(given, owner)).Approved.Text);
    }

    /// <summary>A model that says the first of the owner's answers, or that it found none.</summary>
    private static async Task<Owner> AnsweringFromAnswers(Given given, Func<string>? model = null)
    {
        var owner = await given.ABusiness();
        given.Model.Says = Says;
        return owner;

        async IAsyncEnumerable<ReplyPart> Says(ReceptionistPrompt prompt, ReceptionistTools tools, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            var all = await tools.SearchKnowledgeAsync("", ct);
            var found = all.Count == 0 ? null : all[0];
            var receipt = new Receipt(found is null ? "ask_contact" : "answer", 1, model?.Invoke() ?? "embedded", []);
            yield return new ReplyWords(found?.Text ?? "I could not find that.");
            yield return new ReplyEnd(new MessageExtras([], [], null, receipt), prompt.Dialogue, Gaps: found is null ? [prompt.Question] : []);
        }
    }

    private static async Task<GoldenId> Keep(Given given, Owner owner, string question, string answer = "I could not find that.") =>
        (await given.The<KeepGolden>().RunAsync(owner, new GoldenDraft(question, new GoldenAnswer(answer, [], "answer", "embedded"), given.Clock.GetUtcNow()), Ct)).Value;

    private static Task Ask(Given given, Owner owner) => given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct);

    private static async Task<GoldenRow> One(Given given, Owner owner) => Assert.Single(await given.The<GoldenBook>().AllAsync(owner, Ct));

    private static async Task<FaqId> Teach(Given given, Owner owner, string question, string answer) =>
        (await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = question, Answer = answer }, Ct)).Value;

    private static async Task Rewrite(Given given, Owner owner, string answer)
    {
        await using var db = await given.DbFor(owner);
        var faq = await db.Faqs.AsNoTracking().OrderBy(f => f.CreatedAt).FirstAsync(Ct);
        Assert.True((await given.The<TeachMia>().RunAsync(owner, faq.Id, new FaqDraft { Question = faq.Question, Answer = answer }, Ct)).IsDone);
    }
}
