using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MiaPulse.Tests.Support;

/// <summary>
/// Telegram's Bot API on loopback: takes messages, opens topics, and has news where the test puts some. It can be told to misbehave for a method: refuse, hang,
/// answer 429 or 500, or cut the line after it took something.
/// </summary>
public sealed class LoopbackTelegram : IAsyncDisposable
{
    public const string Token = "123456789:made-up_but_well-formed";
    public const string Secret = "made-up_secret-0123456789";

    private LoopbackVendor _vendor = null!; // set where it starts
    private int _message = 100;
    private int _topic = 6;

    private LoopbackTelegram()
    {
    }

    public Uri Url => _vendor.Url;

    /// <summary>What it does instead, by the method that is called; null to behave.</summary>
    public Func<string, Func<HttpContext, Task>?> Misbehaves { get; set; } = _ => null;

    /// <summary>News for whoever asks, told once.</summary>
    public string? News { get; set; }

    public static async Task<LoopbackTelegram> StartAsync()
    {
        var telegram = new LoopbackTelegram();
        telegram._vendor = await LoopbackVendor.StartAsync(telegram.AnswerAsync);
        return telegram;
    }

    /// <summary>How <c>Telegram</c> has to be set to reach it.</summary>
    public Dictionary<string, string?> Settings() => new() { ["Telegram:BotToken"] = Token, ["Telegram:WebhookSecret"] = Secret, ["Telegram:BaseUrl"] = Url.ToString() };

    /// <summary>What was asked of one method, oldest first.</summary>
    public IReadOnlyList<JsonElement> Asked(string method) =>
        [.. _vendor.Asked.Where(r => r.Target == $"/bot{Token}/{method}").Select(r => JsonDocument.Parse(r.Body.Length == 0 ? "{}" : r.Body).RootElement)];

    /// <summary>Everything that was asked, as it came over the wire.</summary>
    public IReadOnlyList<VendorRequest> Requests => _vendor.Asked;

    /// <summary>The text of every message that it was given.</summary>
    public IReadOnlyList<string> Texts => [.. Asked("sendMessage").Select(m => m.GetProperty("text").GetString()!)];

    /// <summary>What it called the message that was taken last.</summary>
    public int LastMessage => _message;

    public async ValueTask DisposeAsync() => await _vendor.DisposeAsync();

    public static Func<HttpContext, Task> Refuses(int code, string description, string parameters = "null") =>
        LoopbackVendor.Answers(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}}}""", ("Content-Type", "application/json"));

    private async Task AnswerAsync(HttpContext context)
    {
        var method = context.Request.Path.Value!.Split('/')[^1];
        if (Misbehaves(method) is { } does)
        {
            await does(context);
            return;
        }

        var result = method switch
        {
            "getMe" => """{"id":123456789,"is_bot":true,"first_name":"Mia","username":"mia_test_bot"}""",
            "sendMessage" => $$"""{"message_id":{{Interlocked.Increment(ref _message).ToString(CultureInfo.InvariantCulture)}},"date":1787400000,"chat":{"id":555,"type":"private"},"text":"x"}""",
            "createForumTopic" => $$"""{"message_thread_id":{{Interlocked.Increment(ref _topic).ToString(CultureInfo.InvariantCulture)}},"name":"x","icon_color":7322096}""",
            "getUpdates" => await NewsAsync(context),
            _ => "true",
        };
        await LoopbackVendor.Answers(200, $$"""{"ok":true,"result":{{result}}}""", ("Content-Type", "application/json"))(context);
    }

    private async Task<string> NewsAsync(HttpContext context)
    {
        if (News is not { } news)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return "[]";
        }

        News = null;
        return $"[{news}]";
    }
}
