namespace MiaPulse.Core.Knowledge;

/// <summary>What speaks for an entry as the answer to a question. Ranking and gate weigh these, with weights that <c>training/gate.py</c> fitted.</summary>
/// <param name="Title">Nearness of question and title, -1 to 1.</param>
/// <param name="Text">Nearness of question and text, -1 to 1.</param>
/// <param name="Near">How much nearer than the other entries both are together, in deviations from their mean.</param>
/// <param name="Coverage">Share of the question's words, by weight, that stand in it.</param>
/// <param name="Said">How much of the thing that is asked about, by weight, one sentence of it names together with its title; 0.5 where no thing is named.</param>
/// <param name="Unsaid">Whether that sentence names the thing but has not what is asked of it: "we sell dog biscuits" to "how much are the dog biscuits".</param>
/// <param name="KindAsked">1 where the question wants a price, time or the like and the entry has one, -1 where it has none, else 0.</param>
/// <param name="SameQuestion">Whether its title asks about the very same things and no others: "Is there parking?" to "do you have parking".</param>
/// <param name="Words">How well its words fit (BM25), as a share of the best fit among all entries, or of a good fit where there is none.</param>
/// <param name="Fit">How well its words fit, as a share of what the question's words could come to in any text: 0 to about 0.6.</param>
/// <param name="Within">Share of the question's words, by weight, that stand in one sentence of it.</param>
/// <param name="Read">What the reader makes of it (<see cref="Receptionist.Embedded.PassageReader"/>), a logit; null where it was not read.</param>
internal readonly record struct Signs(double Title, double Text, double Near, double Coverage, double Said, bool Unsaid, double KindAsked, bool SameQuestion, double Words, double Fit, double Within, double? Read = null)
{
    /// <summary>Whether one sentence of it names that much of the thing and has what is asked of it.</summary>
    public bool SaysIt(double share) => KindAsked > 0 && Said >= share;
}

/// <summary>An entry as a search found it.</summary>
internal readonly record struct Candidate(Entry Entry, double Score, Signs Signs)
{
    /// <summary>It has prices, but of another size or age than the one asked about.</summary>
    public bool IsOfOthers { get; init; }
}
