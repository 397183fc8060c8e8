using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// How long a voucher, a package or a pass is good: "how long does a gift card last?" wants to hear that it never expires, and not how long a massage takes. Told from the
/// sentence that says so of the very thing. Words of each language stand in <c>Lists/validity.txt</c>, in folded letters. Pure.
/// </summary>
internal static partial class StatedValidity
{
    private static readonly PatternList Lines = new("validity");
    private static readonly Cue[] Valid = CuesOf("valid");
    private static readonly Cue[] Never = CuesOf("never");
    private static readonly Cue[] Around = CuesOf("around");

    /// <summary>The sentence with its passage, the best found first. Null where the question asks no such thing, or nothing that was found says it.</summary>
    public static (FoundPassage Passage, string Sentence)? Find(string question, Language asked, IReadOnlyList<FoundPassage> found)
    {
        if (!IsAsked(question, asked))
        {
            return null;
        }

        var about = new About(question, asked);
        return found.Select(p => (Passage: p, Sentence: OfVouchers.SentenceIn(p, Says, about.IsNamedIn))).Where(f => f.Sentence is not null).Select(f => ((FoundPassage, string)?)(f.Passage, f.Sentence!)).FirstOrDefault();
    }

    private static bool IsAsked(string question, Language asked)
    {
        var (kinds, folded) = (AnswerKind.Asked(Words.WriteOut(question, asked), asked), Folding.Of(Words.Tidy(question)));
        return !kinds.HasFlag(AnswerKinds.Price) && (Valid[(int)asked].In(folded) || kinds.HasFlag(AnswerKinds.Duration) && OfVouchers.AreIn(folded, asked));
    }

    /// <summary>The question without the words that ask how long: what is left has to be named.</summary>
    private static string ThingsOf(string question, Language asked) => Token().Replace(Words.WriteOut(question, asked), m =>
        Folding.Of(m.Value) is var word && (Around[(int)asked].In(word) || Valid[(int)asked].In(word)) ? "" : m.Value);

    private static bool Says(string sentence, Language language)
    {
        var folded = Folding.Of(sentence);
        return Never[(int)language].In(folded)
            || Valid[(int)language].In(folded) && (sentence.Any(char.IsDigit) || (AnswerKind.Offered(sentence, language) & (AnswerKinds.Duration | AnswerKinds.Clock)) != 0);
    }

    private static Cue[] CuesOf(string what) => [.. Enum.GetValues<Language>().Select(l => (Cue)Lines.In(what, l))];

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Token();

    /// <summary>What is asked about. A word that is a voucher and a verb as well ("vale") names nothing else, and has to stand there itself.</summary>
    private sealed class About(string question, Language asked)
    {
        private readonly Kinship _named = new(ThingsOf(question, asked), asked);
        private readonly HashSet<string> _vouchers = [.. OfVouchers.WordsIn(question, asked).Select(w => w.Stem)];

        private readonly bool _isOfVouchersOnly = AskedWord.In(ThingsOf(question, asked), asked, asked).Count == 0;

        public bool IsNamedIn(string text, Language language) => _isOfVouchersOnly
            ? asked == language && _vouchers.Count > 0 && _vouchers.IsSubsetOf(Words.Of(text, language).Select(w => w.Stem))
            : _named.AreAllIn(text, language);
    }
}
