using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Settings of the section <c>Twilio</c>. All unset: texts are written on paper, and nobody can call.</summary>
internal sealed class TwilioOptions
{
    public const string Section = "Twilio";

    public string? AccountSid { get; set; }

    /// <summary>The account's primary token: it signs in with it, and Twilio signs its webhooks with it.</summary>
    public string? AuthToken { get; set; }

    /// <summary>Whom texts are from: a number of the account's, or a Messaging Service (<c>MG…</c>), which chooses one.</summary>
    public string? From { get; set; }

    /// <summary>
    /// How a caller's words and Mia's travel: <c>relay</c>, streamed over ConversationRelay, which an account has to be let into, or <c>gather</c>, turn by turn, which every
    /// account can. Unset: <c>gather</c>.
    /// </summary>
    public string? Voice { get; set; }

    /// <summary>Where Twilio is. Unset: where it always is.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Seconds for one text to be taken, and for any other answer of Twilio's.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsConfigured => !Blank(AccountSid);

    public bool IsFromService => From is { Length: 34 } && From.StartsWith("MG", StringComparison.Ordinal);

    public bool IsRelay => Voice == "relay";

    /// <summary>Why it cannot start like this, beginning with the name of the setting; null where it is whole or not set at all.</summary>
    public string? Wrong => this switch
    {
        { IsConfigured: false } when !Blank(AuthToken) || !Blank(From) || !Blank(Voice) || BaseUrl is not null => Missing(nameof(AccountSid)),
        { IsConfigured: false } => null,
        _ when !AccountSid!.All(char.IsAsciiLetterOrDigit) => $"{Section}:{nameof(AccountSid)} is no account: it is AC and 32 letters and digits.",
        _ when Blank(AuthToken) => Missing(nameof(AuthToken)),
        _ when Blank(From) => Missing(nameof(From)),
        { Voice: not (null or "" or "relay" or "gather") } => $"{Section}:{nameof(Voice)} is relay or gather.",
        { BaseUrl: { } url } when !(url.IsAbsoluteUri && url.Scheme is "http" or "https") => $"{Section}:{nameof(BaseUrl)} has to be a whole http or https address.",
        _ => null,
    };

    private static string Missing(string key) => $"{Section}:{key} is not set, although other settings of {Section} are. Set it, or remove the others.";

    private static bool Blank(string? value) => string.IsNullOrWhiteSpace(value);
}
