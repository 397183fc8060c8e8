using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Whether somebody else may use a voucher, a package or a pass: "can my wife use my package?" is answered by the sentence that says with whom it may be shared. Words of
/// each language stand in <c>Lists/sharing.txt</c>, in folded letters. Pure.
/// </summary>
internal static class StatedSharing
{
    private static readonly PatternList Lines = new("sharing");
    private static readonly Cue[] Somebody = CuesOf("somebody");
    private static readonly Cue[] Shared = CuesOf("shared");

    /// <summary>The sentence with its passage, the best found first. Null where the question asks no such thing, or nothing that was found says it.</summary>
    public static (FoundPassage Passage, string Sentence)? Find(string question, Language asked, IReadOnlyList<FoundPassage> found)
    {
        var folded = Folding.Of(Words.Tidy(question));
        List<Word> vouchers = [.. OfVouchers.WordsIn(question, asked)];
        if (vouchers.Count == 0 || AnswerKind.Asked(Words.WriteOut(question, asked), asked) is not AnswerKinds.None || !Somebody[(int)asked].In(folded) && !Shared[(int)asked].In(folded))
        {
            return null;
        }

        var named = new Kinship(string.Join(' ', vouchers.Select(w => w.Surface)), asked);
        return found.Select(p => (Passage: p, Sentence: OfVouchers.SentenceIn(p, (s, l) => Shared[(int)l].In(Folding.Of(s)), named.AreAllIn)))
            .Where(f => f.Sentence is not null).Select(f => ((FoundPassage, string)?)(f.Passage, f.Sentence!)).FirstOrDefault();
    }

    private static Cue[] CuesOf(string what) => [.. Enum.GetValues<Language>().Select(l => (Cue)Lines.In(what, l))];
}
