using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// What a visitor may choose from where she is not sure which was meant. Each choice has to stand by itself near what was asked: it shares a thing with the question, or
/// she is half sure of it. Of near-identical pages there is one, nothing in another language beside what is in theirs, and nobody's page for a question about a thing.
/// </summary>
internal static class Choices
{
    private const int Most = 3;

    /// <summary>Offered this far below the best, in rank score, a choice would look like a guess.</summary>
    internal const double NearEnough = 2.5;

    /// <summary>Who asks for people without naming anything, by language, in folded letters.</summary>
    private static readonly Cue[] OfPeople = [.. ListFile.ByLanguage("people-asked", '|').Select(words => (Cue)words)];

    /// <summary>Titles, best first; none where nothing that was found has to do with the question.</summary>
    public static List<string> Of(MiaTurn turn, Lookup open)
    {
        var question = open.SearchedFor ?? open.Question;
        var asked = LanguageGuess.Heard(question, turn.Language, null) ?? turn.Language;
        var kinship = new Kinship(question, asked);
        var halfSure = (turn.Options.ClarifyAt + turn.Options.AnswerAt) / 2;
        var near = Twins.OneOfEach(open.Found, question).FindAll(p => IsTitled(p) && p.Score > open.Found[0].Score - NearEnough && Stands(p));
        var priced = Questions.AsksPriceOfNothing(question, asked) ? near.FindAll(p => AnswerKind.Offered($"{p.Title} {p.Text}", p.Language).HasFlag(AnswerKinds.Price)) : [];
        near = priced.Count > 0 ? priced : near;
        var theirs = near.FindAll(p => p.Language == turn.Language || p.Language == asked);
        return [.. (theirs.Count > 0 ? theirs : near).Select(p => Phrases.Plain(p.Title)).Distinct().Take(Most)];

        bool Stands(FoundPassage passage) => kinship.Shares(passage) switch
        {
            true => true,
            null => !IsSomebody(passage) || OfPeople[(int)asked].In(Folding.Of(Words.WriteOut(question, asked))),
            false => !IsSomebody(passage) && (kinship.IsAbout(passage) || passage.Confidence >= halfSure && !kinship.IsOfFiguresOnly),
        };
    }

    /// <summary>The choice that is called by its place: "the second one".</summary>
    public static string? ByPlace(string said, IReadOnlyList<string> choices, Language language)
    {
        if (language is not Language.English)
        {
            var folded = Folding.Of(said);
            var place = Cues.Of(language).Places.Select((cue, i) => (cue, i)).FirstOrDefault(p => p.cue.In(folded), (cue: null!, i: -1)).i;
            return place >= 0 && place < choices.Count ? choices[place] : null;
        }

        string[][] names = [["1", "first", "the first", "first one", "the first one", "one"], ["2", "second", "the second", "second one", "the second one", "two"], ["3", "third", "the third", "third one", "the third one", "the last one", "three"]];
        var at = Array.FindIndex(names, n => n.Contains(said, StringComparer.OrdinalIgnoreCase));
        return at >= 0 && at < choices.Count ? choices[at] : null;
    }

    /// <summary>A file's name would tell the visitor nothing: only what has a heading of its own is offered.</summary>
    private static bool IsTitled(FoundPassage passage) => passage.Title.Length > 0 && !(passage.Document == passage.Title && DocumentAddress.FileTitleOf(passage.Title) is not null);

    private static bool IsSomebody(FoundPassage passage) => passage.IsOfSomebody ?? PersonPages.Is(passage.Title, passage.IsFaq, passage.Language);
}
