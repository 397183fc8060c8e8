using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Reports;

/// <summary>A day in the mail's chart.</summary>
/// <param name="Percent">Of the busiest day's length; 0 for none.</param>
public sealed record LetterBar(string Day, int Count, int Percent);

/// <summary>An open question in the mail, with the link that answers it once.</summary>
/// <param name="Asked">"once", "3 times".</param>
public sealed record LetterQuestion(string Question, string Asked, Uri Answer);

/// <summary>Everything that a mailed report says, in words: what lays it out adds none.</summary>
public sealed record ReportLetter
{
    public required string Subject { get; init; }

    public required string Heading { get; init; }

    /// <summary>The week in one sentence.</summary>
    public required string Opening { get; init; }

    /// <summary>None for a quiet week.</summary>
    public required IReadOnlyList<FigureInWords> Figures { get; init; }

    /// <summary>None for a quiet week.</summary>
    public required IReadOnlyList<LetterBar> Bars { get; init; }

    public required IReadOnlyList<AskedTopic> Topics { get; init; }

    public required IReadOnlyList<LetterQuestion> Questions { get; init; }

    /// <summary>What there is to say of the questions that are open; null where none is.</summary>
    public required string? AboutQuestions { get; init; }

    public required Uri Page { get; init; }

    /// <summary>Why it came, and to whom.</summary>
    public required string Footer { get; init; }

    public required Uri Stop { get; init; }

    /// <summary>The same as plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append(Heading).Append("\n\n").Append(Opening).Append("\n\n");
        foreach (var figure in Figures)
        {
            text.Append(figure.Name).Append(": ").Append(figure.Value).Append(" (").Append(figure.Change).Append(")\n");
        }

        text.Append(Bars.Count > 0 ? "\nConversations by day\n" : "");
        foreach (var bar in Bars)
        {
            text.Append(bar.Day).Append("  ").Append('#', (bar.Percent + 4) / 5).Append(bar.Percent > 0 ? " " : "").Append(bar.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        if (Topics.Count > 0)
        {
            text.Append("\nAsked about most\n");
            foreach (var topic in Topics)
            {
                text.Append("- ").Append(topic.Title).Append(" (").Append(ReportWords.Times(topic.Times)).Append(")\n");
            }
        }

        if (AboutQuestions is not null)
        {
            text.Append('\n').Append(AboutQuestions).Append('\n');
            foreach (var question in Questions)
            {
                text.Append("\n- ").Append(question.Question).Append(" (asked ").Append(question.Asked).Append(")\n").Append(question.Answer).Append('\n');
            }
        }

        return text.Append("\nOpen the report:\n").Append(Page).Append("\n\n").Append(Footer).Append("\nNo more weekly reports:\n").Append(Stop).Append("\n\nMiaPulse\n").ToString();
    }
}
