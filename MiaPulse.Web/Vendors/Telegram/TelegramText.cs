using System.Text;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Shared;
using Telegram.Bot.Types.ReplyMarkups;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>Words and buttons in Telegram's form. Nothing of a stranger's can become markup: three characters are all that its HTML is made of.</summary>
internal static class TelegramText
{
    /// <summary>Most characters of one message, once the markup is taken out.</summary>
    public const int MaxLength = 4096;

    /// <summary>Most characters of what is shown over a pressed button.</summary>
    public const int MaxAnswerLength = 200;

    /// <summary>Most bytes that a button brings back.</summary>
    public const int MaxDataBytes = 64;

    private const string TakeOver = "take";
    private const string HandBack = "back";
    private const string Contacted = "contacted";

    public static string Html(ChatWords words) => $"<b>{Escape(Cut(words.Heading, ChatWords.MaxLineLength))}</b>\n{Escape(Cut(words.Text, ChatWords.MaxTextLength))}";

    public static string Plain(ChatWords words) => $"{Cut(words.Heading, ChatWords.MaxLineLength)}\n{Cut(words.Text, ChatWords.MaxTextLength)}";

    /// <param name="about">The conversation that the buttons act on.</param>
    /// <param name="words">What they stand under.</param>
    /// <param name="open">Where the conversation is in the dashboard; null where Telegram could not open that address.</param>
    public static InlineKeyboardMarkup Buttons(ConversationId about, ChatWords words, Uri? open)
    {
        List<InlineKeyboardButton> first = words.IsRelay ? [] : [Button("Take over", TakeOver, about)];
        first.Add(Button("Hand back", HandBack, about));
        List<InlineKeyboardButton> second = words.HasLead ? [Button("Mark contacted", Contacted, about)] : [];
        if (open is not null)
        {
            second.Add(InlineKeyboardButton.WithUrl("Open", open.AbsoluteUri));
        }

        List<List<InlineKeyboardButton>> rows = second.Count > 0 ? [first, second] : [first];
        return new InlineKeyboardMarkup { InlineKeyboard = rows };
    }

    /// <summary>What a pressed button says. False for what is none of ours.</summary>
    public static bool TryRead(string? data, out ChatButton button, out ConversationId about)
    {
        (button, about) = (default, default);
        if (data?.Split(':') is not [var word, var id] || !Ids.TryParse(id, out about))
        {
            return false;
        }

        ChatButton? known = word switch
        {
            TakeOver => ChatButton.TakeOver,
            HandBack => ChatButton.HandBack,
            Contacted => ChatButton.MarkContacted,
            _ => null,
        };
        button = known ?? default;
        return known is not null;
    }

    /// <summary>The text, or as much of it as may be: a character of two halves is not torn apart.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";

    private static InlineKeyboardButton Button(string label, string word, ConversationId about) => InlineKeyboardButton.WithCallbackData(label, $"{word}:{about.Value:N}");

    private static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
}
