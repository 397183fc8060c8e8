using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// Calls Telegram through Telegram.Bot, and decides nothing: one call, one request, whatever comes of it. The library's own repeating is switched off, since the
/// outbox has the pauses, and a second place that repeats would make them untrue. The token stands in each address, so nothing here is logged.
/// </summary>
internal sealed class TelegramBot
{
    /// <summary>What we hear of. Named, since what is left out would keep whatever was asked for before.</summary>
    public static readonly IReadOnlyList<UpdateType> Heard = [UpdateType.Message, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    /// <summary>How long one question for news stays open.</summary>
    private const int PollSeconds = 25;

    /// <summary>Webhook calls that Telegram has open at the same time.</summary>
    private const int MostConnections = 20;

    private const int TopicColor = 0x6FB9F0; // one of the six that Telegram takes

    /// <summary>Bots and their names, over all clients: the name of a token never changes while we run.</summary>
    private static readonly ConcurrentDictionary<string, string> Names = new();

    private readonly TelegramBotClient _bot;
    private readonly TelegramOptions _set;
    private readonly TimeProvider _clock;

    public TelegramBot(HttpClient http, IOptions<TelegramOptions> options, TimeProvider clock)
    {
        _set = options.Value;
        _clock = clock;
        _bot = new TelegramBotClient(new TelegramBotClientOptions(_set.BotToken!, _set.BaseUrl?.AbsoluteUri) { RetryCount = 0, RetryThreshold = 0 }, http);
    }

    /// <summary>The bot's own name, by which links and commands name it. Asked for once.</summary>
    public async Task<string> NameAsync(CancellationToken ct)
    {
        var key = $"{_set.BaseUrl}{_set.BotToken}";
        if (!Names.TryGetValue(key, out var name))
        {
            var me = await CallAsync(token => _bot.GetMe(cancellationToken: token), ct);
            Names[key] = name = me.Username ?? "";
        }

        return name;
    }

    public Task SetWebhookAsync(Uri url, CancellationToken ct) => CallAsync(
        async token =>
        {
            await _bot.SetWebhook(url.AbsoluteUri, maxConnections: MostConnections, allowedUpdates: Heard, secretToken: _set.WebhookSecret, cancellationToken: token);
            return true;
        },
        ct);

    public Task DeleteWebhookAsync(CancellationToken ct) => CallAsync(
        async token =>
        {
            await _bot.DeleteWebhook(cancellationToken: token);
            return true;
        },
        ct);

    /// <summary>Waits for news, and for half a minute at most.</summary>
    public Task<Update[]> UpdatesAsync(int from, CancellationToken ct) =>
        CallAsync(token => _bot.GetUpdates(offset: from, timeout: PollSeconds, allowedUpdates: Heard, cancellationToken: token), ct, PollSeconds);

    /// <param name="chat">Where.</param>
    /// <param name="topic">In which topic; null for none.</param>
    /// <param name="text">The words.</param>
    /// <param name="isHtml">Whether the words are Telegram's kind of HTML.</param>
    /// <param name="buttons">Below the words; null for none.</param>
    /// <param name="replyTo">The message that it answers; null for none.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What Telegram calls the message.</returns>
    public async Task<long> SendAsync(long chat, int? topic, string text, bool isHtml, InlineKeyboardMarkup? buttons, int? replyTo, CancellationToken ct)
    {
        var sent = await CallAsync(
            token => _bot.SendMessage(
                chat,
                text,
                parseMode: isHtml ? ParseMode.Html : default,
                replyParameters: replyTo is { } message ? new ReplyParameters { MessageId = message, AllowSendingWithoutReply = true } : null,
                replyMarkup: buttons,
                linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true }, // a stranger's link must not be fetched, nor shown larger than their words
                messageThreadId: topic,
                cancellationToken: token),
            ct);
        return sent.Id;
    }

    /// <returns>What Telegram calls the topic.</returns>
    public async Task<int> OpenTopicAsync(long chat, string name, CancellationToken ct)
    {
        var topic = await CallAsync(token => _bot.CreateForumTopic(chat, name, iconColor: TopicColor, cancellationToken: token), ct);
        return topic.MessageThreadId;
    }

    public Task AnswerAsync(string query, string? text, CancellationToken ct) => CallAsync(
        async token =>
        {
            await _bot.AnswerCallbackQuery(query, text, cancellationToken: token);
            return true;
        },
        ct);

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct, int more = 0)
    {
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(_set.TimeoutSeconds + more), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        return await call(either.Token);
    }
}
