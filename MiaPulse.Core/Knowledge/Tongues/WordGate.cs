namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>
/// Ranks what was found by words, and tells how likely it is that the best answers. Fitted by <c>training/wordgate.py</c> to the sets of
/// <c>MiaPulse.Tests/Evaluations/Tongues</c>, with each answer there and with it taken away.
/// </summary>
internal static class WordGate
{
    private const double FaqFirst = 1e-6;

    // In the order of WordSigns, up to Words.
    private static readonly double[] Ranking = [1.25, 1.24, 1.55, 1.6, 1.27, 1.82, 1.76];
    private const double ByModel = 1;

    // The signs of the best, then its lead.
    private static readonly double[] Believing = [0.82, 0.92, 0.85, 0.38, 1.27, 1.08, 0.03, 0.84];

    // A little below what was fitted: a wrong answer costs more than a question back.
    private const double Bias = -3.5;
    private const double MostLead = 3;

    /// <summary>An embedding model finds what shares no word; what it finds far nearer than the rest is believed for it.</summary>
    private const double ModelFrom = 1;
    private const double ModelBelieved = 1.5;
    private const double MostByModel = 3;

    public static WordCandidate Weigh(Entry entry, WordSigns signs) => new(entry, Sum(Ranking, Values(signs)) + ByModel * signs.Near + (entry.IsFaq ? FaqFirst : 0), signs);

    /// <param name="found">Best first, at least one.</param>
    public static double Confidence(IReadOnlyList<WordCandidate> found)
    {
        var lead = found.Count > 1 ? Math.Min(MostLead, found[0].Score - found[1].Score) : MostLead / 2;
        var byModel = ModelBelieved * Math.Clamp(found[0].Signs.Near - ModelFrom, 0, MostByModel);
        return 1 / (1 + Math.Exp(-(Bias + Sum(Believing, [.. Values(found[0].Signs), lead]) + byModel)));
    }

    private static double[] Values(WordSigns s) => [s.Coverage, s.Things, s.Title, s.TitleAsked, s.Said, s.Kind, s.Words];

    private static double Sum(double[] weights, double[] values) => weights.Zip(values, (w, v) => w * v).Sum();
}
