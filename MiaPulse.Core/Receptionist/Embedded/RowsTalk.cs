using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Says the rows that share what was asked for, each as it stands there and with its source, and asks which of them it is to be.</summary>
internal static class RowsTalk
{
    /// <summary>An answer made of them; null where what was found has none, or is so unsure that she would not even ask which was meant.</summary>
    public static Lookup? LookUp(MiaTurn turn, string question, string searched, IReadOnlyList<FoundPassage> found) =>
        found.Count > 0 && found[0].Confidence >= turn.Options.ClarifyAt && AskedRows.Of(turn, searched, found) is { } rows
            ? Of(question, searched, found, rows) : null;

    /// <summary>Where a price is asked and the best that was found gives none, the rows that do: "we keep one physiotherapy slot free" says nothing of what it costs.</summary>
    public static Lookup? Instead(MiaTurn turn, string question, string searched, IReadOnlyList<FoundPassage> found, string quote) =>
        AnswerKind.Asked(Words.WriteOut(searched, turn.Language), turn.Language).HasFlag(AnswerKinds.Price) && !AskedRows.IsPriced(quote, found[0].Language) ? LookUp(turn, question, searched, found) : null;

    /// <summary>The rows of a length of time, of the thing that was spoken of.</summary>
    public static Lookup? OfLength(MiaTurn turn, string question, string thing, HashSet<DurationFact> lengths, IReadOnlyList<FoundPassage> found)
    {
        if (found.Count == 0 || found[0].Confidence < turn.Options.ClarifyAt || AskedRows.OfLength(turn, thing, lengths, found) is not { } rows)
        {
            return null;
        }

        return Of(question, thing, found, rows);
    }

    /// <summary>Names as a source each passage that one of the rows stands in.</summary>
    public static void Cite(MiaTurn turn, AskedRows rows)
    {
        turn.Draft.Considered(rows.Shown.Select(r => r.Passage));
        foreach (var passage in rows.Shown.GroupBy(r => r.Passage))
        {
            turn.Draft.Cite(passage.Key, string.Join('\n', passage.Select(r => r.Text)));
        }
    }

    public static void AskWhich(MiaTurn turn, AskedRows rows)
    {
        var which = turn.Say(w => w.WhichRow);
        turn.Draft.Say(rows.AreAll ? which : $"{turn.Say(w => w.MoreRows)} {which}");
        if (turn.Prompt.Business.BookingUrl is { } page)
        {
            turn.Draft.Offer("link", turn.Say(w => w.BookOnline), page);
        }
    }

    /// <summary>One alone is said as any other answer is.</summary>
    private static Lookup Of(string question, string searched, IReadOnlyList<FoundPassage> found, AskedRows rows) => rows.Shown is [var only]
        ? new(question, found, found[0].Confidence, only.Said, only.Passage) { SearchedFor = searched }
        : new(question, found, found[0].Confidence, string.Concat(rows.Shown.Select(r => $"\n- {r.Said}")), rows.Shown[0].Passage) { SearchedFor = searched, Rows = rows };
}
