using MiaPulse.Core.Chats;
using MiaPulse.Core.Shared;
using Telegram.Bot.Types;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>Hears an update, by webhook or asked for, and says back what the core says. A pressed button is answered whatever becomes of it: until then it spins.</summary>
internal sealed partial class TelegramDesk(TelegramBot bot, TelegramPace pace, HearChat hear, ILogger<TelegramDesk> log)
{
    public async Task HearAsync(Update update, CancellationToken ct)
    {
        var answer = new ChatAnswer("That did not work. Please try again.");
        try
        {
            // Heard is heard, also when the caller does not wait for the answer.
            answer = TelegramUpdate.Read(update, await OwnNameAsync(update, ct)) is { } happened ? await hear.RunAsync(Caretaker.Instance, happened, CancellationToken.None) : ChatAnswer.Silence;
        }
        finally
        {
            if (update.CallbackQuery is { } pressed)
            {
                await SafelyAsync(() => bot.AnswerAsync(pressed.Id, Short(answer.Text), ct), ct);
            }
        }

        if (update.Message is { } message && answer.Text is { } text)
        {
            await SafelyAsync(() => ReplyAsync(message, text, ct), ct);
        }
    }

    // Only a command that names a bot has to be told from one for another bot.
    private async Task<string> OwnNameAsync(Update update, CancellationToken ct)
    {
        if (update.Message?.Text is not { } text || !text.StartsWith('/') || !text.Contains('@', StringComparison.Ordinal))
        {
            return "";
        }

        try
        {
            return await bot.NameAsync(ct);
        }
        catch (Exception away) when (TelegramApp.IsAway(away, ct))
        {
            return "";
        }
    }

    private async Task ReplyAsync(Message message, string text, CancellationToken ct)
    {
        if (await pace.WaitAsync(message.Chat.Id, ct) is null)
        {
            await bot.SendAsync(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null, TelegramText.Cut(text, TelegramText.MaxLength), isHtml: false, null, message.Id, ct);
        }
    }

    // A word back is a courtesy: what it tells of has been done, and stands in the dashboard.
    private async Task SafelyAsync(Func<Task> say, CancellationToken ct)
    {
        try
        {
            await say();
        }
        catch (Exception away) when (TelegramApp.IsAway(away, ct))
        {
            NotSaid(log, away.GetType().Name);
        }
    }

    private static string? Short(string? text) => text is null ? null : TelegramText.Cut(text, TelegramText.MaxAnswerLength);

    // The kind of failure alone: its message may hold the address, and the address holds the token.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A word back to a Telegram chat could not be said ({Failure})")]
    private static partial void NotSaid(ILogger log, string failure);
}
