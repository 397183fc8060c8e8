using System.Runtime.CompilerServices;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

public sealed class HearCallerTests
{
    [Fact]
    public async Task Words_are_stored_answered_aloud_and_listened_after()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        var steps = await phone.SaysAsync(who, "Do you have rye bread?");

        Assert.Equal("Good to hear from you.", APhone.Heard(steps));
        Assert.IsType<Listen>(steps[^1]);
        var messages = await phone.MessagesOf(who);
        Assert.Equal([(Author.Visitor, "Do you have rye bread?"), (Author.Mia, "Good to hear from you.")], messages.Select(m => (m.Author, m.Text)));
        Assert.True(phone.World.Model.LastPrompt!.IsSpoken);
        var call = await phone.CallOf(who);
        Assert.Equal(((ConversationId?)messages[0].ConversationId, 1L, 2L), (call.ConversationId, call.FirstSequence, call.LastSequence));
    }

    [Fact]
    public async Task A_sentence_is_said_as_soon_as_it_is_whole_while_the_next_is_still_to_come()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        var rest = new TaskCompletionSource();
        phone.World.Model.Says = (prompt, _, ct) => InTwo(prompt, rest.Task, ct);

        await using var turn = phone.World.The<HearCaller>().RunAsync(who, new CallerWords("1", "Tell me more"), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());
        Assert.Equal("I will gladly tell you.", ((Say)turn.Current).Text);
        Assert.Single(await phone.MessagesOf(who)); // nothing of hers is stored yet

        rest.SetResult();
        Assert.True(await turn.MoveNextAsync());
        Assert.Equal(" And so it goes on.", ((Say)turn.Current).Text);
    }

    [Fact]
    public async Task The_same_turn_again_hears_the_same_words_and_is_answered_once()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        var first = await phone.SaysAsync(who, "Do you have rye bread?", "turn-a");
        var again = await phone.SaysAsync(who, "Do you have rye bread?", "turn-a");

        Assert.Equal(APhone.Heard(first), APhone.Heard(again));
        Assert.IsType<Listen>(again[^1]);
        Assert.Equal((2, 1), ((await phone.MessagesOf(who)).Count, phone.World.Model.Asked));
    }

    [Fact]
    public async Task The_same_turn_while_it_is_being_answered_waits_for_that_answer()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        var rest = new TaskCompletionSource();
        phone.World.Model.Says = (prompt, _, ct) => InTwo(prompt, rest.Task, ct);

        var first = phone.SaysAsync(who, "Tell me more", "turn-a");
        await Eventually.HoldsAsync(() => phone.World.Model.Asked == 1, "the first is being answered");
        var second = phone.SaysAsync(who, "Tell me more", "turn-a");
        rest.SetResult();

        Assert.EndsWith("And so it goes on.", APhone.Heard(await first), StringComparison.Ordinal);
        Assert.EndsWith("And so it goes on.", APhone.Heard(await second), StringComparison.Ordinal);
        Assert.Equal((2, 1), ((await phone.MessagesOf(who)).Count, phone.World.Model.Asked));
    }

    [Fact]
    public async Task Two_calls_may_use_the_same_key()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.SaysAsync(await phone.ACallerAsync(), "Hello there", "turn-1");
        await phone.SaysAsync(await phone.ACallerAsync(), "Hello again", "turn-1");

        Assert.Equal(2, phone.World.Model.Asked);
    }

    [Fact]
    public async Task Who_speaks_another_language_is_answered_and_listened_to_in_it()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Gerne helfe ich weiter.");

        var steps = await phone.SaysAsync(who, "Haben Sie auch Brot ohne Gluten, und kann ich das heute noch abholen?");

        Assert.All(steps.OfType<Say>(), say => Assert.Equal(Language.German, say.Language));
        Assert.Equal(Language.German, ((Listen)steps[^1]).Language);
        Assert.Equal("de", phone.World.Model.LastPrompt!.Language);
        Assert.Equal(Language.German, (await phone.CallOf(who)).Language);
    }

    [Fact]
    public async Task Digits_of_a_card_are_never_stored()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        await phone.SaysAsync(who, "My card is 4111 1111 1111 1111");
        await phone.SaysAsync(who, null, digits: "4111111111111111");

        Assert.Equal(2, (await phone.MessagesOf(who)).Count(m => m.Author is Author.Visitor));
        Assert.DoesNotContain(await phone.MessagesOf(who), m => m.Text.Contains("41111111", StringComparison.Ordinal) || m.Text.Contains("4111 1111", StringComparison.Ordinal));
    }

    [Fact]
    public async Task This_number_in_answer_to_the_question_for_one_is_the_callers_own_and_only_then()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "You can use this number");
        Assert.Empty(await LeadsOf(phone));
        phone.MiaSays("Which number can they reach you on?", dialogue: d => d with { Expecting = "contact" });
        await phone.SaysAsync(who, "Please call me back");

        await phone.SaysAsync(who, "On this number please");

        Assert.Equal(APhone.Caller, Assert.Single(await LeadsOf(phone)).Phone);
    }

    [Fact]
    public async Task A_model_that_is_slow_is_covered_by_a_word_and_given_up_for_a_message()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        var began = new TaskCompletionSource();
        phone.World.Model.Says = (_, _, ct) => Never(began, ct);
        await using var turn = phone.World.The<HearCaller>().RunAsync(who, new CallerWords("1", "Tell me more"), CancellationToken.None).GetAsyncEnumerator();

        var filler = turn.MoveNextAsync().AsTask();
        await began.Task;
        phone.World.Clock.Advance(TimeSpan.FromSeconds(2.6));
        Assert.True(await filler.WaitAsync(Eventually.Patience));
        Assert.Equal("One moment, please.", ((Say)turn.Current).Text);

        phone.World.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await turn.MoveNextAsync());
        Assert.Contains("take a message", ((Say)turn.Current).Text, StringComparison.Ordinal);
        Assert.True(await turn.MoveNextAsync());
        Assert.IsType<Listen>(turn.Current);
        var conversation = await phone.World.ConversationOf(phone.Owner, await phone.ConversationOf(who));
        Assert.Equal((ConversationState.Waiting, (HandOverReason?)HandOverReason.Error, "contact"), (conversation.State, conversation.HandOverReason, conversation.Dialogue.Expecting));
    }

    [Fact]
    public async Task A_model_that_fails_ends_in_a_kind_sentence_and_the_call_goes_on()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Model.Says = (_, _, _) => throw new HttpRequestException("connection refused");

        var steps = await phone.SaysAsync(who, "Tell me more");

        Assert.Contains("Sorry, I could not work that out", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.IsType<Listen>(steps[^1]);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_the_caller_hears_that_somebody_sees_to_it()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Hello there");
        await phone.World.The<TakeOver>().RunAsync(phone.Owner, await phone.ConversationOf(who), CancellationToken.None);

        var steps = await phone.SaysAsync(who, "I'm Ana Ruiz, my number is 312 555 0177");

        Assert.Contains("Somebody from the team is looking after this", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.IsType<Listen>(steps[^1]);
        Assert.Equal(1, phone.World.Model.Asked);
        Assert.Equal("+13125550177", Assert.Single(await LeadsOf(phone)).Phone);
    }

    [Fact]
    public async Task A_takeover_while_she_answers_leaves_the_caller_with_a_voice()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Hello there");
        var conversation = await phone.ConversationOf(who);
        var began = new TaskCompletionSource();
        phone.World.Model.Says = (_, _, ct) => Never(began, ct);

        var turn = phone.SaysAsync(who, "Tell me more");
        await began.Task;
        await phone.World.The<TakeOver>().RunAsync(phone.Owner, conversation, CancellationToken.None);

        Assert.Contains("Somebody from the team is looking after this", APhone.Heard(await turn.WaitAsync(Eventually.Patience)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_heard_in_a_call_that_is_over_or_of_another_business()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        var neighbour = await phone.World.ABusiness("Neighbour");
        Assert.Contains(await phone.SaysAsync(who, "Hello there"), s => s is Say);
        var before = (await phone.MessagesOf(who)).Count;

        Assert.IsType<HangUp>(Assert.Single(await phone.SaysAsync(who with { Business = neighbour.Business }, "Hello there")));
        await phone.World.The<EndCall>().RunAsync(who, CallEnding.CallerLeft, CancellationToken.None);
        Assert.IsType<HangUp>(Assert.Single(await phone.SaysAsync(who, "Hello again")));

        Assert.Equal(before, (await phone.MessagesOf(who)).Count);
    }

    private static async Task<List<Lead>> LeadsOf(APhone phone)
    {
        await using var db = await phone.World.DbFor(phone.Owner);
        return await db.Leads.AsNoTracking().ToListAsync();
    }

    private static async IAsyncEnumerable<ReplyPart> InTwo(ReceptionistPrompt prompt, Task rest, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("I will gladly tell you. And so");
        await rest.WaitAsync(ct);
        yield return new ReplyWords(" it goes on.");
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue);
    }

    private static async IAsyncEnumerable<ReplyPart> Never(TaskCompletionSource began, [EnumeratorCancellation] CancellationToken ct)
    {
        began.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        yield return new ReplyWords("Never said.");
    }

    [Fact]
    public async Task What_is_said_behind_the_goodbye_is_kept_with_its_contact_details_and_answered_by_nobody()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "What does a rye loaf cost?");
        Assert.IsType<HangUp>((await phone.SaysAsync(who, "I don't want to be recorded"))[^1]);
        var (asked, before) = (phone.World.Model.Asked, await phone.MessagesOf(who));

        Assert.IsType<HangUp>(Assert.Single(await phone.SaysAsync(who, "Call me back, I am ana@ruiz.example. What about rolls?")));

        var talk = await phone.ConversationOf(who);
        await phone.World.MiaRepliesIn(phone.Owner, talk); // as the sweep would
        var said = await phone.MessagesOf(who);
        Assert.Equal((before.Count + 1, Author.Visitor), (said.Count, said[^1].Author));
        Assert.Equal((asked, (DateTimeOffset?)null), (phone.World.Model.Asked, (await phone.World.ConversationOf(phone.Owner, talk)).ReplyDueAt));
        Assert.Equal("ana@ruiz.example", (await phone.World.The<LeadBook>().OfConversationAsync(phone.Owner, talk, CancellationToken.None))?.Email);
        Assert.Equal(said[^1].Sequence, (await phone.CallOf(who)).LastSequence); // it stands on the call's page
    }

    [Fact]
    public async Task What_was_left_unanswered_when_the_line_broke_is_not_answered_once_nobody_hears_it()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.World.The<MessageLog>().HearVisitorAsync(who.AsVisitor, null, new ConversationStart(Channel.Phone, null, null), "What does a rye loaf cost?", "call:1");
        var talk = await phone.ConversationOf(who);
        Assert.NotNull((await phone.World.ConversationOf(phone.Owner, talk)).ReplyDueAt);
        await phone.World.The<EndCall>().RunAsync(who, CallEnding.CallerLeft, CancellationToken.None);

        await phone.World.MiaRepliesIn(phone.Owner, talk);

        Assert.Equal((0, (DateTimeOffset?)null), (phone.World.Model.Asked, (await phone.World.ConversationOf(phone.Owner, talk)).ReplyDueAt));
        await phone.SaysAsync(await phone.ACallerAsync(), "And rolls?");
        Assert.Equal(1, phone.World.Model.Asked); // who calls again is answered
    }
}
