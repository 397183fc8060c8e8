using System.Text;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A mail of a few paragraphs, in words: to a member with a button, to a visitor in their language and with one where there is something to open. Its look is not
/// here: <see cref="IMailTemplates"/> lays it out.
/// </summary>
public sealed record Letter
{
    /// <summary><see cref="Mail.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><see cref="Mail.Key"/>.</summary>
    public required string Key { get; init; }

    public required EmailAddress To { get; init; }

    public Language Language { get; init; }

    /// <summary>The business whose mail it is to a visitor, who has never heard of us; null where it is ours, to a member.</summary>
    public string? Host { get; init; }

    public required string Subject { get; init; }

    /// <summary>Null where it is the subject.</summary>
    public string? Heading { get; init; }

    /// <summary>A line break in one is a line break in the mail.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>What <see cref="Link"/> does; null where there is none.</summary>
    public string? Button { get; init; }

    public Uri? Link { get; init; }

    /// <summary>Why it came.</summary>
    public required string Footer { get; init; }

    /// <summary>Where mails of its kind end; null for what its reader asked for.</summary>
    public StopLink? Stop { get; init; }

    /// <summary><see cref="Mail.ReplyTo"/>.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>The whole mail, with the same words in both parts.</summary>
    public async Task<Mail> ToMailAsync(IMailTemplates templates) =>
        new(To, Subject, ToText(), await templates.HtmlAsync(this)) { Kind = Kind, Key = Key, ReplyTo = ReplyTo, Unsubscribe = Stop?.Address };

    /// <summary>The same as plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Heading ?? Subject).Append("\n\n");
        foreach (var paragraph in Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (Link is not null)
        {
            text.Append(Button).Append(":\n").Append(Link.AbsoluteUri).Append("\n\n");
        }

        text.Append(Footer).Append('\n');
        if (Stop is not null)
        {
            text.Append(Stop.Words).Append(":\n").Append(Stop.Address.AbsoluteUri).Append('\n');
        }

        text.Append('\n');
        if (Host is not null)
        {
            text.Append(Host).Append('\n');
        }

        return text.Append("MiaPulse\n").ToString();
    }
}
