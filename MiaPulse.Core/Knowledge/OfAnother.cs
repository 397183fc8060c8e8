using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Holds what was found against what the question names. A passage that tells of another variety, of somebody else or of something else than was asked about is offered
/// to choose from and never said as the answer, however alike both sound; nor is what shares nothing at all with the question, unless it was found very surely.
/// </summary>
/// <param name="businessName">Whose name may be somebody's.</param>
/// <param name="entries">All that the business says.</param>
internal sealed class OfAnother(string businessName, IReadOnlyList<Entry> entries)
{
    /// <summary>Visitors use words of their own: as sure as this, what shares none of them with the question still answers it.</summary>
    private const double SureInOtherWords = 0.8;

    /// <summary>What was found, each no surer than it may be, and what does tell of the thing before what tells of another.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="asked">The language it is in.</param>
    /// <param name="found">Best first.</param>
    /// <param name="byModel">Whether a configured embedding model found it, which needs no word in common.</param>
    public IReadOnlyList<FoundPassage> Held(string question, Language asked, IReadOnlyList<FoundPassage> found, bool byModel = false)
    {
        if (found.Count == 0 || found[0].Confidence <= AnswerGate.Offered)
        {
            return found;
        }

        var about = new About(question, asked, [.. AskedPeople.In(question, asked).Where(name => !AskedPeople.AreIn(businessName, [name]))]);
        if (!IsOfAnother(about, found[0], found))
        {
            return byModel || !SharesNothing(question, asked, found[0]) ? [WithPart(about, found[0]), .. found.Skip(1)] : [.. found.Select(NoSurer)];
        }

        var right = found.FirstOrDefault(p => !IsOfAnother(about, p, found) && Tells(about, p));
        return right is null ? [.. found.Select(NoSurer)] : [WithPart(about, right), .. found.Where(p => !ReferenceEquals(p, right)).Select(NoSurer)];
    }

    private bool IsOfAnother(About about, FoundPassage passage, IReadOnlyList<FoundPassage> found) =>
        IsOfSomebodyElse(about, passage) || about.AsksAge && !StatedAge.MayBeIn($"{passage.Title}\n{passage.Text}", passage.Language)
        || about.Variety is { } variety && variety.IsOfAnother(passage, about.Said) && (!passage.IsFaq || variety.AreSeveral(passage, found, about.Said))
        || about.Matter.IsOfAnother(passage, entries, about.Said) || about.Matter.IsToldOfAnother(passage, entries, about.Said);

    /// <summary>With what of it is about the thing, where it is about others too.</summary>
    private FoundPassage WithPart(About about, FoundPassage passage) =>
        about.Matter.PartOf(passage, entries, about.Said) is var part && ReferenceEquals(part, passage) ? passage : passage with { Part = part.Text };

    /// <summary>
    /// Whether it does not name whom the question does, or names them and says nothing of what is asked about them. Whom the site does not know may belong to the visitor:
    /// then it is of somebody else only where it names that person.
    /// </summary>
    private bool IsOfSomebodyElse(About about, FoundPassage passage)
    {
        if (about.People.Count == 0)
        {
            return false;
        }

        if (!AskedPeople.AreIn(TextOf(passage), about.People))
        {
            return entries.Any(e => IsKnownTo(e, about.People)) || !about.Matter.IsOfVisitor && AskedPeople.NamesSomebody(passage.Text, passage.Language);
        }

        var part = AskedPeople.PartOf(passage, about.People);
        if (about.AsksAge)
        {
            return !StatedAge.In(part.Text, part.Language);
        }

        var kinds = AnswerKind.Asked(Words.WriteOut(about.Question, about.Asked), about.Asked) & (AnswerKinds.Price | AnswerKinds.Duration);
        if (kinds != AnswerKinds.None && (kinds & AnswerKind.Offered(TextOf(part), part.Language)) == 0)
        {
            return true;
        }

        var asked = AskedWord.In(AskedPeople.Without(about.Question, about.People), about.Asked, passage.Language);
        var said = about.Said.Of(part);
        return asked.Count > 0 && !about.Matter.IsOfVisitor && !asked.Exists(w => said.Names(w) || said.MayMean(w));
    }

    private static bool Tells(About about, FoundPassage passage) => about.People.Count > 0 ? AskedPeople.AreIn(TextOf(passage), about.People)
        : about.Variety?.IsToldBy(passage, about.Said) ?? about.Matter.IsNamedIn(passage, about.Said);

    private static bool SharesNothing(string question, Language asked, FoundPassage best) =>
        best.Confidence < SureInOtherWords && !Praise.IsAskedFor(question) && new Kinship(question, asked) is var kinship && kinship.Shares(best) == false && !kinship.IsAbout(best);

    private static bool IsKnownTo(Entry entry, IReadOnlyList<string> people) =>
        people.Any(p => entry.Title.Contains(p, StringComparison.OrdinalIgnoreCase) || entry.Text.Contains(p, StringComparison.OrdinalIgnoreCase)) && AskedPeople.AreIn($"{entry.Title}\n{entry.Text}", people);

    private static string TextOf(FoundPassage passage) => NamingTexts.WholeOf(passage);

    private static FoundPassage NoSurer(FoundPassage passage) => passage with { Confidence = Math.Min(AnswerGate.Offered, passage.Confidence) };

    /// <summary>What a question is about, and what was read of the passages that were found for it.</summary>
    private sealed record About(string Question, Language Asked, IReadOnlyList<string> People)
    {
        public NamingTexts Said { get; } = new();

        public bool AsksAge { get; } = AskedPeople.AsksAge(Question, Asked);

        public AskedVariety? Variety { get; } = AskedVariety.In(Question, Asked);

        public AskedMatter Matter { get; } = new(Question, Asked);
    }
}
