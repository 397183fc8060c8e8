using System.Net;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;
using Telegram.Bot.Exceptions;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// Telegram as a messenger of members. It knows no key by which a second message would be left out: where the line broke before an answer, a message is said again,
/// since an alert twice is better than none. Once Telegram has said yes, nothing is. Its own words are never repeated, since they may hold a name.
/// </summary>
internal sealed class TelegramApp(TelegramBot bot, TelegramPace pace, IOptions<TelegramOptions> options, PublicUrl publicUrl) : IChatApp
{
    private static readonly ChatSent.Failed Silent = new(new Delivery.TryLater("Telegram did not answer."));

    public async Task<ChatDoors?> DoorsAsync(string code, CancellationToken ct)
    {
        try
        {
            var name = await bot.NameAsync(ct);
            return new ChatDoors(new Uri($"https://t.me/{name}?start={code}"), new Uri($"https://t.me/{name}?startgroup={code}"));
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return null;
        }
    }

    public async Task<long?> OpenTopicAsync(long chat, string name, CancellationToken ct)
    {
        try
        {
            return await pace.WaitAsync(chat, ct) is null ? await bot.OpenTopicAsync(chat, TelegramText.Cut(name, ChatWords.MaxLineLength), ct) : null;
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return null; // no right to open topics, or Telegram is away: what is said next tells which
        }
    }

    public async Task<ChatSent> SayAsync(ChatSaying what, CancellationToken ct)
    {
        if (await pace.WaitAsync(what.Chat, ct) is { } wait)
        {
            return new ChatSent.Failed(new Delivery.TryLater("Telegram takes only so many messages a minute for one chat.", wait) { IsOurOwn = true });
        }

        try
        {
            return await TrySayAsync(what, isHtml: true, ct);
        }
        catch (ApiRequestException refused)
        {
            return Judge(what, refused);
        }
        catch (RequestException broken)
        {
            ct.ThrowIfCancellationRequested();
            return broken.HttpStatusCode is HttpStatusCode.OK ? new ChatSent.Said(null) : Silent; // a yes that breaks off is a yes
        }
        catch (Exception silent) when (IsAway(silent, ct))
        {
            return Silent;
        }
    }

    private async Task<ChatSent> TrySayAsync(ChatSaying what, bool isHtml, CancellationToken ct)
    {
        var words = isHtml ? TelegramText.Html(what.Words) : TelegramText.Plain(what.Words);
        try
        {
            return new ChatSent.Said(await bot.SendAsync(what.Chat, (int?)what.Topic, words, isHtml, TelegramText.Buttons(what.About, what.Words, Open(what.About)), null, ct));
        }
        catch (ApiRequestException refused) when (isHtml && refused.ErrorCode == 400 && Says(refused, "can't parse entities"))
        {
            return await TrySayAsync(what, isHtml: false, ct); // better without bold than not at all
        }
    }

    // Telegram refuses a message whose button leads to a machine of one's own, unless what stands in for Telegram is there too.
    private Uri? Open(ConversationId about) => !publicUrl.Base.IsLoopback || options.Value.BaseUrl is { IsLoopback: true } ? publicUrl.At($"app/inbox/{about}") : null;

    private ChatSent Judge(ChatSaying what, ApiRequestException refused)
    {
        switch (refused.ErrorCode)
        {
            case 429:
                TimeSpan? after = refused.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
                var isForAll = pace.Rest(what.Chat, after ?? TelegramPace.BetweenInGroup);
                return new ChatSent.Failed(new Delivery.TryLater("Telegram asked us to slow down.", after) { IsDown = false, TooMuch = isForAll ? TooMuch.ForAll : TooMuch.ForThisOne });
            case 400 when refused.Parameters?.MigrateToChatId is { } to:
                return new ChatSent.Moved(to);
            case 400 when what.Topic is not null && (Says(refused, "thread not found") || Says(refused, "TOPIC_")):
                return new ChatSent.TopicGone();
            case 400 when Says(refused, "chat not found"):
            case 403:
                return new ChatSent.Gone("Telegram no longer lets us write to this chat: we were blocked or sent away there. Connect it again under Settings → Alerts.");
            case 401 or 404:
                return Never("Telegram does not accept Telegram:BotToken.");
            case >= 500:
                return new ChatSent.Failed(new Delivery.TryLater("Telegram has trouble of its own."));
            default:
                return Never($"Telegram refused this message as it is ({refused.ErrorCode}).");
        }
    }

    private static ChatSent.Failed Never(string why) => new(new Delivery.NeverAgain(why));

    private static bool Says(ApiRequestException refused, string words) => refused.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Anything that a call can end with, unless it was ourselves who stopped it.</summary>
    internal static bool IsAway(Exception failure, CancellationToken ct) =>
        !ct.IsCancellationRequested && failure is RequestException or HttpRequestException or IOException or OperationCanceledException;
}
