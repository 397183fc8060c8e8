using System.Net;
using System.Text;
using System.Text.Json;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Telegram;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Chats;

/// <summary><c>/webhooks/telegram</c> from outside, and the whole way from a visitor's words to the member's phone and back.</summary>
public sealed class TelegramDoorTests : IAsyncLifetime
{
    private const long Anna = 555;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private LoopbackTelegram _telegram = null!;
    private MiaApp _app = null!;
    private int _update = 10_000;
    private int _message = 5_000;

    public async ValueTask InitializeAsync()
    {
        _telegram = await LoopbackTelegram.StartAsync();
        _app = await MiaApp.StartAsync(settings: _telegram.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_writes_the_owner_answers_from_the_phone_Mia_is_quiet_and_gets_it_back()
    {
        var (owner, key) = await _app.ABusiness();
        await ConnectAsync(owner);
        await using var visitor = await _app.OpenWidget(key);
        await visitor.SendAsync("Is the cake ready?");
        await visitor.HearsAsync("mia", _ => true, "Mia's answer, before anybody has taken over");
        await visitor.Connection.InvokeAsync("AskForHuman", Ct);
        await AlertArrivesAsync(owner);
        Assert.Contains(_telegram.Texts, t => t.Contains("“Is the cake ready?”", StringComparison.Ordinal));
        var alert = _telegram.LastMessage;

        using var answered = await PostAsync(Reply("Yes, at five.", alert));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        await visitor.HearsAsync("member", t => t == "Yes, at five.", "the answer in the widget");

        var asked = _app.Model.Asked;
        await visitor.SendAsync("Great. With candles?");
        await Eventually.HoldsAsync(() => _telegram.Texts.Any(t => t.Contains("Great. With candles?", StringComparison.Ordinal)), "the visitor's next words on the phone");
        Assert.Equal(asked, _app.Model.Asked);
        Assert.Single(visitor.Messages, m => m.Author == "mia");

        using var back = await PostAsync(Said("/mia"));
        await Eventually.HoldsAsync(() => _telegram.Texts.Contains("Mia has it again."), "the word that Mia has it");
        await visitor.HearsAsync("mia", _ => visitor.Messages.Count(m => m.Author == "mia") == 2, "Mia, who answers what was left");
    }

    [Fact]
    public async Task What_comes_without_the_secret_has_no_effect_and_is_not_told_why()
    {
        var (owner, _) = await _app.ABusiness();
        var body = Start(await CodeAsync(owner));
        (string? Header, string Query)[] forged =
        [
            (null, ""), ("", ""), ("x", ""), (LoopbackTelegram.Secret + "x", ""), (LoopbackTelegram.Secret[..^1], ""), (LoopbackTelegram.Secret.ToUpperInvariant(), ""),
            (new string('A', 10_000), ""), ("s\u00e9cret", ""), ($"{LoopbackTelegram.Secret},{LoopbackTelegram.Secret}", ""), (null, $"?secret_token={LoopbackTelegram.Secret}"),
        ];
        foreach (var (header, query) in forged)
        {
            using var answer = await PostAsync(body, header, query);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, $"{(int)answer.StatusCode} to {header}{query}");
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Null((await _app.The<ChatSettings>().ReadAsync(owner, Ct)).Title);
        Assert.Equal(0, await SeenAsync());
        using var real = await PostAsync(body);
        Assert.Equal((HttpStatusCode.OK, "Zoë"), (real.StatusCode, (await _app.The<ChatSettings>().ReadAsync(owner, Ct)).Title));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read_for_a_stranger_and_refused_for_who_has_the_secret()
    {
        var large = Said(new string('x', TelegramWebhook.MostBytes));

        using var forged = await PostAsync(large, "x");
        using var real = await PostAsync(large);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.RequestEntityTooLarge, 0), (forged.StatusCode, real.StatusCode, await SeenAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"update_id\":\"x\"}")]
    [InlineData("{\"update_id\":7,\"message\":")]
    public async Task What_is_no_update_is_refused(string body)
    {
        using var answer = await PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, 0), (answer.StatusCode, await SeenAsync()));
    }

    [Theory]
    [InlineData("{\"update_id\":10000,\"some_future_thing\":{\"a\":1}}")]
    [InlineData("{\"update_id\":10000,\"message\":{\"message_id\":1,\"date\":1787400000,\"chat\":{\"id\":-7,\"type\":\"channel\",\"title\":\"x\"},\"text\":\"/mia\"}}")]
    public async Task What_says_nothing_to_us_is_a_quiet_yes(string body)
    {
        using var answer = await PostAsync(body);

        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, await SeenAsync()));
    }

    [Fact]
    public async Task The_same_update_many_times_counts_once_and_is_a_yes_each_time()
    {
        var (owner, key) = await _app.ABusiness();
        await ConnectAsync(owner);
        await using var visitor = await _app.OpenWidget(key);
        await visitor.SendAsync("Hello");
        await visitor.Connection.InvokeAsync("AskForHuman", Ct);
        await AlertArrivesAsync(owner);
        var body = Reply("Yes?", _telegram.LastMessage);

        for (var times = 0; times < 5; times++)
        {
            using var answer = await PostAsync(body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await visitor.HearsAsync("member", t => t == "Yes?", "the answer");
        var open = await _app.The<Inbox>().ReadAsync(owner, InboxFilter.All, null, null, 10, Ct);
        var talk = await _app.The<OpenConversation>().ReadAsync(owner, Assert.Single(open.Rows).Id, 50, Ct);
        Assert.Single(talk.Value.Messages, m => m.Text == "Yes?");
    }

    [Fact]
    public async Task A_button_is_always_answered_also_to_a_stranger_and_when_it_is_none_of_ours()
    {
        var (owner, _) = await _app.ABusiness();
        await ConnectAsync(owner);

        using var stranger = await PostAsync(Pressed(777, 777, $"take:{Guid.Empty:N}"));
        using var unknown = await PostAsync(Pressed(Anna, Anna, "takeover:01J9ZQ4T6X"));
        using var missing = await PostAsync(Pressed(Anna, Anna, $"take:{Guid.Empty:N}"));

        Assert.All([stranger, unknown, missing], a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(
            ["Only a member who has connected this chat may do that.", null, "That conversation no longer exists."],
            _telegram.Asked("answerCallbackQuery").Select(a => a.TryGetProperty("text", out var text) ? text.GetString() : null));
    }

    [Fact]
    public async Task Where_Telegram_can_call_us_it_is_told_where_and_with_which_secret()
    {
        await Eventually.HoldsAsync(() => _telegram.Asked("setWebhook").Count == 1, "the webhook being set");

        var asked = _telegram.Asked("setWebhook")[0];
        Assert.Equal(($"{_app.Url}webhooks/telegram", LoopbackTelegram.Secret), (asked.GetProperty("url").GetString(), asked.GetProperty("secret_token").GetString()));
    }

    [Fact]
    public async Task Without_a_bot_the_door_is_not_there()
    {
        await using var app = await MiaApp.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, TelegramWebhook.Path)) { Content = new StringContent(Said("/mia"), Encoding.UTF8, "application/json") };
        request.Headers.Add(TelegramWebhook.SecretHeader, LoopbackTelegram.Secret);

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task On_a_developers_machine_news_is_asked_for()
    {
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var app = await MiaApp.StartAsync("Development", telegram.Settings());
        var (owner, _) = await app.ABusiness();
        var doors = await app.The<OfferChat>().RunAsync(owner, Ct);

        telegram.News = Start(doors.Value.Own.Query["?start=".Length..]);

        await Eventually.HoldsAsync(async () => (await app.The<ChatSettings>().ReadAsync(owner, Ct)).Title == "Zoë", "the chat being connected");
        Assert.NotEmpty(telegram.Asked("deleteWebhook"));
        Assert.Empty(telegram.Asked("setWebhook"));
    }

    private async Task ConnectAsync(Owner owner)
    {
        using var answer = await PostAsync(Start(await CodeAsync(owner)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Eventually.HoldsAsync(() => _telegram.Texts.Any(t => t.StartsWith("Connected to", StringComparison.Ordinal)), "the word that it is connected");
    }

    // Only then is it known which message it is, so that a reply finds back.
    private Task AlertArrivesAsync(Owner owner) => Eventually.HoldsAsync(
        async () => (await _app.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows.Any(r => r is { Channel: AlertChannel.Telegram, State: AlertState.Delivered }), "the alert on the phone");

    private async Task<string> CodeAsync(Owner owner)
    {
        var doors = await _app.The<OfferChat>().RunAsync(owner, Ct);
        Assert.Equal("https://t.me/mia_test_bot", doors.Value.Own.GetLeftPart(UriPartial.Path));
        return doors.Value.Own.Query["?start=".Length..];
    }

    private string Start(string code) => Said($"/start {code}");

    private string Said(string text) => Message(text, "");

    private string Reply(string text, int to) =>
        Message(text, $$""","reply_to_message":{"message_id":{{to}},"from":{"id":123456789,"is_bot":true,"first_name":"Mia"},"chat":{"id":{{Anna}},"type":"private"},"date":1787399999,"text":"New chat"}""");

    private string Message(string text, string more) =>
        $$"""{"update_id":{{Interlocked.Increment(ref _update)}},"message":{"message_id":{{Interlocked.Increment(ref _message)}},"from":{"id":{{Anna}},"is_bot":false,"first_name":"Zoë"},"chat":{"id":{{Anna}},"first_name":"Zoë","type":"private"},"date":1787400000,"text":{{JsonSerializer.Serialize(text)}}{{more}} } }""";

    private string Pressed(long user, long chat, string data) =>
        $$"""{"update_id":{{Interlocked.Increment(ref _update)}},"callback_query":{"id":"{{_update}}","from":{"id":{{user}},"is_bot":false,"first_name":"Zoë"},"message":{"message_id":42,"chat":{"id":{{chat}},"type":"private"},"date":0},"chat_instance":"-1","data":"{{data}}"} }""";

    private async Task<HttpResponseMessage> PostAsync(string body, string? secret = LoopbackTelegram.Secret, string query = "")
    {
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_app.Url, TelegramWebhook.Path + query)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation(TelegramWebhook.SecretHeader, secret);
        }

        return await http.SendAsync(request);
    }

    private async Task<int> SeenAsync()
    {
        await using var db = await _app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        return await db.SeenEvents.CountAsync();
    }
}
