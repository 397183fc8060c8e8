using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Who asks how long something takes is told that, and not how long one waits for it: "available within three days" is no length of an appointment, however much it
/// sounds like the question. The words of a wait stand in <c>Lists/waits.txt</c>. Pure.
/// </summary>
internal static class LengthTalk
{
    private static readonly Regex Waits = new PatternList("waits").Words("waits");

    /// <summary>Whether it asks how long something takes, and a passage has no length of time but that of a wait.</summary>
    public static bool IsOfAWait(string question, Language asked, FoundPassage passage) => AskedRows.AsksHowLong(question, asked) && !AskedRows.AsksHowLong(passage.Title, passage.Language)
        && Lengths(passage) is { Count: > 0 } lengths && !lengths.Exists(s => Lasts(passage, s));

    /// <summary>Of what was found the first that tells how long the very thing takes.</summary>
    public static FoundPassage? In(string question, Language asked, IReadOnlyList<FoundPassage> found)
    {
        var kinship = new Kinship(string.Join(' ', question.Split(' ').Where(w => !ThingWords.IsOfLasting(w.Trim('?', '¿', '؟')))), asked);
        return found.FirstOrDefault(p => Lengths(p).Exists(s => Lasts(p, s) && kinship.AreAllIn($"{p.Title}\n{s}", p.Language)));
    }

    private static List<string> Lengths(FoundPassage passage) => Sentence.Split(passage.Text).FindAll(s => Tells(passage, s));

    private static bool Tells(FoundPassage passage, string text) => AnswerKind.Offered(text, passage.Language).HasFlag(AnswerKinds.Duration);

    /// <summary>"It takes two hours and is dry within a day" tells both.</summary>
    private static bool Lasts(FoundPassage passage, string sentence) => FigureParts.Split(sentence).Any(part => Tells(passage, part) && !Waits.IsMatch(part))
        && (!AnswerKind.Asked(passage.Title, passage.Language).HasFlag(AnswerKinds.Duration) || AskedRows.AsksHowLong(passage.Title, passage.Language)); // "How soon can I come?"
}
