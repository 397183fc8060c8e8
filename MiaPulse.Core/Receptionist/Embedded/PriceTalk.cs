using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Who asks what a thing costs is told a price of it where the pages have one, also where another passage about the thing was found first. "We keep one slot free" is no
/// price. Pure.
/// </summary>
internal static class PriceTalk
{
    /// <summary>Whether it asks for a price of something, and a passage has none.</summary>
    public static bool IsOfNone(string question, Language asked, FoundPassage passage) => LeaningQuestions.Wanted(question, asked).Kinds.HasFlag(AnswerKinds.Price)
        && LeaningQuestions.Names(question, asked).Any() && !IsIn($"{passage.Title}\n{passage.Text}", passage.Language);

    /// <summary>Of what was found the first that has a price of the very thing.</summary>
    public static FoundPassage? In(string question, Language asked, IReadOnlyList<FoundPassage> found)
    {
        var kinship = new Kinship(question, asked);
        return kinship.IsOfNothing ? null : found.FirstOrDefault(p => Sentence.Split(p.Text).Exists(s => IsIn(s, p.Language) && kinship.AreAllIn($"{p.Title}\n{s}", p.Language) && kinship.HasFiguresOf(s)));
    }

    /// <summary>Whether a text says a price, or that something is free of charge.</summary>
    public static bool IsIn(string text, Language language) => AnswerKind.Offered(FreeThings.WithoutAvailable(text), language).HasFlag(AnswerKinds.Price);
}
