namespace MiaPulse.Core.Knowledge;

/// <summary>
/// How likely it is that the best that was found answers the question. Fitted to questions that can be answered, the same ones with the answer taken away,
/// and near misses: questions that merely sound like ones the business answers (<c>training/gate.py</c>).
/// </summary>
internal static class AnswerGate
{
    /// <summary>As many of the best count.</summary>
    public const int Considered = 12;

    /// <summary>What nothing else comes near is answered: the reader, taught on hard questions, is too strict with plain ones.</summary>
    private const double Plain = 0.65;

    /// <summary>
    /// The price of another size, what is said of another thing (<see cref="OfAnother"/>), and a page that names the thing without the price that is asked for, are
    /// offered to choose from, and never said as the answer.
    /// </summary>
    public const double Offered = 0.45;

    /// <summary>Log odds from which on a page that shares a word and is quoted counts for more; what is further off stays unanswered.</summary>
    private const double MayBeQuoted = -1.4;

    /// <summary>Share of the thing asked about that a page's sentence has to name to be plainly the answer.</summary>
    private const double Nearly = 0.9;

    private const double Unread = -8;
    private const double MostLead = 3;

    /// <param name="found">Best first, at least one. What customers say is among them only where it was asked for, and is the answer then.</param>
    public static double Confidence(IReadOnlyList<Candidate> found)
    {
        var (best, isProse) = (found[0], found[0].Entry.IsProse);
        var confidence = 1 / (1 + Math.Exp(-(isProse ? OddsOfProse(found) : Odds(found))));
        if (best.IsOfOthers || !isProse && best is { Entry.IsFaq: false, Signs.Unsaid: true })
        {
            return Math.Min(Offered, confidence);
        }

        return best.Entry.IsPraise || !isProse && IsPlain(found) ? Math.Max(Plain, confidence) : confidence;
    }

    private static double Odds(IReadOnlyList<Candidate> found)
    {
        var net = FittedWeights.Shared.Gate;
        var inputs = Inputs(found);
        var sum = net.OutBias;
        for (var h = 0; h < net.Out.Length; h++)
        {
            var unit = net.HiddenBias[h];
            for (var i = 0; i < inputs.Length; i++)
            {
                unit += net.Hidden[h][i] * (inputs[i] - net.Mean[i]) / net.Deviation[i];
            }

            sum += net.Out[h] * Math.Tanh(unit);
        }

        return sum + (!found[0].Entry.IsFaq && found[0].Signs.Coverage > 0 && sum >= MayBeQuoted ? net.PageLift : 0);
    }

    private static double OddsOfProse(IReadOnlyList<Candidate> found)
    {
        var (prose, signs) = (FittedWeights.Shared.Prose, found[0].Signs);
        double[] inputs = [.. Heard(found), signs.Coverage, signs.Said, signs.Unsaid ? 1 : 0, signs.KindAsked, signs.Words, signs.Fit, signs.Within];
        return prose.GateBias + inputs.Zip(prose.Gate, (i, w) => i * w).Sum();
    }

    /// <summary>
    /// The question of an FAQ itself, or one that is near it, or all in its words; or a page with one sentence that names all that is asked about and has the
    /// price or time that is asked for: while nothing else comes near, or names it all.
    /// </summary>
    private static bool IsPlain(IReadOnlyList<Candidate> found)
    {
        var (best, signs) = (found[0], found[0].Signs);
        var alone = found.Count == 1 || best.Score - found[1].Score >= MostLead;
        return signs is { KindAsked: >= 0, Unsaid: false } && (best.Entry.IsFaq
            ? signs is { SameQuestion: true, Title: >= 0.9 } || alone && (signs is { Title: >= 0.6 } or { Title: >= 0.4, Coverage: >= 0.9 })
            : signs.SaysIt(Nearly) && (alone || !found.Skip(1).Any(c => c.Signs.SaysIt(Nearly))));
    }

    /// <summary>In the order of <c>gate.py</c>, which fits to the same.</summary>
    private static double[] Inputs(IReadOnlyList<Candidate> found)
    {
        var (best, signs) = (found[0].Entry, found[0].Signs);
        return [.. Heard(found), signs.Coverage, signs.Said, signs.Unsaid ? 1 : 0, signs.KindAsked, signs.SameQuestion ? 1 : 0, best.IsFaq ? 0 : 1, signs.Words];
    }

    /// <summary>What reader and encoder make of the best, and of it among the others.</summary>
    private static double[] Heard(IReadOnlyList<Candidate> found)
    {
        var all = found.Take(Considered).ToList();
        var (best, signs) = (all[0], all[0].Signs);
        var read = all.ConvertAll(c => c.Signs.Read ?? Unread);
        var lead = all.Count > 1 ? best.Score - all[1].Score : 1;
        return
        [
            read[0], read.Max(), Math.Log(read.Sum(Math.Exp)), read.Skip(1).DefaultIfEmpty(Unread).Max(), Math.Min(lead, MostLead),
            signs.Near, signs.Title, signs.Text, all.Max(c => c.Signs.Title), all.Max(c => c.Signs.Text),
        ];
    }
}
