using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What a question is after beside a price, an hour or a length of time (<see cref="AnswerKinds"/>), told by its "who", "where" and "when".</summary>
[Flags]
internal enum Sought
{
    Nothing = 0,
    Person = 1,
    Place = 2,
    Moment = 4,
}

/// <summary>
/// Hears what is sought, and whether a sentence holds it: for the sentence of a page that is quoted, and for how an answer is introduced. What passages are found for a
/// question does not go by it. Words of each language stand in <c>Lists/sought.txt</c>, in folded letters.
/// </summary>
internal static partial class SoughtThings
{
    private static readonly Lazy<Dictionary<(string What, string Tag), Regex>> Patterns = new(() => ListFile.Lines("sought").Select(line => line.Split(' ', 3))
        .ToDictionary(p => (p[0], p[1]), p => new Regex($@"(?<!\w)(?:{p[2]})(?!\w)", RegexOptions.CultureInvariant)));

    public static Sought In(string question, Language language)
    {
        var folded = Folding.Of(Words.Tidy(question));
        return (Says("who", folded, language) ? Sought.Person : 0) | (Says("where", folded, language) ? Sought.Place : 0) | (Says("when", folded, language) ? Sought.Moment : 0);
    }

    /// <summary>Whether a text holds one of the things that are sought.</summary>
    public static bool AreIn(string text, Sought sought, Language language)
    {
        if (sought is Sought.Nothing)
        {
            return false;
        }

        var folded = Folding.Of(Words.Tidy(text));
        return sought.HasFlag(Sought.Moment) && ((AnswerKind.Offered(text, language) & (AnswerKinds.Clock | AnswerKinds.Duration)) != 0 || Year().IsMatch(text))
            || sought.HasFlag(Sought.Place) && (Says("place", folded, language) || NamedPlace().IsMatch(text) || StatedAddress.Worth(text) > 0)
            || sought.HasFlag(Sought.Person) && (Says("person", folded, language) || NamedPeople.In(text, language).Any());
    }

    private static bool Says(string what, string folded, Language language) => Patterns.Value[(what, language.Tag())].IsMatch(folded);

    [GeneratedRegex(@"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\p{L})(?:in|at|near|from|to|on|nach|aus|bei|à|au|en|a|da|di|te|w|we|na|em|de) \p{Lu}\p{L}")]
    private static partial Regex NamedPlace();
}
