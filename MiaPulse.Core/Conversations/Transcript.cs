using System.Globalization;
using System.Text;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Conversations;

/// <summary>What a link to a conversation is for, before it is opened.</summary>
public sealed record TranscriptCover(string Business, Language Language);

/// <summary>One thing that was said, for reading.</summary>
/// <param name="When">In the visitor's own time and language.</param>
/// <param name="Name">Who said it; null for what happened rather than was said.</param>
/// <param name="Sources">The pages that it was taken from.</param>
public sealed record TranscriptLine(string When, string? Name, string Text, IReadOnlyList<SourceQuote> Sources);

/// <summary>A whole conversation as a visitor reads and keeps it.</summary>
/// <param name="Day">The day on which it began, as files are named.</param>
public sealed record Transcript(string Business, Language Language, string Day, IReadOnlyList<TranscriptLine> Lines)
{
    public string Title => TranscriptWords.Fill(TranscriptWords.In(Language).Title, Business);

    /// <summary>The same as plain text.</summary>
    public string ToText()
    {
        var from = TranscriptWords.In(Language).From;
        var text = new StringBuilder().Append(Title).Append("\n\n");
        foreach (var line in Lines)
        {
            text.Append(line.When).Append(line.Name is null ? "" : "  ").Append(line.Name).Append('\n').Append(line.Text).Append('\n');
            foreach (var source in line.Sources)
            {
                text.Append(CultureInfo.InvariantCulture, $"{from} {source.Title}{(source.Url is null ? "" : " ")}{source.Url}\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
