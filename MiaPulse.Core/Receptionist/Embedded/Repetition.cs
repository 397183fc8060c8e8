using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Notices that a visitor asks again what was answered already, in these words or others: then the answer did not help. Told by both sides: the question is
/// alike, and the answer would be the very same.
/// </summary>
internal static partial class Repetition
{
    /// <summary>How far back she looks, in questions of the visitor's.</summary>
    private const int LookedBack = 3;

    /// <summary>Share of the things named in either question that both name.</summary>
    private const double SharedThings = 0.5;

    public static bool In(MiaTurn turn, IReadOnlyList<Lookup> answered, Quote quotes)
    {
        if (answered is not [{ Answer: { } answer, Passage: { } passage }])
        {
            return false;
        }

        var history = turn.Prompt.History;
        return history.Zip(history.Skip(1))
            .Where(pair => pair is { First.Author: Author.Visitor, Second.Author: Author.Mia })
            .TakeLast(LookedBack)
            .Any(pair => pair.Second.Text.Contains(answer, StringComparison.Ordinal) && IsAlike(pair.First.Text, turn.Prompt.Question, passage, turn.Language, quotes));
    }

    private static bool IsAlike(string before, string now, FoundPassage passage, Language language, Quote quotes)
    {
        if (string.Equals(Words.Tidy(before), Words.Tidy(now), StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!Figures(before).SetEquals(Figures(now)) || PricedForReading.In(before) != PricedForReading.In(now))
        {
            return false; // sixty minutes after forty-five, a large dog after a small one
        }

        var (one, other) = (Things(before, language), Things(now, language));
        var told = Things($"{passage.Title} {passage.Text}", language);
        if (one.Except(other).Any(told.Contains) && other.Except(one).Any(told.Contains))
        {
            return false; // a city bike for a day and an e-bike for a week are two lines of one price list
        }

        if (one.Count > 0 && other.Count > 0 && one.Intersect(other).Count() >= SharedThings * one.Union(other).Count())
        {
            return true;
        }

        // "And for a child?" after "how much is a cut?" names another thing or none; only the encoder, which knows English, may say that it is the same in other words.
        return language is Language.English && one.Count > 0 && other.Count > 0 && quotes.AreAlike(before, now);
    }

    private static HashSet<string> Figures(string question) => [.. Number().Matches(question).Select(m => m.Value)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    private static HashSet<string> Things(string question, Language language) =>
        [.. Words.Of(Words.WriteOut(question, language), language).Where(w => Nameless.Names(w, language)).Select(w => w.Stem)];
}
