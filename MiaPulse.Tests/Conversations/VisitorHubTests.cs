using System.Text.Json;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Conversations;

public sealed class VisitorHubTests : IAsyncLifetime
{
    private MiaApp _app = null!;
    private string _key = "";
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await MiaApp.StartAsync();
        (_owner, _key) = await _app.ABusiness(website: "https://www.bakery.example");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_when_durable_and_Mia_streams_her_reply()
    {
        await using var visitor = await _app.OpenWidget(_key);

        var sent = await visitor.SendAsync("Hello");

        Assert.Equal(1, sent.GetProperty("sequence").GetInt64());
        await visitor.HearsAsync("mia", t => t == "Good to hear from you.", "Mia's reply");
        var events = visitor.Heard.Select(h => h.Event).ToList();
        Assert.True(events.IndexOf("ReplyStarted") < events.IndexOf("ReplyPiece"));
        var pieces = visitor.Heard.Where(h => h.Event == "ReplyPiece").Select(h => (h.Body.GetProperty("index").GetInt32(), h.Body.GetProperty("text").GetString()));
        Assert.Equal("Good to hear from you.", string.Concat(pieces.OrderBy(p => p.Item1).Select(p => p.Item2)));
    }

    [Fact]
    public async Task Coming_back_brings_exactly_what_was_missed()
    {
        await using var visitor = await _app.OpenWidget(_key);
        await visitor.SendAsync("One");
        await visitor.HearsAsync("mia", _ => true, "Mia's reply");
        await visitor.Connection.DisposeAsync();

        await using var again = new WidgetVisitor(_app.Widget(_key));
        var answer = await again.JoinAsync(visitor.Token, afterSequence: 1);

        Assert.Equal(visitor.Token, again.Token);
        var missed = Assert.Single(answer.GetProperty("messages").EnumerateArray());
        Assert.Equal((2, "mia"), (missed.GetProperty("sequence").GetInt32(), missed.GetProperty("author").GetString()));
    }

    [Fact]
    public async Task What_the_server_says_itself_can_be_said_in_another_language()
    {
        await using var visitor = await _app.OpenWidget(_key);
        var sent = await visitor.SendAsync("Hello");
        await _app.The<TakeOver>().RunAsync(_owner, ConversationId.From(sent.GetProperty("conversationId").GetGuid()), CancellationToken.None);

        await using var again = new WidgetVisitor(_app.Widget(_key));
        var answer = await again.JoinAsync(visitor.Token);

        var line = answer.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal(("Anna joined", "joined", "Anna"), (line.GetProperty("text").GetString(), line.GetProperty("event").GetProperty("kind").GetString(), line.GetProperty("event").GetProperty("name").GetString()));
        var settings = answer.GetProperty("settings");
        Assert.Equal(["greeting", "disclosure"], settings.GetProperty("standard").EnumerateArray().Select(s => s.GetString()));
        var english = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "wwwroot", "widget", "lang", "en.js"));
        foreach (var text in new[] { "greeting", "disclosure" })
        {
            Assert.Contains($"  {text}: '{settings.GetProperty(text).GetString()!.Replace("Corner Bakery", "{0}", StringComparison.Ordinal)}',", english, StringComparison.Ordinal);
        }

        Assert.True(settings.GetProperty("canEmail").GetBoolean());
    }

    [Fact]
    public async Task Two_tabs_of_one_visitor_see_the_same()
    {
        await using var first = await _app.OpenWidget(_key);
        await using var second = await _app.OpenWidget(_key, first.Token);

        await first.SendAsync("Hello");

        await second.HearsAsync("visitor", t => t == "Hello", "the other tab's words");
        await second.HearsAsync("mia", _ => true, "Mia's reply");
    }

    [Fact]
    public async Task A_takeover_mid_sentence_silences_Mia_and_drops_what_she_began()
    {
        var wait = new TaskCompletionSource();
        _app.Model.Says = (_, _, ct) => HalfASentence(wait.Task, ct);
        await using var visitor = await _app.OpenWidget(_key);
        var sent = await visitor.SendAsync("Tell me everything");
        await Eventually.HoldsAsync(() => visitor.Heard.Any(h => h.Event == "ReplyPiece"), "the first words");

        await _app.The<TakeOver>().RunAsync(_owner, ConversationId.From(sent.GetProperty("conversationId").GetGuid()), CancellationToken.None);

        await Eventually.HoldsAsync(() => visitor.Heard.Any(h => h.Event == "ReplyEnded"), "the end of the reply");
        Assert.False(visitor.Heard.First(h => h.Event == "ReplyEnded").Body.TryGetProperty("messageId", out _));
        await Eventually.HoldsAsync(
            () => visitor.Heard.Any(h => h.Event == "StateChanged" && h.Body.GetProperty("state").GetString() == "human" && h.Body.GetProperty("memberName").GetString() == "Anna"),
            "that Anna joined");
        wait.SetResult();
        await visitor.SendAsync("Are you there?");
        await visitor.HearsAsync("visitor", t => t == "Are you there?", "the visitor's own words");
        Assert.DoesNotContain(visitor.Messages, m => m.Author == "mia");
    }

    [Fact]
    public async Task Who_comes_back_while_an_answer_is_due_is_told_so_and_not_once_it_is_given()
    {
        var wait = new TaskCompletionSource();
        _app.Model.Says = (_, _, ct) => HalfASentence(wait.Task, ct);
        await using var visitor = await _app.OpenWidget(_key);
        Assert.False(await IsDueAsync(visitor.Token)); // nothing was asked yet
        await visitor.SendAsync("Tell me everything");

        Assert.True(await IsDueAsync(visitor.Token));

        wait.SetResult();
        await visitor.HearsAsync("mia", _ => true, "Mia's reply");
        Assert.False(await IsDueAsync(visitor.Token));
    }

    [Fact]
    public async Task Where_a_person_has_it_no_answer_of_mias_is_promised()
    {
        var wait = new TaskCompletionSource();
        _app.Model.Says = (_, _, ct) => HalfASentence(wait.Task, ct);
        await using var visitor = await _app.OpenWidget(_key);
        var sent = await visitor.SendAsync("Tell me everything");
        Assert.True(await IsDueAsync(visitor.Token));

        await _app.The<TakeOver>().RunAsync(_owner, ConversationId.From(sent.GetProperty("conversationId").GetGuid()), CancellationToken.None);

        Assert.False(await IsDueAsync(visitor.Token));
    }

    [Fact]
    public async Task A_forged_or_foreign_token_opens_nothing()
    {
        var (_, otherKey) = await _app.ABusiness("Neighbour");
        await using var visitor = await _app.OpenWidget(_key);
        var flipped = visitor.Token[..^3] + (visitor.Token[^3] == 'A' ? 'B' : 'A') + visitor.Token[^2..];

        foreach (var (key, token) in new[] { (_key, flipped), (otherKey, visitor.Token), (_key, "mia_vt_made_up"), (_key, new string('a', 5000)) })
        {
            await using var thief = new WidgetVisitor(_app.Widget(key));
            var refused = await Assert.ThrowsAsync<HubException>(() => thief.JoinAsync(token));
            Assert.Contains("invalid: This visitor token was not made here", refused.Message, StringComparison.Ordinal);
            refused = await Assert.ThrowsAsync<HubException>(() => thief.SendAsync("Hello"));
            Assert.Contains("invalid: Join comes first", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Calls_of_the_wrong_shape_get_a_code_and_a_sentence()
    {
        await using var visitor = await _app.OpenWidget(_key);

        foreach (var (method, argument) in new (string, object?)[]
        {
            ("Send", "just a string"), ("Send", 42), ("Send", null), ("Send", new { text = 5, clientMessageId = "c" }), ("Send", new { text = "no id" }),
            ("Send", new { text = "", clientMessageId = "c-1" }), ("Send", new { text = new string('x', 5000), clientMessageId = "c-1" }),
            ("Send", new { text = "bell \u0007", clientMessageId = "c-1" }), ("Send", new { text = "x", clientMessageId = "reply:1" }),
            ("Join", new { afterSequence = "1" }), ("Page", new { url = "javascript:alert(1)", title = "x" }), ("Read", "x"), ("Rate", new { score = 9 }), ("EmailTranscript", "nobody"),
        })
        {
            var refused = await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeAsync<JsonElement>(method, argument));
            Assert.Matches(@"HubException: (invalid|not_found): \w.*\.( \[\w+\])?$", refused.Message);
        }

        await visitor.SendAsync("The next ordinary message still works");
    }

    [Fact]
    public async Task Too_few_and_too_many_arguments_and_unknown_calls_get_a_code_and_the_shape_of_the_call()
    {
        await using var visitor = await _app.OpenWidget(_key);

        foreach (var (method, arguments, sentence) in new (string, object?[], string)[]
        {
            ("Join", [], "The call is Join({visitorToken?"), ("Send", [], "The call is Send({clientMessageId, text})."), ("Send", [new { }, new { }], "The call is Send("),
            ("Typing", [], "The call is Typing(isTyping)."), ("Read", [1, 2], "The call is Read(sequence)."), ("EraseMe", ["now"], "The call is EraseMe()."),
            ("AskForHuman", [new { }], "The call is AskForHuman()."), ("Steal", ["everything"], "There is no such call here."), ("Misfit", ["Send"], "The call is Send("),
        })
        {
            var refused = await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeCoreAsync(method, arguments));
            Assert.Contains($"HubException: invalid: {sentence}", refused.Message, StringComparison.Ordinal);
        }

        var streamed = await Assert.ThrowsAsync<HubException>(async () => await visitor.Connection.StreamAsync<int>("Send", new { }).FirstAsync());
        Assert.Contains("invalid: The call is Send(", streamed.Message, StringComparison.Ordinal);
        await visitor.SendAsync("The next ordinary message still works");
    }

    [Theory]
    [InlineData("Send", false, false)]
    [InlineData("Send", true, false)]
    [InlineData("Typing", true, true)]
    [InlineData("Nothing", true, false)]
    public async Task Calls_before_Join_and_calls_that_fit_nothing_count_too(string method, bool hasArgument, bool isJoined)
    {
        await using var visitor = new WidgetVisitor(_app.Widget(_key));
        await visitor.Connection.StartAsync();
        if (isJoined)
        {
            await visitor.JoinAsync();
        }

        object?[] arguments = hasArgument ? [new { }] : [];
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
            (await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeCoreAsync(method, arguments))).Message));

        Assert.Contains(answers, a => a.Contains("invalid: ", StringComparison.Ordinal));
        Assert.Contains(answers, a => a.Contains("rate_limited: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_frame_that_is_too_large_closes_the_connection_with_a_sentence()
    {
        await using var visitor = await _app.OpenWidget(_key);
        var closed = new TaskCompletionSource<Exception?>();
        visitor.Connection.Closed += why =>
        {
            closed.TrySetResult(why);
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => visitor.SendAsync(new string('x', VisitorProtocol.MaxFrame + 4000)));

        Assert.Contains("invalid: A frame can have at most 65,536 bytes.", (await closed.Task.WaitAsync(Eventually.Patience))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_is_refused_with_a_sentence_and_ends_by_itself()
    {
        await using var visitor = await _app.OpenWidget(_key);
        await using var other = await _app.OpenWidget(_key);

        var sends = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            try
            {
                await visitor.SendAsync($"Message {i}");
                return "sent";
            }
            catch (HubException refused)
            {
                return refused.Message;
            }
        }));

        Assert.InRange(sends.Count(s => s == "sent"), 20, 40);
        Assert.All(sends.Where(s => s != "sent"), s => Assert.Contains("rate_limited: ", s, StringComparison.Ordinal));
        await other.SendAsync("Somebody else is not held up");
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await visitor.SendAsync("After a pause", "pause");
                    return true;
                }
                catch (HubException)
                {
                    return false;
                }
            },
            "the flood is over");
    }

    [Fact]
    public async Task An_open_widget_is_told_when_somebody_comes_to_the_desk_and_when_the_last_one_leaves()
    {
        var (_, otherKey) = await _app.ABusiness("Neighbour");
        await using var visitor = await _app.OpenWidget(_key);
        await using var neighbour = await _app.OpenWidget(otherKey);

        using (_app.The<Presence>().Enter(_owner))
        {
            await Eventually.HoldsAsync(() => Told(visitor).SequenceEqual([true]), "that somebody is there");
        }

        await Eventually.HoldsAsync(() => Told(visitor).SequenceEqual([true, false]), "that nobody is there any more");
        Assert.Empty(Told(neighbour));

        static IEnumerable<bool> Told(WidgetVisitor who) =>
            who.Heard.Where(h => h.Event == "PresenceChanged").Select(h => h.Body.GetProperty("peopleAvailable").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_desk_that_is_kept_after_hours_promises_nobody_in_the_widget_either(bool isOpen)
    {
        await using (var db = await _app.The<BusinessDbs>().ForAsync(_owner, CancellationToken.None))
        {
            var clock = _app.The<TimeProvider>();
            var day = isOpen ? clock.GetUtcNow().DayOfWeek : OrdinaryDay.In(clock, 2);
            (await db.Businesses.SingleAsync()).Hours = new WeeklyHours([new OpenSpan(day, new TimeOnly(0, 0), new TimeOnly(0, 0))]);
            await db.SaveChangesAsync();
        }

        _app.The<WidgetDirectory>().Forget(_key);
        using var atTheDesk = _app.The<Presence>().Enter(_owner);
        await using var visitor = new WidgetVisitor(_app.Widget(_key));
        var settings = (await visitor.JoinAsync()).GetProperty("settings");
        using var another = _app.The<Presence>().Enter(_owner);
        _app.The<LiveFeed>().Publish(_owner.Business, new PresenceChanged());

        Assert.Equal((isOpen, isOpen), (settings.GetProperty("open").GetBoolean(), settings.GetProperty("peopleAvailable").GetBoolean()));
        Assert.Equal(isOpen, settings.TryGetProperty("closesAt", out var closes) && closes.ValueKind is JsonValueKind.String);
        Assert.Equal(!isOpen, settings.TryGetProperty("opensAt", out var opens) && opens.ValueKind is JsonValueKind.String);
        Assert.Equal((isOpen ? closes : opens).GetDateTimeOffset(), settings.GetProperty("changesAt").GetDateTimeOffset());
        await Eventually.HoldsAsync(
            () => visitor.Heard.Where(h => h.Event == "PresenceChanged").Select(h => h.Body.GetProperty("peopleAvailable").GetBoolean()).LastOrDefault(!isOpen) == isOpen,
            "the widget is told as Mia would tell it");
    }

    private async Task<bool> IsDueAsync(string token)
    {
        await using var tab = new WidgetVisitor(_app.Widget(_key));
        return (await tab.JoinAsync(token)).GetProperty("replyIsDue").GetBoolean();
    }

    private static async IAsyncEnumerable<ReplyPart> HalfASentence(Task wait, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("I was about to tell you. And then ");
        await wait.WaitAsync(ct);
        yield return new ReplyWords("the rest.");
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }
}
