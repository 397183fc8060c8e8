using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A title that asks what the visitor does: "What does it cost?" to "how much does it cost?". Where nothing else is left to choose from, asking whether that was meant would
/// only ask again.
/// </summary>
internal static class SameQuestion
{
    /// <summary>The passage under it; null where she would not even ask which was meant, or where there is more to choose from.</summary>
    /// <param name="turn">Whose language counts where the question's own words do not tell it.</param>
    /// <param name="question">What was searched for.</param>
    /// <param name="found">What was found for it, best first.</param>
    /// <param name="isBare">Whether it names nothing, so that a title which names nothing either is the only one that asks the same.</param>
    public static FoundPassage? In(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found, bool isBare)
    {
        if (found.Count == 0 || found[0].Confidence < turn.Options.ClarifyAt)
        {
            return null;
        }

        var asked = LanguageGuess.Heard(question, turn.Language, null) ?? turn.Language;
        var near = found.Where(p => p.Score > found[0].Score - Choices.NearEnough);
        if (isBare)
        {
            return near.FirstOrDefault(p => IsAskedBy(p, question, asked) && (p.IsFaq || p.Title.TrimEnd().EndsWith('?') || AskedRows.Of(turn, question, found) is null));
        }

        var choices = Choices.Of(turn, new Lookup(question, found, found[0].Confidence, null, null));
        return choices is [var only] ? near.FirstOrDefault(p => Phrases.Plain(p.Title) == only && IsAskedBy(p, question, asked)) : null;
    }

    /// <summary>Whether both are after the same of the same things, of the same size and number, and neither denies what the other asks.</summary>
    internal static bool IsAskedBy(FoundPassage passage, string question, Language asked)
    {
        var (title, titled) = (passage.Title, passage.Language);
        var kinds = AnswerKind.Asked(Words.WriteOut(question, asked), asked);
        if (kinds != AnswerKind.Asked(Words.WriteOut(title, titled), titled) || SoughtThings.In(question, asked) != SoughtThings.In(title, titled)
            || Refusals.In(question, asked) != Refusals.In(title, titled) || !Variants(question, asked).SetEquals(Variants(title, titled)))
        {
            return false;
        }

        var (mine, theirs) = (AskedWord.In(question, asked, titled), AskedWord.In(title, titled, asked));
        return mine.Count == 0 ? AskedWord.InTitle(title, titled, asked).Count == 0 && kinds != AnswerKinds.None
            : theirs.Count > 0 && mine.TrueForAll(new NamingText(title, titled).Names) && theirs.TrueForAll(new NamingText(question, asked).Names);
    }

    /// <summary>What tells one of several from the others, and numbers. In two languages they are the same only where neither has any.</summary>
    private static HashSet<string> Variants(string text, Language language) =>
        [.. Words.Of(Words.WriteOut(text, language), language).Where(w => w.Surface.Any(char.IsDigit) || ThingWords.IsVariant(w.Stem, language)).Select(w => w.Stem)];
}
