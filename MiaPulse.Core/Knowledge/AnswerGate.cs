namespace MiaPulse.Core.Knowledge;

/// <summary>
/// How likely it is that an entry answers the question, from what speaks for it. A logistic fit over questions that can be answered, the same ones with
/// the answer taken away, and questions that merely sound like ones the business answers.
/// </summary>
internal static class AnswerGate
{
    private const double MostLead = 3;
    private const double WhenUnsaid = 0.5;
    private const double SaidOutright = 0.75;
    private const double WhenSaidOutright = 0.75;

    /// <param name="signs">Of the entry.</param>
    /// <param name="isFaq">Whether it is an FAQ, which the fit was made for; of a page only one sentence has to be about the question.</param>
    /// <param name="nearestTitle">The highest <see cref="Signs.Title"/> of the search.</param>
    /// <param name="nearestText">The highest <see cref="Signs.Text"/> of the search.</param>
    public static double Confidence(Signs signs, bool isFaq, double nearestTitle, double nearestText)
    {
        var likely = 1 / (1 + Math.Exp(-(
            -5.04 + 2.08 * signs.Text + 1.80 * nearestTitle + 2.11 * nearestText + 0.64 * signs.Coverage + 0.83 * Math.Min(signs.Lead, MostLead)
            + 0.70 * signs.KindAsked + 0.71 * signs.Shared)));
        if (signs.Unsaid)
        {
            return likely * WhenUnsaid;
        }

        // The owner, or the page, asks the very same: then that is what was meant, however unlike the words around it are.
        if (signs.SameQuestion && signs.Lead >= 0)
        {
            return Math.Max(likely, WhenSaidOutright);
        }

        // The very thing and the price or hour asked for, in one sentence: that is an answer, however unlike the words around it are.
        return !isFaq && signs.KindAsked > 0 && signs.Said >= SaidOutright && signs.Lead >= 0 ? Math.Max(likely, WhenSaidOutright) : likely;
    }
}
