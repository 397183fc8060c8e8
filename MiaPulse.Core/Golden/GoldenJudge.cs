using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Golden;

/// <summary>
/// Holds what Mia says now to what was approved. Embedded Mia says the business's sentences as they stand, so they are compared, without her own words around them
/// (<see cref="GoldenSpeech"/>). A hosted model words it anew each time, so its facts and sources are: a fact that is gone, a price or percentage that is new, a number
/// in another's place, yes instead of no (<see cref="GoldenStance"/>), or none of the pages it came from. What the owner wrote is held to its facts too, and to most of
/// its words. Pure.
/// </summary>
internal static partial class GoldenJudge
{
    private const double MostWords = 0.6;

    public static GoldenState Of(GoldenAnswer approved, GoldenAnswer now, string region)
    {
        if (!Answers(now))
        {
            return Answers(approved) ? GoldenState.NotAnswered : GoldenState.Unchanged; // it may be approved that she does not answer
        }

        var same = Answers(approved) && (IsEmbedded(approved) && IsEmbedded(now) ? QuotesTheSame(approved, now, region)
            : SaysTheSame(approved, now, region) && (!approved.IsByOwner || SaysMost(approved, now)));
        return same ? GoldenState.Unchanged : GoldenState.Changed;
    }

    /// <summary>
    /// Whether one is the other with a sentence of the conversation it was kept from: an offer to book that she made by then. Asked by itself she does not say it.
    /// </summary>
    public static bool IsTheSameByItself(GoldenAnswer kept, GoldenAnswer alone, string region) =>
        Answers(kept) && Answers(alone) && SaysTheSame(kept, alone, region)
        && (Words(kept).Contains(Words(alone), StringComparison.Ordinal) || Words(alone).Contains(Words(kept), StringComparison.Ordinal));

    private static bool SaysMost(GoldenAnswer approved, GoldenAnswer now)
    {
        HashSet<string> wanted = [.. Knowledge.Words.Of(approved.Text).Select(w => w.Stem)], said = [.. Knowledge.Words.Of(now.Text).Select(w => w.Stem)];
        return wanted.Count(said.Contains) >= MostWords * wanted.Count;
    }

    private static bool Answers(GoldenAnswer answer) => answer.Act is not ("ask_contact" or "clarify" or "hand_over" or "abstain");

    private static bool IsEmbedded(GoldenAnswer answer) => answer.Model == MiaModel.Embedded.Name;

    private static string Words(GoldenAnswer answer) => Spaces().Replace(answer.Text, " ").Trim();

    private static bool QuotesTheSame(GoldenAnswer approved, GoldenAnswer now, string region) =>
        Words(approved) == Words(now)
        || GoldenSpeech.Of(approved.Text).SaysTheSame(GoldenSpeech.Of(now.Text)) && FactsOf(approved, region).SetEquals(FactsOf(now, region)) && SharesSource(approved, now);

    private static bool SaysTheSame(GoldenAnswer approved, GoldenAnswer now, string region)
    {
        var (before, after) = (FactsOf(approved, region), FactsOf(now, region));
        HashSet<DurationFact> lasting = [.. Durations.In(InFigures(now))]; // "1 hour" may be "an hour" now
        List<Fact> gone = [.. before.Where(f => !after.Any(n => IsSame(f, n)) && !(f is DurationFact length && lasting.Contains(length)))];
        List<Fact> added = [.. after.Where(n => !before.Any(f => IsSame(f, n)))];
        return gone.TrueForAll(f => f is NumberFact)
            && !added.Exists(n => n is MoneyFact or PercentFact) // another opening hour more may be politeness; another price is not
            && !(gone.Count > 0 && added.Exists(n => n is NumberFact)) // "4 spaces" may be "four spaces" now, but not "6 spaces"
            && NamesTheSame(approved, now)
            && GoldenStance.Of(approved.Text).Agrees(GoldenStance.Of(now.Text))
            && SharesSource(approved, now);
    }

    private static bool NamesTheSame(GoldenAnswer approved, GoldenAnswer now)
    {
        KnownPeople named = new([now.Text]);
        return NamedPeople.In(approved.Text, LanguageOf(approved)).OfType<PersonFact>().All(p => named.Has(p.Name));
    }

    /// <summary>A sentence that moved to another page is from the same source.</summary>
    private static bool SharesSource(GoldenAnswer approved, GoldenAnswer now) => approved.Sources.Count == 0 || now.Sources.Count == 0
        || approved.Sources.Any(s => now.Sources.Any(n => (n.Url ?? n.Title) == (s.Url ?? s.Title) || n.Quote.Length > 0 && n.Quote == s.Quote));

    // "7:00" may be either half of the day, "7 am" is one.
    private static bool IsSame(Fact one, Fact other) => (one, other) switch
    {
        (TimeFact a, TimeFact b) => a.Meets(b),
        (DayTimeFact a, DayTimeFact b) => a.Day == b.Day && a.Time.Meets(b.Time),
        _ => one == other,
    };

    private static HashSet<Fact> FactsOf(GoldenAnswer answer, string region)
    {
        BlankedText rest = new(InFigures(answer));
        return [.. Durations.Take(rest), .. FactFinder.In(rest.Rest, region, asAnswer: true, LanguageOf(answer))];
    }

    private static string InFigures(GoldenAnswer answer) => Knowledge.SpelledLengths.InFigures(answer.Text);

    private static Language LanguageOf(GoldenAnswer answer) => LanguageGuess.Of(answer.Text) ?? Language.English;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
