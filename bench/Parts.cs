using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>What a measurement may leave out, to tell what it adds.</summary>
internal static class Parts
{
    public const string All = "analyzer, encoder, gate, policy or words";

    /// <summary>Embedded Mia without one part; null where there is no such part.</summary>
    /// <param name="part">
    /// <c>analyzer</c>: words are compared letter by letter. <c>encoder</c>: nothing has a vector. <c>words</c>: the vectors alone are left. <c>gate</c>: the best
    /// that is found is said, however unsure. <c>policy</c>: she never asks which was meant, but answers or says that she did not find it.
    /// </param>
    public static Variant? Without(string part)
    {
        var usual = new MiaOptions();
        return part switch
        {
            "analyzer" => new Variant(WordReading.Plain),
            "words" => new Variant(WordReading.None),
            "encoder" => new Variant(WithVectors: false),
            "gate" => new Variant { Options = new MiaOptions { AnswerAt = 0, ClarifyAt = 0 } },
            "policy" => new Variant { Options = new MiaOptions { ClarifyAt = usual.AnswerAt } },
            _ => null,
        };
    }
}
