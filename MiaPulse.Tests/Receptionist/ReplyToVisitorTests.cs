using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Receptionist;

public sealed class ReplyToVisitorTests
{
    [Fact]
    public async Task Mia_answers_once_and_nothing_is_due_afterwards()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery, "Do you have rye bread?");

        await given.MiaRepliesIn(bakery, id);
        await given.MiaRepliesIn(bakery, id); // as a second wake-up would

        var messages = await given.MessagesIn(bakery, id);
        Assert.Equal([Author.Visitor, Author.Mia], messages.Select(m => m.Author));
        Assert.Equal(1, messages[1].ReplyTo);
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);
        Assert.Equal(1, given.Model.Asked);
    }

    [Fact]
    public async Task Several_messages_in_a_row_are_answered_together()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "Hi");
        await given.Wrote(visitor, "Do you have rye bread?");

        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("Hi\nDo you have rye bread?", given.Model.LastPrompt!.Question);
        Assert.Empty(given.Model.LastPrompt.History);
        Assert.Equal(2, (await given.MessagesIn(bakery, id))[^1].ReplyTo);
    }

    [Fact]
    public async Task A_message_that_arrives_while_she_answers_causes_one_more_run()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "First");
        var first = true;
        given.Model.Says = (prompt, _, ct) => AndMeanwhile(
            async () =>
            {
                if (first)
                {
                    first = false;
                    await given.Wrote(visitor, "Second");
                }
            },
            prompt,
            ct);

        await given.MiaRepliesIn(bakery, id);

        var messages = await given.MessagesIn(bakery, id);
        Assert.Equal([Author.Visitor, Author.Visitor, Author.Mia, Author.Mia], messages.Select(m => m.Author));
        Assert.Equal(["About: First", "About: Second"], messages.Where(m => m.Author is Author.Mia).Select(m => m.Text));
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);
    }

    [Fact]
    public async Task A_takeover_while_she_answers_drops_her_reply_and_she_stays_silent()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "Tell me everything");
        using var heard = given.Hear(bakery);
        given.Model.Says = (prompt, _, ct) => AndMeanwhile(() => given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None), prompt, CancellationToken.None);

        await given.MiaRepliesIn(bakery, id);
        await given.Wrote(visitor, "Are you there?");
        await given.MiaRepliesIn(bakery, id);

        Assert.DoesNotContain(await given.MessagesIn(bakery, id), m => m.Author is Author.Mia);
        Assert.Null((await heard.FirstAsync<ReplyEnded>()).Message);
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);
        Assert.Equal(1, given.Model.Asked);
    }

    [Fact]
    public async Task Words_that_a_person_left_unanswered_are_answered_by_Mia_when_she_is_handed_the_conversation()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "Hello");
        await given.MiaRepliesIn(bakery, id);
        await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None);
        await given.The<ReplyAsOwner>().RunAsync(bakery, id, "Hi, Anna here.", "anna-1", CancellationToken.None);
        await given.Wrote(visitor, "Do you have rye bread?");
        await given.Wrote(visitor, "And on Sunday?");
        await given.MiaRepliesIn(bakery, id); // reads the contact details in them and leaves the answer to Anna
        Assert.Equal((1, (DateTimeOffset?)null), (given.Model.Asked, (await given.ConversationOf(bakery, id)).ReplyDueAt));

        await given.The<HandBack>().RunAsync(bakery, id, CancellationToken.None);
        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("Do you have rye bread?\nAnd on Sunday?", given.Model.LastPrompt!.Question);
        Assert.Equal(["Hello", "Good to hear from you.", "Hi, Anna here."], given.Model.LastPrompt.History.Select(t => t.Text));
        Assert.Equal(Author.Mia, (await given.MessagesIn(bakery, id))[^1].Author);
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);
    }

    [Fact]
    public async Task Nothing_is_due_when_a_conversation_is_handed_back_with_everything_answered()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "Hello");
        await given.MiaRepliesIn(bakery, id);
        await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None);
        await given.The<HandBack>().RunAsync(bakery, id, CancellationToken.None);
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);

        await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None);
        await given.Wrote(visitor, "Do you have rye bread?");
        await given.The<ReplyAsOwner>().RunAsync(bakery, id, "We do.", "anna-1", CancellationToken.None);
        await given.The<HandBack>().RunAsync(bakery, id, CancellationToken.None);
        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("We do.", (await given.MessagesIn(bakery, id)).Last(m => m.Author is not Author.System).Text);
        Assert.Null((await given.ConversationOf(bakery, id)).ReplyDueAt);
        Assert.Equal(1, given.Model.Asked);
    }

    [Fact]
    public async Task A_model_that_fails_leads_to_a_kind_sentence_and_a_call_for_a_person()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery, "Do you have rye bread?");
        given.Model.Says = (_, _, _) => throw new HttpRequestException("connection refused");

        await given.MiaRepliesIn(bakery, id);

        var said = (await given.MessagesIn(bakery, id))[^1];
        Assert.Equal(Author.Mia, said.Author);
        Assert.Contains("email address or phone number", said.Text, StringComparison.Ordinal);
        Assert.Contains(said.Extras!.Actions, a => a.Kind == "contact");
        var conversation = await given.ConversationOf(bakery, id);
        Assert.Equal((ConversationState.Waiting, (DateTimeOffset?)Given.Start), (conversation.State, conversation.WaitingSince));
        await using var db = await given.DbFor(bakery);
        Assert.Equal("Do you have rye bread?", (await db.Gaps.SingleAsync()).Question);
    }

    [Fact]
    public async Task A_model_that_never_ends_is_stopped_by_the_clock()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery, "Do you have rye bread?");
        var began = new TaskCompletionSource();
        given.Model.Says = (_, _, ct) => ForEver(began, ct);

        var run = given.MiaRepliesIn(bakery, id);
        await began.Task;
        given.Clock.Advance(ReplyToVisitor.LongestRun + TimeSpan.FromSeconds(1));
        await run.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(ConversationState.Waiting, (await given.ConversationOf(bakery, id)).State);
        Assert.Equal(Author.Mia, (await given.MessagesIn(bakery, id))[^1].Author);
    }

    [Fact]
    public async Task A_reply_that_was_due_when_the_process_stopped_is_given_by_the_next_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery, "Do you have rye bread?");
        using var stopping = new CancellationTokenSource();
        var began = new TaskCompletionSource();
        given.Model.Says = (_, _, ct) => ForEver(began, ct);
        var run = given.The<ReplyToVisitor>().RunAsync(new Core.Shared.Mia(bakery.Business), id, stopping.Token);
        await began.Task;
        await stopping.CancelAsync();
        await run;
        Assert.NotNull((await given.ConversationOf(bakery, id)).ReplyDueAt);

        given.Model.Says = null;
        await given.MiaRepliesIn(bakery, id);

        Assert.Single(await given.MessagesIn(bakery, id), m => m.Author is Author.Mia);
    }

    private static async IAsyncEnumerable<ReplyPart> AndMeanwhile(Func<Task> happens, ReceptionistPrompt prompt, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("About: ");
        await happens();
        ct.ThrowIfCancellationRequested();
        yield return new ReplyWords(prompt.Question);
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue);
    }

    private static async IAsyncEnumerable<ReplyPart> ForEver(TaskCompletionSource began, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("Well. ");
        began.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
    }
}
