using System.Text.RegularExpressions;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Golden;

/// <summary>
/// Holds what Mia says now to what was approved. Embedded Mia says the same in the same words, so her words are compared. A hosted model words it anew each time,
/// so its facts and sources are: a fact that is gone, a price or percentage that is new, yes instead of no, or none of the pages it came from. What the owner wrote
/// is held to its facts too, and to most of its words. Pure.
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

        var same = Answers(approved) && (IsEmbedded(approved) && IsEmbedded(now) ? Words(approved) == Words(now)
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

    private static bool SaysTheSame(GoldenAnswer approved, GoldenAnswer now, string region)
    {
        var (before, after) = (FactsOf(approved, region), FactsOf(now, region));
        return before.All(f => after.Any(n => IsSame(f, n)))
            && !after.Any(n => n is MoneyFact or PercentFact && !before.Contains(n)) // another opening hour more may be politeness; another price is not
            && SaysYes(approved) == SaysYes(now)
            && (approved.Sources.Count == 0 || now.Sources.Count == 0 || approved.Sources.Any(s => now.Sources.Any(n => (n.Url ?? n.Title) == (s.Url ?? s.Title))));
    }

    // "7:00" may be either half of the day, "7 am" is one.
    private static bool IsSame(Fact one, Fact other) => (one, other) switch
    {
        (TimeFact a, TimeFact b) => a.Meets(b),
        (DayTimeFact a, DayTimeFact b) => a.Day == b.Day && a.Time.Meets(b.Time),
        _ => one == other,
    };

    private static HashSet<Fact> FactsOf(GoldenAnswer answer, string region) => [.. FactFinder.In(answer.Text, region, asAnswer: true).Where(f => f is not NumberFact)];

    private static bool? SaysYes(GoldenAnswer answer) => YesOrNo().Match(answer.Text) is { Success: true } said ? said.Groups["yes"].Success : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\W*(?:(?<yes>yes|certainly|of course)|no|sorry|unfortunately)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();
}
