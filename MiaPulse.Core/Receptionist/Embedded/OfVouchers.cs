using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Vouchers, packages, passes and the like, which are bought now and used later, and what is said of one of them. Their words stand in <c>Lists/validity.txt</c>. Pure.</summary>
internal static class OfVouchers
{
    private static readonly Cue[] Things = [.. Enum.GetValues<Language>().Select(l => (Cue)new PatternList("validity").In("thing", l))];

    /// <param name="folded">By <see cref="Folding"/>.</param>
    /// <param name="language">The language it is in.</param>
    public static bool AreIn(string folded, Language language) => Things[(int)language].In(folded);

    public static IEnumerable<Word> WordsIn(string text, Language language) => Words.Of(text, language).Where(w => AreIn(Folding.Of(w.Surface), language));

    /// <summary>The sentence of a passage that says what is asked of the very thing, with the one before it where that or the title names it. Null where none does.</summary>
    /// <param name="passage">What was found.</param>
    /// <param name="says">Whether a sentence says what is asked.</param>
    /// <param name="names">Whether a text names the thing.</param>
    public static string? SentenceIn(FoundPassage passage, Func<string, Language, bool> says, Func<string, Language, bool> names)
    {
        var (before, language) = ("", passage.Language);
        foreach (var sentence in DeniedLists.In(passage).Where(l => l.Denying is null).SelectMany(l => Sentence.Split(l.Text)))
        {
            if (says(sentence, language))
            {
                if (names(sentence, language))
                {
                    return sentence;
                }

                // "They never expire."
                if (!AreIn(Folding.Of(sentence), language) && (before.Length > 0 && names(before, language) || names($"{passage.Title}\n{before}", language)))
                {
                    return before.Length > 0 ? $"{Quote.Ended(before)} {sentence}" : sentence;
                }
            }

            before = sentence;
        }

        return null;
    }
}
