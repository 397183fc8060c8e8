namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>What speaks for an entry as the answer where no encoder can tell: words, and what they mean.</summary>
/// <param name="Coverage">Share of the question's words, by weight, that stand in it.</param>
/// <param name="Things">The same of the things that it names; as the coverage where it names none.</param>
/// <param name="Title">Share of these that stand in its title.</param>
/// <param name="TitleAsked">Share of its title's words that the question has.</param>
/// <param name="Said">Share that one sentence has together with the title, one with the price or hour that is asked for before all others.</param>
/// <param name="Kind">1 where the question wants a price, time or the like and the entry has one, -1 where it has none, else 0.</param>
/// <param name="Words">BM25, as a share of the best one's.</param>
/// <param name="Near">How much nearer than the others the configured embedding model finds it, in deviations; 0 without one.</param>
internal readonly record struct WordSigns(double Coverage, double Things, double Title, double TitleAsked, double Said, double Kind, double Words, double Near);

/// <summary>An entry as a search by words found it.</summary>
internal readonly record struct WordCandidate(Entry Entry, double Score, WordSigns Signs);
