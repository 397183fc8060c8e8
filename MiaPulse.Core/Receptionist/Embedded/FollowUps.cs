using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Questions that go on from one of the visitor's before: "and for 45 minutes?" after a price, "and for kids?", "what about the 90?". They are answered by what names the
/// same thing and what is added; where nothing does, she says that she did not find it, and not once more what she said just before.
/// </summary>
internal static class FollowUps
{
    /// <summary>How far back the thing is looked for, in messages of the visitor's.</summary>
    private const int LookedBack = 4;

    /// <summary>Whether it asks for another length of what was spoken of, with a question mark or without.</summary>
    public static bool AsksForLength(string message, Language language)
    {
        if (GoingOn.Added(message, language) is not { } added)
        {
            return false;
        }

        var (lengths, rest) = AskedLengths.In(added, language);
        return (lengths.Count > 0 || AskedLengths.Bare(added) is not null) && !LeaningQuestions.Names(rest, language).Any();
    }

    /// <summary>
    /// The row of the length that is asked for, of what was spoken of. Null where it asks for none; a lookup without an answer where no row is of it: what is told of other
    /// lengths is no answer.
    /// </summary>
    public static async Task<Lookup?> OfLengthAsync(MiaTurn turn, Quote quotes, string question, CancellationToken ct)
    {
        var asked = Earlier(turn);
        if (LengthsIn(turn, question, asked) is not { Count: > 0 } lengths)
        {
            return null;
        }

        var before = Priced(asked, turn.Language);
        var thing = LeaningQuestions.ThingOf(before, turn.Language);
        var found = Twins.OneOfEach(await turn.Hands.SearchKnowledge(before, ct), before);
        turn.Draft.Considered(found.Take(5));
        if (RowsTalk.OfLength(turn, question, thing, lengths, found) is { } rows)
        {
            return rows;
        }

        var kinship = new Kinship(thing, turn.Language);
        if (found.Find(p => p.Confidence >= turn.Options.ClarifyAt && lengths.Overlaps(AskedLengths.StatedIn(p.Title, p.Language)) && kinship.AreAllIn(p.Title, p.Language)) is { } titled)
        {
            return new Lookup(question, found, titled.Confidence, LookingUp.QuoteOf(turn, quotes, titled, before), titled) { SearchedFor = before };
        }

        return AskedLengths.In(GoingOn.Added(question, turn.Language) ?? question, turn.Language).Lengths.Count > 0 ? new Lookup(question, [], 0, null, null) : null; // a number alone may be something else
    }

    /// <summary>What surely answers it together with what was spoken of. Null where nothing does or it adds nothing; then it is read by itself.</summary>
    public static async Task<Lookup?> WithMoreAsync(MiaTurn turn, Quote quotes, string question, CancellationToken ct) =>
        AddedIn(question, turn.Language) is { } added && Earlier(turn) is [var before, ..] ? await WithMoreAsync(turn, quotes, question, before, added, ct) : null;

    /// <summary>An answer that was given just before is none to a question that goes on from it, unless it holds what is asked for now; then its part is said.</summary>
    public static Lookup NotAgain(MiaTurn turn, Quote quotes, Lookup lookup)
    {
        if (lookup is not { Answer: { } answer, Passage: { } passage } || !WasTold(turn, answer) || IsTheSame(turn, lookup.Question) || !GoesOn(turn, lookup.Question))
        {
            return lookup;
        }

        if (!Holds(turn, lookup.Question, passage, answer))
        {
            return lookup with { Answer = null, Rows = null, Confidence = 0 };
        }

        var part = lookup.Rows is null ? quotes.From(passage, lookup.Question, turn.Language, AnswerLength.Short) : answer;
        return part.Length < answer.Length && Holds(turn, lookup.Question, passage, part) ? lookup with { Answer = part } : lookup;
    }

    /// <summary>What names what is added: "how much is a massage for kids" of "and for kids?", "how much is a facial" of "and a facial?".</summary>
    private static async Task<Lookup?> WithMoreAsync(MiaTurn turn, Quote quotes, string question, string before, string added, CancellationToken ct)
    {
        var searched = $"{(GoingOn.IsMore(added, turn.Language) ? before.TrimEnd('?', '؟', ' ') : Frame(before, turn.Language))} {added}?";
        var found = Twins.OneOfEach(await turn.Hands.SearchKnowledge(searched, ct), searched);
        var kinship = new Kinship(added, turn.Language);
        var sharing = found.FindAll(p => kinship.Shares(p) is true);
        turn.Draft.Considered(sharing.Take(5));
        if (sharing.Find(p => p.Confidence >= turn.Options.AnswerAt) is { } passage)
        {
            var quote = LookingUp.QuoteOf(turn, quotes, passage, searched);
            var answered = NotAgain(turn, quotes, new Lookup(question, found, passage.Confidence, quote, passage) { SearchedFor = searched });
            return answered.Answer is not null && kinship.AreAllIn($"{passage.Title}\n{answered.Answer}", passage.Language) ? answered : null;
        }

        return RowsTalk.LookUp(turn, question, searched, sharing);
    }

    /// <summary>The visitor's questions that can be read by themselves, the last one first.</summary>
    private static List<string> Earlier(MiaTurn turn) =>
    [
        .. turn.Prompt.History.Where(t => t.Author is Author.Visitor).TakeLast(LookedBack).Reverse()
            .SelectMany(t => Questions.In(t.Text, turn.Language).Reverse())
            .Where(q => Acts.Seeks(q, turn.Language) && LeaningQuestions.ThingOf(q, turn.Language).Length > 0 && GoingOn.Added(q, turn.Language) is null),
    ];

    /// <summary>The last of them that asks for a price or how long it takes, since lengths are of such a thing; else the last.</summary>
    private static string Priced(List<string> asked, Language language) =>
        asked.Find(q => (LeaningQuestions.Wanted(q, language).Kinds & (AnswerKinds.Price | AnswerKinds.Duration)) != 0) ?? asked[0];

    /// <summary>The lengths of time that are asked for, of what was spoken of before and of nothing else. None where it asks for anything but a price.</summary>
    private static HashSet<DurationFact> LengthsIn(MiaTurn turn, string question, List<string> asked)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var added = GoingOn.Added(question, turn.Language);
        var (lengths, rest) = AskedLengths.In(added ?? question, turn.Language);
        if (lengths.Count == 0 && added is not null && AskedLengths.Bare(added) is { } bare)
        {
            lengths.Add(bare);
        }

        var known = StemsOf(Priced(asked, turn.Language), turn.Language);
        var wanted = LeaningQuestions.Wanted(rest, turn.Language).Kinds;
        return (wanted is AnswerKinds.Price || wanted is AnswerKinds.None && !Acts.Seeks(rest.Replace('?', ' ').Replace('؟', ' '), turn.Language)) // "can I come in 30 minutes?" asks for no row
            && LeaningQuestions.Names(rest, turn.Language).All(name => StemsOf(name, turn.Language).IsSubsetOf(known)) ? lengths : [];
    }

    /// <summary>What is added to the question before, where that names anything.</summary>
    private static string? AddedIn(string question, Language language) =>
        GoingOn.Added(question, language) is { } added && LeaningQuestions.Names(added, language).Any() ? added : null;

    private static bool GoesOn(MiaTurn turn, string question) => AddedIn(question, turn.Language) is not null
        || LeaningQuestions.Leans(question, turn.Language) && LeaningQuestions.Wanted(question, turn.Language) is not (AnswerKinds.None, Sought.Nothing);

    /// <summary>Who writes the same again did not read or was not helped: <see cref="Repetition"/> hears that.</summary>
    private static bool IsTheSame(MiaTurn turn, string question) =>
        turn.Prompt.History.LastOrDefault(t => t.Author is Author.Visitor) is { } last && string.Equals(Words.Tidy(last.Text), Words.Tidy(question), StringComparison.OrdinalIgnoreCase);

    private static bool WasTold(MiaTurn turn, string answer) =>
        turn.Prompt.History.LastOrDefault(t => t.Author is Author.Mia) is { } last && last.Text.Contains(answer.Trim(), StringComparison.Ordinal);

    /// <summary>Whether an answer has what is added, or the kind of thing that is asked for.</summary>
    private static bool Holds(MiaTurn turn, string question, FoundPassage passage, string answer) => AddedIn(question, turn.Language) is { } added
        ? new Kinship(added, turn.Language).AreAllIn($"{passage.Title}\n{answer}", passage.Language)
        : !Quote.Lacks(passage, question, turn.Language, answer);

    /// <summary>A question without what it is about: "how much is a".</summary>
    private static string Frame(string question, Language language)
    {
        var names = LeaningQuestions.Names(question, language).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', Words.WriteOut(question, language).TrimEnd('?', '؟', ' ').Split(' ').Where(w => !w.Any(char.IsDigit) && !names.Contains(w.Trim(',', '.', '¿', '¡'))));
    }

    private static HashSet<string> StemsOf(string text, Language language) => [.. Words.Of(text, language).Select(w => w.Stem)];
}
