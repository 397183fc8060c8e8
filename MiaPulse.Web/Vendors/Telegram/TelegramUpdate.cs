using System.Globalization;
using MiaPulse.Core.Chats;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>Reads an update of Telegram's. Who did it stands in <c>from</c> alone; whatever else a person can put into an update is their word.</summary>
internal static class TelegramUpdate
{
    public const string Vendor = "telegram";

    private const int MaxCodeLength = 64;

    /// <param name="update">As it came.</param>
    /// <param name="botName">Our own name: a command in a group may be for another bot. Empty where it is not known.</param>
    /// <returns>Null for what says nothing to us, and for kinds that are yet to be invented.</returns>
    public static ChatEvent? Read(Update update, string botName)
    {
        var id = update.Id.ToString(CultureInfo.InvariantCulture);
        return update switch
        {
            { CallbackQuery: { } pressed } => Pressed(id, pressed),
            { MyChatMember: { } changed } => Changed(id, changed),
            { Message: { From: { IsBot: false } from } message } => Said(id, from.Id, message, botName),
            _ => null,
        };
    }

    private static ChatPressed? Pressed(string id, CallbackQuery pressed) =>
        pressed.Message is { } message && TelegramText.TryRead(pressed.Data, out var button, out var about)
            ? new ChatPressed(Vendor, id, message.Chat.Id, pressed.From.Id, button, about)
            : null;

    private static ChatLeft? Changed(string id, ChatMemberUpdated changed) =>
        changed.NewChatMember.Status is ChatMemberStatus.Kicked or ChatMemberStatus.Left ? new ChatLeft(Vendor, id, changed.Chat.Id, changed.From.Id) : null;

    private static ChatEvent? Said(string id, long from, Message message, string botName)
    {
        var chat = message.Chat.Id;
        if (message.MigrateToChatId is { } to)
        {
            return new ChatMoved(Vendor, id, chat, from, to);
        }

        // In a topic every message can name one that it replies to; only the topic tells whom it is for.
        var at = new ChatTarget(message.IsTopicMessage ? message.MessageThreadId : null, message.ReplyToMessage?.Id);
        return message.Text is { } text && text.StartsWith('/') && message.ForwardOrigin is null
            ? Commanded(id, from, message, text, at, botName)
            : IsSaying(message) ? new ChatWritten(Vendor, id, chat, from, message.Id, message.Text, at, message.ForwardOrigin is not null)
            : null;
    }

    private static ChatEvent? Commanded(string id, long from, Message message, string text, ChatTarget at, string botName)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var named = words[0].Split('@');
        if (named.Length > 1 && botName.Length > 0 && !string.Equals(named[1], botName, StringComparison.OrdinalIgnoreCase))
        {
            return null; // for another bot
        }

        var chat = message.Chat.Id;
        if (named[0] == "/start" && words.Length > 1 && words[1].Trim() is { Length: > 0 and <= MaxCodeLength } code)
        {
            return new ChatOpened(Vendor, id, chat, from, code, Title(message.Chat), message.Chat.IsForum);
        }

        var command = named[0].ToLowerInvariant() switch
        {
            "/mia" => ChatCommand.HandBack,
            "/today" => ChatCommand.Today,
            "/stop" => ChatCommand.Stop,
            _ => ChatCommand.Help,
        };
        return new ChatCommanded(Vendor, id, chat, from, command, at);
    }

    private static string Title(Chat chat) => chat.Title ?? $"{chat.FirstName} {chat.LastName}".Trim();

    // What Telegram tells about a chat itself, such as a topic that was opened, comes as a message too.
    private static bool IsSaying(Message message) => message.Type is
        MessageType.Text or MessageType.Photo or MessageType.Video or MessageType.Voice or MessageType.Audio or MessageType.Document or MessageType.Sticker
        or MessageType.VideoNote or MessageType.Animation or MessageType.Location or MessageType.Contact;
}
