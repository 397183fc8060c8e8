using System.Text;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Notifications;

/// <summary>Everything that a mail to a visitor says, in their language: what lays it out adds no words.</summary>
public sealed record VisitorLetter
{
    public required Language Language { get; init; }

    /// <summary>Also the heading.</summary>
    public required string Subject { get; init; }

    /// <summary>A line break in one is a line break in the mail.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>What <see cref="Link"/> does; null where there is none.</summary>
    public string? Button { get; init; }

    public Uri? Link { get; init; }

    /// <summary>Why it came.</summary>
    public required string Footer { get; init; }

    /// <summary>The same as plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Subject).Append("\n\n");
        foreach (var paragraph in Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (Link is not null)
        {
            text.Append(Button).Append(":\n").Append(Link.AbsoluteUri).Append("\n\n");
        }

        return text.Append(Footer).Append("\n\nMiaPulse\n").ToString();
    }
}
