using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>A mail as <c>POST /emails</c> takes it, in snake case and without what is null.</summary>
internal sealed record ResendMail
{
    public required string From { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required string Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? ReplyTo { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyList<ResendTag>? Tags { get; init; }

    /// <summary>A mail of ours. The same mail gives the same bytes each time: a key that comes back with others is refused.</summary>
    public static ResendMail Of(Mail mail, string from) => new()
    {
        From = from,
        To = [mail.To.Value],
        Subject = mail.Subject,
        Html = mail.Html,
        Text = mail.Text,
        ReplyTo = mail.ReplyTo is { } reply ? [reply.Value] : null,
        Headers = mail.Unsubscribe is { } unsubscribe ? new Dictionary<string, string> { ["List-Unsubscribe"] = $"<{unsubscribe.AbsoluteUri}>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" } : null,
        Tags = [new ResendTag("kind", mail.Kind)],
    };
}

/// <summary>What mails are counted by: ASCII letters, digits, <c>_</c> and <c>-</c>.</summary>
internal sealed record ResendTag(string Name, string Value);
