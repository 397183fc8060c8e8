using System.Text;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds a streaming reply back to the end of each sentence, and lets only what passes the gate through: a price that stands nowhere must not be seen even
/// for a moment. What passes goes on in small pieces.
/// </summary>
/// <param name="gate">Gives back what may be said of a sentence: all of it, or nothing.</param>
/// <param name="isSpoken">Whether it goes on in whole sentences instead: a voice needs all of one to say it well.</param>
internal sealed class GatedWords(Func<string, string> gate, bool isSpoken = false)
{
    private readonly StringBuilder _held = new();

    /// <summary>Takes more words; gives those of the sentences that are complete now and passed. That one is complete shows in the next one having begun.</summary>
    public IEnumerable<string> Take(string words)
    {
        _held.Append(words);
        foreach (var sentence in Sentences.Of(_held.ToString()).SkipLast(1))
        {
            _held.Remove(0, sentence.Length);
            foreach (var piece in Passed(sentence))
            {
                yield return piece;
            }
        }
    }

    /// <summary>The reply is over: gives what is left.</summary>
    public IEnumerable<string> Rest()
    {
        var rest = _held.ToString();
        _held.Clear();
        return rest.Length == 0 ? [] : Passed(rest);
    }

    private IEnumerable<string> Passed(string sentence) => gate(sentence) is not { Length: > 0 } said ? [] : isSpoken ? [said] : Pieces(said);

    private static IEnumerable<string> Pieces(string sentence)
    {
        const int WordsAtOnce = 3;
        var start = 0;
        var words = 0;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] == ' ' && ++words % WordsAtOnce == 0)
            {
                yield return sentence[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < sentence.Length)
        {
            yield return sentence[start..];
        }
    }
}
