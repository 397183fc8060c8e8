using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>A mail to one person. <paramref name="Text"/> says everything that <paramref name="Html"/> says.</summary>
public sealed record Mail(EmailAddress To, string Subject, string Text, string Html)
{
    /// <summary>Longest <see cref="Key"/> that vendors take.</summary>
    public const int MaxKeyLength = 256;

    /// <summary>Which of our mails it is, in small letters and underscores: "sign_in", "lead_captured". Vendors count by it.</summary>
    public required string Kind { get; init => field = OneLine(value, nameof(Kind)); }

    /// <summary>The same for the same mail however often it is sent, so that a vendor can leave out the second one. <see cref="MaxKeyLength"/> at most.</summary>
    public required string Key { get; init => field = OneLine(value, nameof(Key)); }

    /// <summary>Where an answer to it goes. Null: to whom it is from.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>Where one click ends mails of this kind (RFC 8058). Null for what one has asked for oneself, such as a link to sign in.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Nobody looks out for it, as for a lead or a link to sign in: where a vendor takes only so many, it goes after those.</summary>
    public bool CanWait { get; init; }

    /// <summary>One line. A line break would let words become headers, so whoever writes the mail takes it out of a name.</summary>
    /// <exception cref="ArgumentException">There is a control character in it.</exception>
    public string Subject { get; } = OneLine(Subject, nameof(Subject));

    // The one place for every mailer: all else that becomes a header is an EmailAddress or a Uri, which can hold no line break either.
    private static string OneLine(string text, string name) => text.Any(char.IsControl) ? throw new ArgumentException("What becomes a header is one line.", name) : text;
}

/// <summary>Hands a mail to whoever carries it.</summary>
public interface IMailer
{
    Task<Delivery> SendAsync(Mail mail, CancellationToken ct);
}
