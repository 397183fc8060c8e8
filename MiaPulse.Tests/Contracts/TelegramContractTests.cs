using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of Telegram.Bot, said and heard by us; what we read in each recorded update; and what we make of every way in which Telegram can fail.</summary>
public sealed class TelegramContractTests
{
    private const long Group = -1001234567890;

    private static readonly JsonElement File = Recorded.Read("telegram-requests.json");

    private static JsonElement Captures => File.GetProperty("captures");

    private static JsonElement Updates => File.GetProperty("updates");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> AllUpdates => Recorded.Names(Updates);

    [Theory]
    [InlineData("getMe")]
    [InlineData("setWebhook")]
    [InlineData("sendMessage-html-inline-keyboard-in-topic")]
    [InlineData("sendMessage-reply")]
    [InlineData("createForumTopic")]
    [InlineData("answerCallbackQuery")]
    public async Task What_goes_out_is_what_was_recorded(string name)
    {
        var request = Captures.Named(name).GetProperty("request");
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var services = Services(telegram.Url, secret: "A-Za-z0-9_-1to256");
        var bot = services.GetRequiredService<TelegramBot>();

        switch (name)
        {
            case "getMe":
                Assert.Equal("mia_test_bot", await bot.NameAsync(Ct));
                break;
            case "setWebhook":
                await bot.SetWebhookAsync(new Uri("https://app.miapulse.example/telegram/webhook"), Ct);
                break;
            case "sendMessage-html-inline-keyboard-in-topic":
                List<List<InlineKeyboardButton>> rows = [[InlineKeyboardButton.WithCallbackData("Take over", "takeover:01J9ZQ4T6X"), InlineKeyboardButton.WithUrl("Open", "https://app.miapulse.example/c/01J9")]];
                Assert.Equal(101, await bot.SendAsync(Group, 7, "<b>New chat</b> from Zoë &amp; co 🙏\n&lt;script&gt;", isHtml: true, new InlineKeyboardMarkup { InlineKeyboard = rows }, null, Ct));
                break;
            case "sendMessage-reply":
                await bot.SendAsync(555, null, "Noted.", isHtml: false, null, 41, Ct);
                break;
            case "createForumTopic":
                Assert.Equal(7, await bot.OpenTopicAsync(Group, "Zoë · +1 312 555 0123", Ct));
                break;
            case "answerCallbackQuery":
                await bot.AnswerAsync("4382bfdwdsb323b2d9", "You have the chat", Ct);
                break;
        }

        var method = request.Text("path")!.Split('/')[^1];
        var asked = Assert.Single(telegram.Asked(method));
        var expected = request.TryGetProperty("bodyJson", out _) ? request.Body() : new JsonObject();
        expected.Remove("drop_pending_updates"); // we keep what was said while we were away
        AssertHolds(expected, JsonNode.Parse(asked.GetRawText())!);
        Assert.Equal((request.Text("method"), true), (telegram.Requests[0].Method, telegram.Requests[0].Headers.ContainsKey("Content-Length")));
    }

    [Fact]
    public async Task An_alert_goes_out_with_a_strangers_words_as_words_and_buttons_that_fit()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var services = Services(telegram.Url);

        var sent = await SayAsync(services, new ChatWords("Zoë", "New lead: <b>Zoë & co", "They wrote last: “</b><a href='x'>🙏”", HasLead: true, IsRelay: false));

        Assert.Equal(new ChatSent.Said(101), sent);
        var message = Assert.Single(telegram.Asked("sendMessage"));
        Assert.Equal("<b>New lead: &lt;b&gt;Zoë &amp; co</b>\nThey wrote last: “&lt;/b&gt;&lt;a href='x'&gt;🙏”", message.Text("text"));
        Assert.Equal("html", message.Text("parse_mode"), ignoreCase: true);
        var buttons = message.GetProperty("reply_markup").GetProperty("inline_keyboard").EnumerateArray().SelectMany(r => r.EnumerateArray()).ToList();
        Assert.Equal(["Take over", "Hand back", "Mark contacted", "Open"], buttons.Select(b => b.Text("text")));
        Assert.All(buttons.Take(3), b => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(b.Text("callback_data")!), 1, TelegramText.MaxDataBytes));
        Assert.All(buttons.Take(3), b => Assert.True(TelegramText.TryRead(b.Text("callback_data"), out _, out _)));
        Assert.StartsWith("https://mia.example/app/inbox/", buttons[3].Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_words_fit_into_one_message_and_no_character_is_torn()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var services = Services(telegram.Url);

        await SayAsync(services, new ChatWords("Zoë", string.Concat(Enumerable.Repeat("🙏", 100)), string.Concat(Enumerable.Repeat("<🙏", 2000)), HasLead: false, IsRelay: true));

        var seen = telegram.Texts[0].Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal);
        Assert.InRange(seen.Length, 1, TelegramText.MaxLength);
        Assert.DoesNotContain('\uFFFD', seen);
    }

    [Theory]
    [InlineData(429, "Too Many Requests: retry after 7", """{"retry_after":7}""", "later 7")]
    [InlineData(429, "Too Many Requests: retry after 120", """{"retry_after":120}""", "later 120")]
    [InlineData(403, "Forbidden: bot was blocked by the user", "null", "gone")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "null", "gone")]
    [InlineData(400, "Bad Request: chat not found", "null", "gone")]
    [InlineData(400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1001234567890}""", "moved -1001234567890")]
    [InlineData(400, "Bad Request: message thread not found", "null", "topic gone")]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", "null", "topic gone")]
    [InlineData(400, "Bad Request: message is too long", "null", "never")]
    [InlineData(401, "Unauthorized", "null", "never")]
    [InlineData(404, "Not Found", "null", "never")]
    [InlineData(500, "Internal Server Error", "null", "later")]
    [InlineData(502, "Bad Gateway", "null", "later")]
    public async Task What_Telegram_refuses_is_asked_once_and_told_for_what_it_is(int code, string description, string parameters, string told)
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        telegram.Misbehaves = _ => LoopbackTelegram.Refuses(code, description, parameters);
        await using var services = Services(telegram.Url);

        var sent = await SayAsync(services, AnAlert, topic: 7);

        Assert.Equal(told, Told(sent));
        Assert.Single(telegram.Asked("sendMessage")); // trying again is the outbox's, with its pauses
    }

    [Fact]
    public async Task What_cannot_be_read_as_markup_is_sent_again_as_plain_words()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        var calls = 0;
        telegram.Misbehaves = _ => Interlocked.Increment(ref calls) == 1 ? LoopbackTelegram.Refuses(400, "Bad Request: can't parse entities: unsupported start tag") : null;
        await using var services = Services(telegram.Url);

        Assert.IsType<ChatSent.Said>(await SayAsync(services, AnAlert));

        var plain = telegram.Asked("sendMessage")[1];
        Assert.Equal("Zoë & co waits for you\nHello <there>", plain.Text("text"));
        Assert.False(plain.TryGetProperty("parse_mode", out _));
    }

    [Fact]
    public async Task A_cut_line_a_page_of_something_in_between_and_nobody_there_are_later_and_a_yes_that_breaks_off_is_a_yes()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var services = Services(telegram.Url);
        await using var nowhere = Services(LoopbackVendor.Nowhere);

        telegram.Misbehaves = _ => LoopbackVendor.CutsTheLine;
        Assert.Equal("later", Told(await SayAsync(services, AnAlert, chat: 1)));
        telegram.Misbehaves = _ => LoopbackVendor.Answers(502, "<html>Bad gateway</html>");
        Assert.Equal("later", Told(await SayAsync(services, AnAlert, chat: 2)));
        telegram.Misbehaves = _ => LoopbackVendor.TakesAndCutsTheLine;
        Assert.Equal(new ChatSent.Said(null), await SayAsync(services, AnAlert, chat: 3));
        Assert.Equal("later", Told(await SayAsync(nowhere, AnAlert)));
    }

    [Fact]
    public async Task Silence_ends_when_the_clock_runs_out_and_whoever_stops_is_told_no_story()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        telegram.Misbehaves = _ => LoopbackVendor.Hangs;
        var clock = new FakeTimeProvider(Given.Start);
        await using var services = Services(telegram.Url, clock);

        var saying = SayAsync(services, AnAlert);
        await Eventually.HoldsAsync(() => telegram.Asked("sendMessage").Count == 1, "the message arrives");
        Assert.False(saying.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("later", Told(await saying.WaitAsync(Eventually.Patience, Ct)));

        using var stop = new CancellationTokenSource();
        var stopped = services.GetRequiredService<IChatApp>().SayAsync(new ChatSaying(9, null, default, AnAlert), stop.Token);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(() => telegram.Asked("sendMessage").Count == 2, "the second message arrives");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
    }

    [Fact]
    public async Task One_chat_is_spoken_to_once_a_second_and_a_group_twenty_times_a_minute_and_neither_holds_up_the_other()
    {
        var clock = new FakeTimeProvider(Given.Start);
        var pace = new TelegramPace(clock);

        Assert.Null(await pace.WaitAsync(555, Ct));
        Assert.Null(await pace.WaitAsync(777, Ct).WaitAsync(TurnOf(clock, TelegramPace.BetweenAll), Ct));
        var second = pace.WaitAsync(555, Ct);
        Assert.False(second.IsCompleted);
        clock.Advance(TelegramPace.BetweenInChat);
        Assert.Null(await second.WaitAsync(Eventually.Patience, Ct));
        pace.Rest(Group, TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(40), await pace.WaitAsync(Group, Ct)); // too long to wait for: told at once
    }

    [Fact]
    public async Task Where_three_chats_are_to_rest_at_once_it_means_all_and_who_waits_already_too()
    {
        var clock = new FakeTimeProvider(Given.Start);
        var pace = new TelegramPace(clock);
        Assert.Null(await pace.WaitAsync(555, Ct));
        var waiting = pace.WaitAsync(555, Ct);

        Assert.Equal((false, false, false), (pace.Rest(1, TimeSpan.FromSeconds(40)), pace.Rest(2, TimeSpan.FromSeconds(50)), pace.Rest(2, TimeSpan.FromSeconds(60))));
        Assert.True(pace.Rest(3, TimeSpan.FromSeconds(40)));

        Assert.Equal(TimeSpan.FromSeconds(40), await pace.WaitAsync(777, Ct));
        clock.Advance(TelegramPace.BetweenInChat);
        Assert.Equal(TimeSpan.FromSeconds(40) - TelegramPace.BetweenInChat, await waiting.WaitAsync(Eventually.Patience, Ct));
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await pace.WaitAsync(777, Ct));
        Assert.False(pace.Rest(777, TimeSpan.FromSeconds(40))); // two of the others are over
    }

    [Fact]
    public async Task A_chat_whose_turn_is_too_far_away_is_refused_by_us_and_Telegram_is_not_asked()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var services = Services(telegram.Url, new FakeTimeProvider(Given.Start));
        services.GetRequiredService<TelegramPace>().Rest(Group, TimeSpan.FromSeconds(40));

        var refused = Assert.IsType<ChatSent.Failed>(await SayAsync(services, AnAlert));

        Assert.Equal((TimeSpan.FromSeconds(40), true), refused.How is Delivery.TryLater later ? (later.After, later.IsOurOwn) : default);
        Assert.Empty(telegram.Asked("sendMessage"));
        telegram.Misbehaves = _ => LoopbackTelegram.Refuses(429, "Too Many Requests: retry after 7", """{"retry_after":7}""");
        Assert.False(Assert.IsType<ChatSent.Failed>(await SayAsync(services, AnAlert, chat: 1)).How.IsOurOwn); // that is its own word
    }

    [Theory]
    [MemberData(nameof(AllUpdates))]
    public void An_update_is_read_for_what_it_is(string name)
    {
        var update = UpdateOf(Updates.Named(name).Text("body")!);
        ChatEvent? expected = name switch
        {
            "start-deep-link" => new ChatOpened("telegram", "10000", 555, 555, "01J9ZQ4T6X-abc_DEF", "Zoë", HasTopics: false),
            "reply-in-topic" => new ChatWritten("telegram", "10000", Group, 555, 50, "We are open until 6.", new ChatTarget(7, 42), IsForwarded: false),
            "message-in-topic-no-reply" => new ChatWritten("telegram", "10000", Group, 555, 51, "hello", new ChatTarget(7, 7), IsForwarded: false),
            "bot-blocked" => new ChatLeft("telegram", "10000", 555, 555),
            "callback-query" or "callback-query-inaccessible-message" or "unknown-update-kind" => null, // the recorded buttons are not ours
            _ => throw new InvalidOperationException($"What is to be read in {name}?"),
        };

        Assert.Equal(expected, TelegramUpdate.Read(update, ""));
    }

    [Fact]
    public void Our_own_button_is_read_also_under_a_message_that_can_no_longer_be_seen()
    {
        var id = Guid.Parse("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
        foreach (var name in new[] { "callback-query", "callback-query-inaccessible-message" })
        {
            var body = JsonNode.Parse(Updates.Named(name).Text("body")!)!;
            body["callback_query"]!["data"] = $"take:{id:N}";

            Assert.Equal(new ChatPressed("telegram", "10000", Group, 555, ChatButton.TakeOver, ConversationId.From(id)), TelegramUpdate.Read(UpdateOf(body.ToJsonString()), ""));
        }
    }

    [Theory]
    [InlineData("/mia", ChatCommand.HandBack)]
    [InlineData("/MIA@Mia_Test_Bot please", ChatCommand.HandBack)]
    [InlineData("/today", ChatCommand.Today)]
    [InlineData("/stop", ChatCommand.Stop)]
    [InlineData("/start", ChatCommand.Help)]
    [InlineData("/", ChatCommand.Help)]
    [InlineData("/mia@another_bot", null)]
    public void A_command_is_ours_unless_it_names_another_bot(string text, ChatCommand? command)
    {
        var body = JsonNode.Parse(Updates.Named("start-deep-link").Text("body")!)!;
        body["message"]!["text"] = text;

        Assert.Equal(command, (TelegramUpdate.Read(UpdateOf(body.ToJsonString()), "mia_test_bot") as ChatCommanded)?.Command);
    }

    [Fact]
    public void Bots_and_what_a_chat_tells_of_itself_are_not_heard()
    {
        var words = JsonNode.Parse(Updates.Named("reply-in-topic").Text("body")!)!;
        words["message"]!["from"]!["is_bot"] = true;
        Assert.Null(TelegramUpdate.Read(UpdateOf(words.ToJsonString()), ""));

        var opened = JsonNode.Parse(Updates.Named("reply-in-topic").Text("body")!)!.AsObject();
        opened["message"]!.AsObject().Remove("text");
        opened["message"]!["forum_topic_created"] = new JsonObject { ["name"] = "Zoë", ["icon_color"] = 7322096 };
        Assert.Null(TelegramUpdate.Read(UpdateOf(opened.ToJsonString()), ""));
    }

    [Fact]
    public async Task Neither_the_token_nor_a_word_is_logged()
    {
        using var log = new HeardLog();
        await using var telegram = await LoopbackTelegram.StartAsync();
        telegram.Misbehaves = _ => LoopbackTelegram.Refuses(403, "Forbidden: not to Zoë");
        await using var services = Services(telegram.Url, log: log);
        services.GetRequiredService<ILoggerFactory>().CreateLogger("a").Log(LogLevel.Trace, default, "heard", null, (words, _) => words);

        Assert.Equal("gone", Told(await SayAsync(services, AnAlert)));

        Assert.DoesNotContain(log.Lines, l => l.Text.Contains(LoopbackTelegram.Token, StringComparison.Ordinal) || l.Text.Contains("Zoë", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Text == "heard");
    }

    private static ChatWords AnAlert => new("Zoë & co", "Zoë & co waits for you", "Hello <there>", HasLead: false, IsRelay: false);

    private static Task<ChatSent> SayAsync(ServiceProvider services, ChatWords words, long? topic = null, long chat = Group) =>
        services.GetRequiredService<IChatApp>().SayAsync(new ChatSaying(chat, topic, ConversationId.From(Guid.Parse("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")), words), Ct);

    private static string Told(ChatSent sent) => sent switch
    {
        ChatSent.Said => "said",
        ChatSent.Gone => "gone",
        ChatSent.TopicGone => "topic gone",
        ChatSent.Moved moved => $"moved {moved.To}",
        ChatSent.Failed { How: Delivery.TryLater { After: { } after } } => $"later {after.TotalSeconds}",
        ChatSent.Failed { How: Delivery.TryLater } => "later",
        ChatSent.Failed { How: Delivery.NeverAgain } => "never",
        _ => sent.ToString(),
    };

    private static Update UpdateOf(string body) => JsonSerializer.Deserialize<Update>(body, JsonBotAPI.Options)!;

    /// <summary>Lets the clock reach a turn, and gives the time that a test may wait for it.</summary>
    private static TimeSpan TurnOf(FakeTimeProvider clock, TimeSpan turn)
    {
        clock.Advance(turn);
        return Eventually.Patience;
    }

    private static ServiceProvider Services(Uri telegram, TimeProvider? clock = null, HeardLog? log = null, string secret = LoopbackTelegram.Secret)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (log is not null)
            {
                logging.AddProvider(log);
            }
        });
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new PublicUrl(new Uri("https://mia.example")));
        var settings = new Dictionary<string, string?> { ["Telegram:BotToken"] = LoopbackTelegram.Token, ["Telegram:WebhookSecret"] = secret, ["Telegram:BaseUrl"] = telegram.ToString() };
        Assert.True(services.TryAddTelegram(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }

    /// <summary>Everything that was recorded is in what we say; we may say more.</summary>
    private static void AssertHolds(JsonObject expected, JsonNode actual)
    {
        foreach (var (member, value) in expected)
        {
            if (value is JsonObject inner)
            {
                AssertHolds(inner, actual[member]!);
            }
            else
            {
                Assert.True(JsonNode.DeepEquals(value, actual[member]), $"{member}: {value?.ToJsonString()}, not {actual[member]?.ToJsonString()}");
            }
        }
    }
}
