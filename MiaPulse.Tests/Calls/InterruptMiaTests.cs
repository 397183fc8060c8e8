using System.Runtime.CompilerServices;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

public sealed class InterruptMiaTests
{
    [Fact]
    public async Task What_is_stored_of_her_words_is_what_was_heard_and_the_inbox_is_told()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("We gladly help you with that. Please tell us more.");
        await phone.SaysAsync(who, "Tell me about the bread");
        using var heard = phone.World.Hear(phone.Owner);

        await phone.World.The<InterruptMia>().RunAsync(who, "We gladly help", CancellationToken.None);

        var said = (await phone.MessagesOf(who))[^1];
        Assert.Equal("We gladly help", said.Text);
        Assert.Equal("We gladly help", (await phone.World.ConversationOf(phone.Owner, said.ConversationId)).LastText);
        Assert.Equal(said.Sequence, (await heard.FirstAsync<MessageCutShort>()).Sequence);
    }

    [Fact]
    public async Task Markup_and_numbers_are_cut_where_their_spoken_form_was()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("It is **quite** simple:\n- flour\n- water\nThat is all of it.");
        await phone.SaysAsync(who, "Tell me about the bread");

        await phone.World.The<InterruptMia>().RunAsync(who, "It is quite simple: flour.", CancellationToken.None);

        Assert.Equal("It is **quite** simple:\n- flour", (await phone.MessagesOf(who))[^1].Text);
    }

    [Theory]
    [InlineData("Are you still there?")]
    [InlineData("We gladly help you with that. Please tell us more.")]
    [InlineData("We gladly help you with that. Please tell us more. Are you")]
    public async Task What_was_heard_whole_or_is_something_else_cuts_nothing(string heard)
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("We gladly help you with that. Please tell us more.");
        await phone.SaysAsync(who, "Tell me about the bread");

        await phone.World.The<InterruptMia>().RunAsync(who, heard, CancellationToken.None);

        Assert.Equal("We gladly help you with that. Please tell us more.", (await phone.MessagesOf(who))[^1].Text);
    }

    [Fact]
    public async Task An_answer_of_which_nothing_was_heard_says_so_and_what_it_answered_is_answered_with_what_comes_next()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("We gladly help you with that. Please tell us more.");
        await phone.SaysAsync(who, "Tell me about the bread");
        using var heard = phone.World.Hear(phone.Owner);

        await phone.World.The<InterruptMia>().RunAsync(who, "", CancellationToken.None);

        var said = (await phone.MessagesOf(who))[^1];
        Assert.Equal((Author.Mia, "(nothing of this was heard)", true), (said.Author, said.Text, said.IsUnheard));
        Assert.Equal(said.Sequence, (await heard.FirstAsync<MessageCutShort>()).Sequence);
        Assert.Equal(said.Text, (await phone.World.ConversationOf(phone.Owner, said.ConversationId)).LastText);
        phone.MiaSays("Of course.");
        Assert.Contains("Of course.", APhone.Heard(await phone.SaysAsync(who, "And the price of it")), StringComparison.Ordinal);
        Assert.Equal("Tell me about the bread\nAnd the price of it", phone.World.Model.LastPrompt!.Question);
    }

    [Fact]
    public async Task An_answer_that_was_heard_to_its_end_stays_when_somebody_speaks_into_nothing_later()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("We gladly help you with that.");
        await phone.SaysAsync(who, "Tell me about the bread");
        phone.World.Clock.Advance(TimeSpan.FromSeconds(15));
        await phone.SaysAsync(who, null);

        await phone.World.The<InterruptMia>().RunAsync(who, "", CancellationToken.None);

        Assert.Equal("We gladly help you with that.", (await phone.MessagesOf(who))[^1].Text);
    }

    [Fact]
    public async Task A_text_message_that_comes_meanwhile_keeps_nothing_from_being_cut()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("We gladly help you with that. Please tell us more.");
        await phone.SaysAsync(who, "Tell me about the bread");
        await TextsAsync(phone, "SM1");

        await phone.World.The<InterruptMia>().RunAsync(who, "We gladly help", CancellationToken.None);

        Assert.Equal(
            [(Author.Visitor, "Tell me about the bread"), (Author.Mia, "We gladly help"), (Author.Visitor, "Mail me at ana@ruiz.example")],
            (await phone.MessagesOf(who)).Select(m => (m.Author, m.Text)));
    }

    [Fact]
    public async Task A_text_message_that_comes_while_she_looks_for_words_is_not_what_she_answered()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Model.Says = (_, _, ct) => HalfWay(ct);
        await using var turn = phone.World.The<HearCaller>().RunAsync(who, new CallerWords("1", "Tell me about the bread"), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());
        await TextsAsync(phone, "SM1");

        await phone.World.The<InterruptMia>().RunAsync(who, "We gladly", CancellationToken.None);

        var said = await phone.MessagesOf(who);
        Assert.Equal([Author.Visitor, Author.Visitor, Author.Mia], said.Select(m => m.Author));
        Assert.Equal(("We gladly", (long?)1), (said[^1].Text, said[^1].ReplyTo));
        await phone.World.MiaRepliesIn(phone.Owner, said[0].ConversationId);
        await Eventually.HoldsAsync(
            async () => (await phone.World.The<LeadBook>().OfConversationAsync(phone.Owner, said[0].ConversationId, CancellationToken.None))?.Email == "ana@ruiz.example", "the lead");
        Assert.Equal(3, (await phone.MessagesOf(who)).Count);
    }

    [Fact]
    public async Task Words_of_an_earlier_call_are_not_being_said_now()
    {
        await using var phone = await APhone.OpenAsync();
        phone.MiaSays("We gladly help you with that.");
        await phone.SaysAsync(await phone.ACallerAsync(), "Tell me about the bread");
        phone.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await phone.ACallerAsync();

        await phone.World.The<InterruptMia>().RunAsync(later, "We gladly", CancellationToken.None);

        Assert.Equal("We gladly help you with that.", (await phone.MessagesOf(later))[^1].Text);
    }

    [Fact]
    public async Task A_run_that_is_not_done_stops_and_what_was_heard_is_her_answer()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Model.Says = (_, _, ct) => HalfWay(ct);
        await using var turn = phone.World.The<HearCaller>().RunAsync(who, new CallerWords("1", "Tell me about the bread"), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());

        await phone.World.The<InterruptMia>().RunAsync(who, "One moment, please. We gladly", CancellationToken.None);

        Assert.Equal([(Author.Visitor, "Tell me about the bread"), (Author.Mia, "We gladly")], (await phone.MessagesOf(who)).Select(m => (m.Author, m.Text)));
        phone.MiaSays("Of course.");
        await phone.SaysAsync(who, "Just the price of it please");
        Assert.Equal("Just the price of it please", phone.World.Model.LastPrompt!.Question); // the first question counts as answered
    }

    [Fact]
    public async Task Who_heard_nothing_of_the_answer_is_answered_together_with_what_they_say_next()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Model.Says = (_, _, ct) => HalfWay(ct);
        await using var turn = phone.World.The<HearCaller>().RunAsync(who, new CallerWords("1", "Tell me about the bread"), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());

        await phone.World.The<InterruptMia>().RunAsync(who, "One moment, please.", CancellationToken.None);
        phone.MiaSays("Of course.");
        await Eventually.HoldsAsync(
            async () => (await phone.SaysAsync(who, "And the price of it", "2")).OfType<Say>().Any(s => s.Text.Contains("Of course.", StringComparison.Ordinal)), "the next run");

        Assert.Equal("Tell me about the bread\nAnd the price of it", phone.World.Model.LastPrompt!.Question);
    }

    [Fact]
    public async Task Only_the_latest_words_of_hers_on_the_phone_are_cut_and_only_to_a_beginning_of_them()
    {
        await using var phone = await APhone.OpenAsync();
        var (log, mia) = (phone.World.The<MessageLog>(), new Mia(phone.Owner.Business));
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "First");
        await phone.SaysAsync(who, "Second");
        var call = await phone.ConversationOf(who);
        var (_, chat) = await phone.World.AConversationOf(phone.Owner);
        await phone.World.MiaRepliesIn(phone.Owner, chat);
        var neighbour = await phone.World.ABusiness("Neighbour");

        Assert.False(await log.CutShortAsync(mia, chat, 2, "Good"));
        Assert.False(await log.CutShortAsync(mia, call, 2, "Good")); // an earlier answer
        Assert.False(await log.CutShortAsync(mia, call, 3, "Sec")); // the caller's own words
        Assert.False(await log.CutShortAsync(mia, call, 4, "Other words"));
        Assert.False(await log.CutShortAsync(mia, call, 4, "Good to hear from you. And more"));
        Assert.False(await log.CutShortAsync(new Mia(neighbour.Business), call, 4, "Good"));
        Assert.False(await log.CutAwayAsync(mia, chat, 2, Language.English));
        Assert.False(await log.CutAwayAsync(mia, call, 2, Language.English));
        Assert.False(await log.CutAwayAsync(new Mia(neighbour.Business), call, 4, Language.English));
        Assert.DoesNotContain(await phone.MessagesOf(who), m => m.Text is "Good" or "Sec" || m.IsUnheard);

        Assert.True(await log.CutShortAsync(mia, call, 4, "Good"));
        Assert.Equal("Good", (await phone.World.MessagesIn(phone.Owner, call))[^1].Text);
    }

    private static Task<string?> TextsAsync(APhone phone, string id) =>
        phone.World.The<HearText>().RunAsync(Caretaker.Instance, new TextHeard("twilio", id, APhone.Caller, APhone.Line, "Mail me at ana@ruiz.example"), CancellationToken.None);

    private static async IAsyncEnumerable<ReplyPart> HalfWay([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("We gladly help you with that. And");
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
    }
}
