using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A row of a price list, or a sentence of an answer, that gives what was asked for.</summary>
/// <param name="Passage">Where it stands.</param>
/// <param name="Heading">The line above it, where only that names what was asked for.</param>
/// <param name="Text">The row as it stands there; of one with several prices the cell, with what it is about.</param>
internal sealed record AskedRow(FoundPassage Passage, string? Heading, string Text)
{
    /// <summary>The row, so that it says by itself what it is of.</summary>
    public string Said => Heading is null ? Text : $"{Heading} – {Text}";
}

/// <summary>
/// The rows of one source that share what a question for a price or a length of time names. Who asks "how much is a massage?" where a list has several is told those:
/// to be asked back without a single price helps nobody. A row has to name everything that the question does, itself, under its heading or under its title, so that
/// "how much is a massage for a horse?" gets none of them. Pure.
/// </summary>
/// <param name="Shown">The rows to be said, the best found first: all, or one of each kind where they are many.</param>
/// <param name="AreAll">Whether the source has no more of them.</param>
internal sealed record AskedRows(IReadOnlyList<AskedRow> Shown, bool AreAll)
{
    private const int Most = 4;

    /// <summary>Characters of what is a row of a list rather than a sentence: only of such a row heading and title tell what it is of.</summary>
    private const int LongestRow = 120;

    /// <summary>Words of a line that may be the heading of those below it.</summary>
    private const int LongestHeading = 4;

    /// <summary>How people ask how long something takes: "how long have you been open?" asks for no row. By language, in folded letters.</summary>
    private static readonly Cue[] HowLong = [.. ListFile.ByLanguage("how-long", '|').Select(words => (Cue)words)];

    /// <summary>Whether a text asks how long something takes.</summary>
    public static bool AsksHowLong(string text, Language language) => HowLong[(int)language].In(Folding.Of(Digits.InAscii(Words.WriteOut(text, language))));

    /// <summary>Null where no source has several.</summary>
    /// <param name="turn">Whose language counts where the question's own words do not tell it.</param>
    /// <param name="question">What was searched for.</param>
    /// <param name="found">What was found for it, best first.</param>
    public static AskedRows? Of(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found)
    {
        var asked = LanguageGuess.Heard(question, turn.Language, null) ?? turn.Language;
        var text = Digits.InAscii(Words.WriteOut(question, asked));
        var wantsPrice = AnswerKind.Asked(text, asked).HasFlag(AnswerKinds.Price);
        if (found.Count == 0 || !wantsPrice && !AsksHowLong(question, asked))
        {
            return null;
        }

        var about = wantsPrice ? question : string.Join(' ', question.Split(' ').Where(w => !ThingWords.IsOfLasting(w.Trim('?', '¿', '؟')))); // a row says "30 minutes", and not that it takes them
        var kinship = new Kinship(about, asked);
        if (!wantsPrice && kinship.IsOfNothing)
        {
            return null;
        }

        var (lengths, whom, isOfPaying) = (Durations.In(text).ToHashSet(), PricedForReading.In(text), AnswerTalk.IsAboutPaying(text, asked));
        return OfOneSource(turn, found, kinship, Gives, fewest: 2) ?? (wantsPrice ? Only(turn, found, kinship, Gives) : null);

        bool Gives(AskedRow row)
        {
            var (plain, language) = (Digits.InAscii(row.Text), row.Passage.Language);
            return (wantsPrice ? IsPriced(plain, language) && lengths.IsSubsetOf(Durations.In(plain)) : Durations.In(plain).Any())
                && (lengths.Count > 0 || kinship.HasFiguresOf(plain))
                && !PricedForReading.IsOfOthers(whom, PricedForReading.In(plain)) && !PricedForReading.IsOfOthers(whom, PricedForReading.In(row.Passage.Title))
                && (isOfPaying || !AnswerTalk.IsAboutPaying(plain, language)); // what a late cancellation costs is no price of the thing
        }
    }

    /// <summary>
    /// The rows of a thing whose prices were spoken of that are of a length of time: "and for 45 minutes?". One is enough, and of a row with several lengths only its part is
    /// said. Null where no source has any.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="thing">What was spoken of.</param>
    /// <param name="lengths">What is asked for now.</param>
    /// <param name="found">What was found for the thing, best first.</param>
    public static AskedRows? OfLength(MiaTurn turn, string thing, HashSet<DurationFact> lengths, IReadOnlyList<FoundPassage> found) =>
        OfOneSource(turn, found, new Kinship(thing, turn.Language), row => IsOfLength(row.Text, row.Passage.Language, lengths) && !AnswerTalk.IsAboutPaying(row.Text, row.Passage.Language), fewest: 1) is { } rows
            ? rows with { Shown = [.. rows.Shown.Select(r => PartOf(r, lengths))] } : null;

    private static AskedRows? OfOneSource(MiaTurn turn, IReadOnlyList<FoundPassage> found, Kinship kinship, Func<AskedRow, bool> gives, int fewest) =>
        found.Where(p => p.Score > found[0].Score - Choices.NearEnough)
            .GroupBy(p => (p.IsFaq, p.Url, p.Document))
            .Select(source => Naming([.. source.SelectMany(Lines).Where(gives)], kinship, turn.Prompt.Business.Name))
            .Where(rows => rows.Count >= fewest).Select(Picked).FirstOrDefault();

    /// <summary>
    /// The one row of all that was found which gives the price of the very thing. "Massage oil" is no massage, and where another source has a row of its own nobody knows
    /// which of them is meant.
    /// </summary>
    private static AskedRows? Only(MiaTurn turn, IReadOnlyList<FoundPassage> found, Kinship kinship, Func<AskedRow, bool> gives)
    {
        var near = found.Where(p => p.Score > found[0].Score - Choices.NearEnough).SelectMany(Lines).Where(r => IsRow(r) && gives(r)).ToList();
        return !kinship.IsOfNothing && Naming(near, kinship, turn.Prompt.Business.Name) is [var only] && RowHead.IsAsked(only, kinship)
            ? new AskedRows([only], AreAll: true) : null;
    }

    /// <summary>Whether it has an amount of money.</summary>
    internal static bool IsPriced(string text, Language language) => PricedRows.FiguresIn(Digits.InAscii(text), language).Any(f => f is MoneyFact);

    private static bool IsOfLength(string text, Language language, HashSet<DurationFact> lengths) => IsPriced(text, language) && lengths.Overlaps(AskedLengths.StatedIn(text, language));

    /// <summary>"60 minutes are $95, and 90 minutes $130": the one part that has the length and its price. The row where none has both.</summary>
    private static AskedRow PartOf(AskedRow row, HashSet<DurationFact> lengths) =>
        FigureParts.Split(row.Text).Where(p => IsOfLength(p, row.Passage.Language, lengths)).ToList() is [var own] && !AskedLengths.StatedIn(row.Text, row.Passage.Language).IsSubsetOf(lengths)
            ? row with { Text = own.Trim(' ', '.', '،') } : row;

    /// <summary>All where nothing was named ("how much?"), so that the visitor sees of what; those that name what was asked for themselves; else those whose heading does; else those whose title does, unless that is the business's name.</summary>
    private static List<AskedRow> Naming(List<AskedRow> rows, Kinship kinship, string business)
    {
        if (kinship.IsOfNothing)
        {
            return [.. rows.FindAll(r => Named.In(r.Said, r.Passage.Language).Things.Count > 0).DistinctBy(r => Words.Tidy(r.Said))];
        }

        var own = rows.FindAll(r => kinship.AreAllIn(r.Text, r.Passage.Language));
        if (own.Count > 1)
        {
            return Plain(own);
        }

        var below = rows.FindAll(r => r.Heading is not null && IsRow(r) && kinship.AreAllIn(r.Said, r.Passage.Language));
        var titled = below.Count > 0 ? [] : rows.FindAll(r => r.Heading is null && IsRow(r) && !r.Passage.Title.Contains(business, StringComparison.OrdinalIgnoreCase) && kinship.AreAllIn($"{r.Passage.Title}\n{r.Text}", r.Passage.Language));
        return own.Count == 1 && titled.Count < 2 && below.Count < 2 ? Plain(own) : [.. (below.Count > 0 ? below : titled).DistinctBy(r => Words.Tidy(r.Said))];
    }

    private static List<AskedRow> Plain(List<AskedRow> own) => [.. own.Select(r => r with { Heading = null }).DistinctBy(r => Words.Tidy(r.Text))];

    /// <summary>Of more rows than fit the first of each kind: a classic massage and a sports massage tell more than a classic one of four lengths.</summary>
    private static AskedRows Picked(List<AskedRow> rows)
    {
        if (rows.Count <= Most)
        {
            return new AskedRows(rows, AreAll: true);
        }

        var kinds = rows.DistinctBy(r => string.Join(' ', Named.In(r.Said, r.Passage.Language).Things.Order(StringComparer.Ordinal))).ToList();
        return new AskedRows([.. (kinds.Count > 1 ? kinds : rows).Take(Most)], AreAll: false);
    }

    private static IEnumerable<AskedRow> Lines(FoundPassage passage)
    {
        string? heading = null;
        foreach (var line in DeniedLists.In(passage))
        {
            if (line.Denying is not null)
            {
                heading = null;
                continue;
            }

            foreach (var text in Sentence.Split(line.Text))
            {
                if (IsHeading(text))
                {
                    heading = text.TrimEnd(':', ' ');
                    continue;
                }

                foreach (var cell in PricedRow.CellsOf(text))
                {
                    yield return new AskedRow(passage, heading, cell);
                }
            }
        }
    }

    private static bool IsHeading(string text) =>
        text[^1] == ':' || char.IsLetter(text[^1]) && !text.Any(char.IsDigit) && text.Count(c => c == ' ') < LongestHeading;

    private static bool IsRow(AskedRow row) => row.Text.Length <= LongestRow && row.Text[^1] is not ('.' or '!' or '?' or '؟');
}
