using System.Text;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>A mail of a few paragraphs and one button, in words. Its look is not here: <see cref="IMailTemplates"/> lays it out, and adds no word.</summary>
/// <param name="Kind"><see cref="Mail.Kind"/>.</param>
/// <param name="Key"><see cref="Mail.Key"/>.</param>
/// <param name="Footer">Why it came.</param>
public sealed record Letter(
    string Kind, string Key, EmailAddress To, string Subject, string Heading, IReadOnlyList<string> Paragraphs, string Button, Uri Link, string Footer)
{
    /// <summary><see cref="Mail.ReplyTo"/>.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>The whole mail, with the same words in both parts.</summary>
    public async Task<Mail> ToMailAsync(IMailTemplates templates) =>
        new(To, Subject, ToText(), await templates.HtmlAsync(this)) { Kind = Kind, Key = Key, ReplyTo = ReplyTo };

    /// <summary>The same as plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Heading).Append("\n\n");
        foreach (var paragraph in Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        return text.Append(Button).Append(":\n").Append(Link).Append("\n\n").Append(Footer).Append("\n\nMiaPulse\n").ToString();
    }
}
