using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What the passages of one search name, read once each: whether a passage tells of another thing is asked of it several times over, as a whole and line by line. Lives
/// as long as the search, and is used by it alone.
/// </summary>
internal sealed class NamingTexts
{
    /// <summary>Words of a line that may be the heading of those below it.</summary>
    private const int LongestHeading = 4;

    private readonly Dictionary<(string Text, Language Language), NamingText> _texts = [];
    private readonly Dictionary<FoundPassage, List<NamingLine>> _lines = new(ReferenceEqualityComparer.Instance);

    public NamingText Of(string text, Language language) =>
        _texts.TryGetValue((text, language), out var known) ? known : _texts[(text, language)] = new NamingText(text, language);

    /// <summary>A passage with its heading and the title of its page.</summary>
    public NamingText Of(FoundPassage passage) => Of(WholeOf(passage), passage.Language);

    /// <summary>The lines of a passage that say anything.</summary>
    public IReadOnlyList<NamingLine> LinesOf(FoundPassage passage) => _lines.TryGetValue(passage, out var known) ? known : _lines[passage] = [.. Lines(passage)];

    public static string WholeOf(FoundPassage passage) => $"{passage.Page}\n{passage.Title}\n{passage.Text}";

    public static bool IsHeading(string line) => line[^1] == ':' || char.IsLetter(line[^1]) && !line.Any(char.IsDigit) && line.Count(c => c == ' ') < LongestHeading;

    private IEnumerable<NamingLine> Lines(FoundPassage passage)
    {
        var heading = "";
        foreach (var line in passage.Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            yield return new NamingLine(this, passage, heading, line);
            heading = IsHeading(line) ? line : heading;
        }
    }
}
