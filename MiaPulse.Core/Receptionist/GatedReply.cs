using System.Runtime.CompilerServices;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>A reply as people may see it: every sentence held to the facts it was made from, whoever found the words.</summary>
internal static class GatedReply
{
    /// <summary>Between two pieces, in real time whatever the product's clock says: long enough that the words are seen to come, far too short to wait for.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(8);

    /// <summary>What comes after so many pieces comes at once, so that a long answer takes no longer.</summary>
    private const int MostPaced = 40;

    /// <param name="withheld">Called for each sentence that had to go.</param>
    public static async IAsyncEnumerable<ReplyPart> StreamAsync(
        IReceptionistModel model, ReceptionistPrompt prompt, ReceptionistTools tools, Action? withheld, [EnumeratorCancellation] CancellationToken ct)
    {
        FactGate? gate = null;
        var sources = -1;
        var (missing, pieces) = (false, 0);
        var gated = new GatedWords(Judge, prompt.IsSpoken);
        await foreach (var part in model.StreamAsync(prompt, tools, ct))
        {
            if (part is ReplyStartsOver)
            {
                (gated, missing) = (new GatedWords(Judge, prompt.IsSpoken), false);
                yield return part;
                continue;
            }

            foreach (var words in part is ReplyWords more ? gated.Take(more.Text) : gated.Rest())
            {
                if (!prompt.IsSpoken && ++pieces is > 1 and <= MostPaced)
                {
                    await Task.Delay(Pace, ct);
                }

                yield return new ReplyWords(words);
            }

            if (part is ReplyEnd end)
            {
                yield return missing && end.Extras.Contact is null ? end with { Gaps = end.Gaps.Count > 0 ? end.Gaps : [prompt.Question] } : end;
            }
        }

        string Judge(string sentence)
        {
            if (gate is null || tools.Found.Count != sources) // she may have looked up more since her last sentence
            {
                sources = tools.Found.Count;
                gate = tools.Gate();
            }

            if (gate.Passes(sentence))
            {
                return sentence;
            }

            missing = true;
            Telemetry.SentencesWithheld.Add(1);
            withheld?.Invoke();
            return "";
        }
    }
}
