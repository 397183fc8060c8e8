using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>Calls over ConversationRelay, from outside: a real socket, Twilio's frames, ours.</summary>
public sealed class TwilioRelayTests
{
    [Fact]
    public async Task A_call_is_greeted_talks_and_ends_and_its_words_are_kept_once()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        Assert.Equal(["Say", "Start", "Connect"], call.Verbs); // the notice, which nobody can speak into; the recording; the question
        Assert.Contains("Corner Bakery", call.Heard, StringComparison.Ordinal);

        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        await relay.PromptAsync("What do you bake?");
        Assert.Contains("Good to hear from you.", await relay.HearsTurnAsync(1), StringComparison.Ordinal);
        await relay.PromptAsync("And what does it cost?");
        Assert.Contains("Good to hear from you.", await relay.HearsTurnAsync(2), StringComparison.Ordinal);
        await relay.CloseAsync();
        await call.RelayEndsAsync("completed");
        await call.EndAsync();

        Assert.Empty(call.Answer.Elements());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, relay.ClosedWith);
        Assert.Null(relay.End);
        Assert.Equal(["What do you bake?", "And what does it cost?"], await SaidBy(app, bakery, Author.Visitor));
        Assert.Equal(CallState.Ended, await StateOf(app, bakery));
    }

    [Fact]
    public async Task Every_turn_ends_with_its_last_frame_and_begins_as_soon_as_there_are_words()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        var goesOn = new TaskCompletionSource();
        app.Model.Says = (_, _, ct) => Slowly("We bake rye bread. And", goesOn.Task, " rolls.", ct);

        await relay.PromptAsync("What do you bake?");

        await Eventually.HoldsAsync(() => relay.Turns is [{ IsWhole: false }] && relay.Turns[0].Words.Contains("rye bread", StringComparison.Ordinal), "the first sentence, while the rest is found");
        goesOn.SetResult();
        var words = await relay.HearsTurnAsync(1);
        Assert.Contains("And rolls.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("bread.And", words, StringComparison.Ordinal); // blanks between sentences are ours to send
        Assert.All(relay.Frames, f => Assert.Equal("text", f.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Who_speaks_into_her_words_is_listened_to_and_what_nobody_heard_was_not_said()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        var goesOn = new TaskCompletionSource();
        app.Model.Says = (_, _, ct) => Slowly("We are open from nine to five. ", goesOn.Task, "On Sundays we are closed.", ct);
        await relay.PromptAsync("When are you open?");
        await Eventually.HoldsAsync(() => relay.Turns.Count == 1, "she speaks");

        app.Model.Says = null;
        await relay.InterruptAsync("We are open from");
        await relay.PromptAsync("Only tell me whether you bake rye bread.");

        var second = await relay.HearsTurnAsync(2);
        goesOn.SetResult();
        Assert.Contains("Good to hear from you.", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Sundays", string.Concat(relay.Turns.Select(t => t.Words)), StringComparison.Ordinal);
        Assert.DoesNotContain(await SaidBy(app, bakery, Author.Mia), m => m.Contains("Sundays", StringComparison.Ordinal) || m.Contains("to five", StringComparison.Ordinal));
        Assert.Equal(["When are you open?", "Only tell me whether you bake rye bread."], await SaidBy(app, bakery, Author.Visitor));
    }

    [Fact]
    public async Task Of_several_sentences_in_a_row_the_newest_is_answered()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        var never = new TaskCompletionSource();
        app.Model.Says = (_, _, ct) => Slowly("", never.Task, "Nobody hears this.", ct);
        await relay.PromptAsync("Do you");
        await Eventually.HoldsAsync(() => app.Model.Asked == 1, "she thinks");

        app.Model.Says = null;
        await relay.PromptAsync("Do you bake rye bread?");

        await Eventually.HoldsAsync(() => relay.Turns.Any(t => t.IsWhole && t.Words.Contains("Good to hear from you.", StringComparison.Ordinal)), "the newer one is answered");
        Assert.DoesNotContain(relay.Turns, t => t.Words.Contains("Nobody hears this", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_socket_that_is_cut_is_followed_by_turns_and_the_call_goes_on(bool whileSheSpeaks)
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        if (whileSheSpeaks)
        {
            app.Model.Says = (_, _, ct) => Slowly("We bake rye bread. And", Task.Delay(Timeout.Infinite, ct), " rolls.", ct);
            await relay.PromptAsync("What do you bake?");
            await Eventually.HoldsAsync(() => relay.Turns.Count == 1, "she speaks");
            app.Model.Says = null;
        }

        relay.Cut();
        await call.RelayEndsAsync("failed");

        Assert.Null(call.Relay);
        Assert.True(call.Listens);
        Assert.True(call.Heard.Length > 0, "A sentence bridges it.");
        await call.SayAsync("Are you still there?");
        Assert.Contains("Good to hear from you.", call.Heard, StringComparison.Ordinal);
        await call.EndAsync();
        Assert.Equal(CallState.Ended, await StateOf(app, bakery));
        Assert.Contains("Are you still there?", await SaidBy(app, bakery, Author.Visitor));
    }

    [Theory]
    [InlineData("What do you bake?", 0)]
    [InlineData("I'm Ana Ruiz, my number is 312 555 0177. What do you bake?", 1)]
    public async Task Who_hangs_up_in_the_middle_of_her_sentence_ends_the_call_and_what_both_said_is_kept(string words, int leads)
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        var goesOn = new TaskCompletionSource();
        app.Model.Says = (_, _, ct) => Slowly("We bake rye bread. And", goesOn.Task, " rolls.", ct);
        await relay.PromptAsync(words);
        await Eventually.HoldsAsync(() => relay.Turns is [{ IsWhole: false }], "she speaks");

        await relay.CloseAsync();
        await call.RelayEndsAsync("completed");
        await call.EndAsync();

        goesOn.SetResult();
        await Eventually.HoldsAsync(async () => (await SaidBy(app, bakery, Author.Mia)).SequenceEqual(["We bake rye bread. And rolls."]), "her answer is in the transcript");
        Assert.Equal([words], await SaidBy(app, bakery, Author.Visitor));
        await using var db = await app.The<BusinessDbs>().ForAsync(bakery, CancellationToken.None);
        var ended = await db.Calls.AsNoTracking().SingleAsync();
        Assert.Equal((CallState.Ended, (CallEnding?)CallEnding.CallerLeft), (ended.State, ended.Ending));
        Assert.Equal((leads, 0), (await db.Leads.CountAsync(), await db.Conversations.CountAsync(c => c.ReplyDueAt != null)));
    }

    [Fact]
    public async Task A_turn_that_breaks_fails_the_relay_or_is_apologised_for_and_the_call_goes_on()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        app.Model.Says = (_, _, _) => throw new HttpRequestException("connection refused");

        await relay.PromptAsync("What do you bake?");

        await Eventually.HoldsAsync(() => !relay.IsOpen || relay.Turns.Any(t => t.IsWhole && t.Words.Length > 0), "an apology, or a relay that has failed");
    }

    [Fact]
    public async Task Who_objects_to_being_recorded_hears_how_else_to_reach_the_business_and_the_call_ends()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);

        await relay.PromptAsync("I don't want to be recorded.");
        var words = await relay.HearsTurnAsync(1);
        await relay.InterruptAsync(words); // what is left of the goodbye need not be waited for

        await Eventually.HoldsAsync(() => relay.End is not null, "the relay is ended");
        Assert.Equal(0, app.Model.Asked);
        await relay.PromptAsync("Hello?"); // too late
        await call.RelayEndsAsync("ended", Handoff(relay));
        Assert.True(call.IsEnding);
        Assert.Single(relay.Turns);
    }

    [Fact]
    public async Task Silence_after_the_greeting_is_asked_about()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app, change: l => l.Limits = new CallLimits(AskAgainAfter: 1, GiveUpAfter: 60, MostDeadEnds: 5, LongestMinutes: 15));
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);

        var asked = await relay.HearsTurnAsync(1);

        Assert.True(asked.Length > 0);
        Assert.Equal(0, app.Model.Asked);
    }

    [Fact]
    public async Task Frames_before_the_setup_and_frames_that_nobody_knows_are_passed_over()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.OpenAsync(app);

        await relay.PromptAsync("This is before anybody knows who I am.");
        await relay.SetUpAsync(call);
        foreach (var odd in (string[])["", "{", "[]", "7", """{"type":"info","name":"some-future-frame"}""", """{"type":"error","description":"x"}""", """{"type":"prompt","voicePrompt":"  "}"""])
        {
            await relay.SendAsync(odd);
        }

        await relay.SetUpAsync(call, account: "AC00000000000000000000000000000002"); // a second one changes nothing
        await relay.PromptAsync("What do you bake?");

        Assert.Contains("Good to hear from you.", await relay.HearsTurnAsync(1), StringComparison.Ordinal);
        Assert.Equal(["What do you bake?"], await SaidBy(app, bakery, Author.Visitor));
    }

    [Fact]
    public async Task A_number_that_is_pressed_key_by_key_is_one_turn()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var relay = await TwilioRelayCall.ConnectAsync(app, call);
        await relay.PressAsync("#"); // ends nothing

        foreach (var key in "3125550142#")
        {
            await relay.PressAsync($"{key}");
        }

        await relay.HearsTurnAsync(1);
        Assert.Single(relay.Turns);
        Assert.True((await SaidBy(app, bakery, Author.Visitor)).Count <= 1);
    }

    [Fact]
    public async Task A_socket_that_is_not_signed_for_this_very_address_is_refused_before_it_opens()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        string[] forged =
        [
            "", "x", new('A', 5_000), TwilioRelayCall.Sign("https://app.miapulse.example" + TwilioRelayCall.Path), TwilioRelayCall.Sign("wss://evil.example" + TwilioRelayCall.Path),
            TwilioRelayCall.Sign(TwilioRelayCall.Address + "?x=1"), TwilioRelayCall.Sign(TwilioRelayCall.Address[..^1]), TwilioCaller.Sign(TwilioRelayCall.Address, "=", "another token"),
        ];
        foreach (var signature in forged)
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => TwilioRelayCall.OpenAsync(app, signature));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }

        await using var slash = await TwilioRelayCall.OpenAsync(app, TwilioRelayCall.Sign(TwilioRelayCall.Address + "/")); // Twilio signs it so now and then
        Assert.True(slash.IsOpen);
        using var http = new HttpClient();
        using var plain = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url, TwilioRelayCall.Path));
        plain.Headers.TryAddWithoutValidation("X-Twilio-Signature", TwilioRelayCall.Sign(TwilioRelayCall.Address));
        using var answer = await http.SendAsync(plain);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_socket_that_does_not_know_what_its_call_was_answered_is_closed()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        var bakery = await TwilioCalls.ALineOf(app);
        var calls = new TwilioCalls(app);
        var (call, other) = (await calls.DialAsync(), await calls.DialAsync("+13125550124"));
        var theirs = other.Relay!.Elements("Parameter").ToDictionary(p => p.Attribute("name")!.Value, p => p.Attribute("value")!.Value);
        (IReadOnlyDictionary<string, string>? Parameters, string Account)[] wrong =
        [
            (theirs, TwilioCaller.Account),
            (new Dictionary<string, string>(), TwilioCaller.Account),
            (new Dictionary<string, string> { ["call"] = call.Sid }, TwilioCaller.Account),
            (null, "AC00000000000000000000000000000002"),
        ];
        foreach (var (parameters, account) in wrong)
        {
            await using var relay = await TwilioRelayCall.OpenAsync(app);
            await relay.SetUpAsync(call, parameters, account);
            await Eventually.HoldsAsync(() => relay.ClosedWith is WebSocketCloseStatus.PolicyViolation, "it is closed");
        }

        Assert.Empty(await SaidBy(app, bakery, Author.Visitor));
        await using var real = await TwilioRelayCall.ConnectAsync(app, call);
        await real.PromptAsync("What do you bake?");
        Assert.Contains("Good to hear from you.", await real.HearsTurnAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_that_is_too_large_closes_the_socket_and_a_second_socket_of_the_call_ends_the_first()
    {
        await using var app = await TwilioCalls.StartAsync("relay");
        await TwilioCalls.ALineOf(app);
        var call = await new TwilioCalls(app).DialAsync();
        await using var first = await TwilioRelayCall.ConnectAsync(app, call);
        await first.PromptAsync("What do you bake?");
        await first.HearsTurnAsync(1);

        await using var second = await TwilioRelayCall.ConnectAsync(app, call);

        await Eventually.HoldsAsync(() => !first.IsOpen, "the first is cut");
        await second.SendAsync(JsonSerializer.Serialize(new { type = "prompt", voicePrompt = new string('a', 70_000), last = true }));
        await Eventually.HoldsAsync(() => !second.IsOpen, "the second is closed");
        Assert.True(second.ClosedWith is null or WebSocketCloseStatus.MessageTooBig, $"{second.ClosedWith}"); // the rest of the frame may reset the line before the reason is read
    }

    private static string? Handoff(TwilioRelayCall relay) => relay.End!.Value.TryGetProperty("handoffData", out var handoff) ? handoff.GetString() : null;

    private static async IAsyncEnumerable<ReplyPart> Slowly(string beginning, Task goesOn, string rest, [EnumeratorCancellation] CancellationToken ct)
    {
        if (beginning.Length > 0)
        {
            yield return new ReplyWords(beginning);
        }

        await goesOn.WaitAsync(ct);
        yield return new ReplyWords(rest);
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }

    private static async Task<CallState> StateOf(MiaApp app, Owner owner)
    {
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        return (await db.Calls.AsNoTracking().SingleAsync()).State;
    }

    private static async Task<List<string>> SaidBy(MiaApp app, Owner owner, Author author)
    {
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        return await db.Messages.AsNoTracking().Where(m => m.Author == author).OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync();
    }
}
