using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>Settings of the section <c>Telegram</c>. All unset: nobody can connect a chat.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>The bot's token, as BotFather gives it: digits, a colon, and the secret.</summary>
    public string? BotToken { get; set; }

    /// <summary>A word of our own that Telegram brings along with each update: 1 to 256 letters, digits, underscores and dashes.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Where Telegram is. Unset: where it always is.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Seconds for one call to be answered.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsConfigured => !Blank(BotToken);

    /// <summary>Why it cannot start like this, beginning with the name of the setting; null where it is whole or not set at all.</summary>
    public string? Wrong => this switch
    {
        { IsConfigured: false } when !Blank(WebhookSecret) || BaseUrl is not null => Missing(nameof(BotToken)),
        { IsConfigured: false } => null,
        _ when !IsToken(BotToken!) => $"{Section}:{nameof(BotToken)} is no token: BotFather gives one that is digits, a colon, and letters.",
        _ when Blank(WebhookSecret) => Missing(nameof(WebhookSecret)),
        _ when WebhookSecret!.Length > 256 || !WebhookSecret.All(IsOfSecret) => $"{Section}:{nameof(WebhookSecret)} has to be 1 to 256 letters, digits, underscores and dashes: Telegram takes no others.",
        { BaseUrl: { } url } when !(url.IsAbsoluteUri && url.Scheme is "http" or "https") => $"{Section}:{nameof(BaseUrl)} has to be a whole http or https address.",
        _ => null,
    };

    private static bool IsToken(string token) =>
        token.Split(':') is [{ Length: >= 1 and <= 16 } bot, { Length: > 0 } secret] && bot.All(char.IsAsciiDigit) && secret.All(IsOfSecret);

    private static bool IsOfSecret(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static string Missing(string key) => $"{Section}:{key} is not set, although other settings of {Section} are. Set it, or remove the others.";

    private static bool Blank(string? value) => string.IsNullOrWhiteSpace(value);
}
