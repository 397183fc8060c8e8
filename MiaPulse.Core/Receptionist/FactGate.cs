using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist;

/// <summary>What the gate let through.</summary>
/// <param name="Text">The answer without the sentences that had to go; empty where none is left, and then something else has to be said.</param>
/// <param name="Removed">The sentences that said something nobody told Mia, as they were.</param>
public sealed record GateVerdict(string Text, IReadOnlyList<string> Removed)
{
    public bool Holds => Removed.Count == 0;
}

/// <summary>
/// Holds an answer to what it was made from, whoever found its words: each link, price, percentage, phone number, email address, date, time, opening day, code
/// and number in it must stand in the passages, in the business's own profile, or in what the visitor said. A sentence with anything else goes. Pure.
/// </summary>
/// <remarks>
/// Spellings do not matter ("$1,200" is "1200 dollars", "8.30am" is "08:30"). The gate knows nothing of meaning: a false sentence without such a fact passes.
/// </remarks>
public sealed class FactGate
{
    private readonly KnownFacts _known;

    /// <param name="passages">What the answer was made from.</param>
    /// <param name="business">Whose phone, address, hours and links may always be named.</param>
    /// <param name="visitor">The visitor's own contact details, which Mia reads back.</param>
    /// <param name="visitorWords">What the visitor wrote, for answers that repeat "a table for 6".</param>
    public FactGate(IReadOnlyList<FoundPassage> passages, BusinessProfile business, ContactCard visitor, string visitorWords = "") =>
        _known = new KnownFacts(passages, business, visitor, visitorWords);

    public static GateVerdict Check(string answer, IReadOnlyList<FoundPassage> passages, BusinessProfile business, ContactCard visitor, string visitorWords = "") =>
        new FactGate(passages, business, visitor, visitorWords).Check(answer);

    public GateVerdict Check(string answer)
    {
        List<string> kept = [];
        List<string> removed = [];
        var introduces = -1; // "Our prices are:" goes with the last of the items it introduced
        foreach (var sentence in Sentences.Of(answer))
        {
            if (Passes(sentence))
            {
                introduces = sentence.TrimEnd().EndsWith(':') ? kept.Count : -1;
                kept.Add(sentence);
                continue;
            }

            removed.Add(sentence.Trim());
            if (introduces >= 0 && introduces == kept.Count - 1)
            {
                removed.Insert(removed.Count - 1, kept[introduces].Trim());
                kept.RemoveAt(introduces);
            }

            introduces = -1;
        }

        return removed.Count == 0 ? new GateVerdict(answer, []) : new GateVerdict(string.Concat(kept).Trim(), removed);
    }

    /// <summary>Whether one sentence may be said: for answers that are checked while they stream.</summary>
    public bool Passes(string sentence) => FactFinder.In(sentence, _known.Region, asAnswer: true).All(_known.Has);
}
