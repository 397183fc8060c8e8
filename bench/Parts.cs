using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>What a measurement may leave out, to tell what it adds.</summary>
internal static class Parts
{
    public const string All = "analyzer, encoder, gate, policy or words";

    /// <summary>Leaves one part out from now on; before anything has been read. False where there is no such part.</summary>
    /// <param name="part">
    /// <c>analyzer</c>: words are compared letter by letter. <c>encoder</c>: nothing has a vector. <c>words</c>: the vectors alone are left. <c>gate</c>: the best
    /// that is found is said, however unsure. <c>policy</c>: she never asks which was meant, but answers or says that she did not find it.
    /// </param>
    /// <param name="options">As the product has them; changed for <c>gate</c> and <c>policy</c>.</param>
    public static bool LeaveOut(string part, MiaOptions options)
    {
        switch (part)
        {
            case "analyzer":
                Words.Reading = WordReading.Plain;
                return true;
            case "words":
                Words.Reading = WordReading.None;
                return true;
            case "encoder":
                AnswerScores.WithVectors = false;
                return true;
            case "gate":
                (options.AnswerAt, options.ClarifyAt) = (0, 0);
                return true;
            case "policy":
                options.ClarifyAt = options.AnswerAt;
                return true;
            default:
                return false;
        }
    }
}
