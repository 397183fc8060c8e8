namespace MiaPulse.Core.Knowledge;

/// <summary>How likely it is that an entry answers the question, from what speaks for it. Weights were fitted on questions that were answerable and the same ones with the answer taken away.</summary>
internal static class AnswerGate
{
    public static double Confidence(Signs signs, double nearestTitle) =>
        1 / (1 + Math.Exp(-(-7.59 - 0.11 * signs.Title + 5.55 * signs.Text + 5.53 * nearestTitle + 0.91 * signs.Coverage + 0.88 * signs.Lead)));
}
