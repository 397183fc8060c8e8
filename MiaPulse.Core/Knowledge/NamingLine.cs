namespace MiaPulse.Core.Knowledge;

/// <summary>A line of a passage, and what it names.</summary>
/// <param name="texts">Where it is read.</param>
/// <param name="passage">In which it stands.</param>
/// <param name="heading">The last line above it that is a heading; empty where there is none.</param>
/// <param name="line">As it stands there.</param>
internal sealed class NamingLine(NamingTexts texts, FoundPassage passage, string heading, string line)
{
    /// <summary>With all that stands above it: a row of a list is of the thing that its heading names, and not of what the next row does.</summary>
    public NamingText UnderHeading => heading.Length == 0 ? Alone : texts.Of($"{passage.Page}\n{passage.Title}\n{heading}\n{line}", passage.Language);

    /// <summary>With the titles of its passage and page alone.</summary>
    public NamingText Alone => texts.Of($"{passage.Page}\n{passage.Title}\n{line}", passage.Language);

    public AnswerKinds Offers { get; } = AnswerKind.Offered(line, passage.Language);
}
