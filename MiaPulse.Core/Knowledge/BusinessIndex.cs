using System.Numerics.Tensors;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>One thing a business knows: an FAQ or a passage, with the words it is found by.</summary>
internal sealed class Entry(Guid id, string title, string text, string? url, bool isFaq, MeaningVectors? meaning)
{
    public Guid Id => id;

    public string Title => title;

    public string Text => text;

    public string? Url => url;

    public bool IsFaq => isFaq;

    /// <summary>The document and page that it stands in.</summary>
    public string? Document { get; init; }

    public AnswerKinds Offers { get; } = AnswerKind.Offered($"{title} {text}");

    /// <summary>Its sentences and lines, each with what it offers.</summary>
    public IReadOnlyList<(IReadOnlySet<string> Stems, AnswerKinds Offers)> Sentences { get; } =
        [.. Sentence.Split(text).Select(s => ((IReadOnlySet<string>)Words.Of(s).Select(w => w.Stem).ToHashSet(), AnswerKind.Offered(s)))];

    public IReadOnlySet<string> TitleStems { get; } = Words.Of(title).Select(w => w.Stem).ToHashSet();

    /// <summary>The things that its title names; what hangs on them (how much, when) is left out.</summary>
    public IReadOnlySet<string> TitleThings { get; } = Words.Of(title).Where(Nameless.Names).Select(w => w.Stem).ToHashSet();

    public IReadOnlySet<string> TitleConcepts { get; } = Concepts.In(title);

    public IReadOnlySet<string> TextConcepts { get; } = Concepts.In(text);

    /// <summary>Null until the encoder has been over it; set once, from whichever thread comes first.</summary>
    public MeaningVectors? Meaning { get; set; } = meaning;

    /// <summary>Whether the vectors came from its row.</summary>
    public bool MeaningIsKept { get; } = meaning is not null;

    public byte[]? WriteMeaning() => Meaning?.Write(title, text);
}

/// <summary>What speaks for an entry as the answer to a question. The gate weighs these.</summary>
/// <param name="Title">Nearness of question and title, -1 to 1.</param>
/// <param name="Text">Nearness of question and text, -1 to 1.</param>
/// <param name="Coverage">Share of the question's words, by weight, that stand in it.</param>
/// <param name="Shared">Share of what the question is about (<see cref="Concepts"/>) that it is about too; 0.5 where that is not known.</param>
/// <param name="Said">How much of the thing that is asked about, by weight, one sentence of it names together with its title; 0.5 where no thing is named.</param>
/// <param name="Unsaid">Whether that sentence names the thing but has not what is asked of it: "we sell dog biscuits" to "how much are the dog biscuits".</param>
/// <param name="Lead">How far it is ahead of the next best, in rank score; negative behind the best.</param>
/// <param name="KindAsked">1 where the question wants a price, time or the like and the entry has one, -1 where it has none, else 0.</param>
/// <param name="SameQuestion">Whether its title asks about the very same things and no others: "Is there parking?" to "do you have parking".</param>
internal readonly record struct Signs(double Title, double Text, double Coverage, double Shared, double Said, bool Unsaid, double Lead, double KindAsked, bool SameQuestion);

/// <summary>An entry as a search found it.</summary>
internal readonly record struct Candidate(Entry Entry, double Score, Signs Signs);

/// <summary>
/// The knowledge of one business, ready to be searched. Built once and never changed, save that the encoder's vectors arrive while it is in use:
/// until then an entry is found by its words alone.
/// </summary>
internal sealed class BusinessIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    // Fitted together with the gate: change one and the other has to be fitted again.
    private const double CoverageWeight = 2;
    private const double ConceptWeight = 0.6;
    private const double MostConcepts = 4;
    private const double KindWeight = 0.2;
    private const double SaidWeight = 1.0;
    private const double Named = 0.6;
    private const double LeastDeviation = 0.08;

    /// <summary>At a tie the owner's own answer goes before a page.</summary>
    private const double FaqFirst = 1e-6;

    private readonly SentenceEncoder _encoder;
    private readonly HashSet<string> _nameStems;
    private readonly Dictionary<string, List<(int Entry, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary = new();
    private readonly Dictionary<string, int> _conceptCounts = [];
    private readonly int[] _lengths;
    private readonly double _averageLength;

    public BusinessIndex(string businessName, IReadOnlyList<Entry> entries, SentenceEncoder encoder)
    {
        (_encoder, Entries) = (encoder, entries);
        _nameStems = [.. Words.Of(businessName).Select(w => w.Stem)];
        _lengths = new int[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var group in Words.Of($"{entries[i].Title}\n{entries[i].Text}").GroupBy(w => w.Stem))
            {
                var count = group.Count();
                _lengths[i] += count;
                (_postings.TryGetValue(group.Key, out var list) ? list : _postings[group.Key] = []).Add((i, count));
                foreach (var word in group)
                {
                    _vocabulary.Add(word);
                }
            }
        }

        foreach (var concept in entries.SelectMany(e => e.TitleConcepts.Union(e.TextConcepts)))
        {
            _conceptCounts[concept] = _conceptCounts.GetValueOrDefault(concept) + 1;
        }

        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty(1).Average());
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The best entries for a question, best first.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="mayEncode">How many entries without vectors may be encoded right now, so that the first question on new knowledge is still quick.</param>
    public List<Candidate> Search(string question, int take, int mayEncode)
    {
        if (Entries.Count == 0)
        {
            return [];
        }

        var asked = Read(question);
        var bm25 = new double[Entries.Count];
        var covered = new double[Entries.Count];
        foreach (var (word, weight) in asked.Words)
        {
            if (!_postings.TryGetValue(word.Stem, out var list))
            {
                continue;
            }

            var idf = Math.Log(1 + (Entries.Count - list.Count + 0.5) / (list.Count + 0.5));
            foreach (var (entry, count) in list)
            {
                bm25[entry] += idf * count * (K1 + 1) / (count + K1 * (1 - B + B * _lengths[entry] / _averageLength));
                covered[entry] += weight;
            }
        }

        foreach (var i in Enumerable.Range(0, Entries.Count).Where(i => bm25[i] > 0 && Entries[i].Meaning is null).OrderByDescending(i => bm25[i]).Take(mayEncode))
        {
            Entries[i].Meaning = Encode(Entries[i]);
        }

        return Rank(asked, bm25, covered, take);
    }

    public MeaningVectors Encode(Entry entry) => new(_encoder.Encode(Words.Tidy(entry.Title)), _encoder.Encode(Words.Tidy(entry.Text)));

    private List<Candidate> Rank(Asked asked, double[] bm25, double[] covered, int take)
    {
        var near = new double[Entries.Count];
        var (sum, squares, known) = (0.0, 0.0, 0);
        for (var i = 0; i < near.Length; i++)
        {
            if (Entries[i].Meaning is { } meaning)
            {
                near[i] = Nearness(asked.Vector, meaning);
                sum += near[i];
                squares += near[i] * near[i];
                known++;
            }
        }

        var mean = known == 0 ? 0 : sum / known;
        var deviation = known < 2 ? 1 : Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, squares / known - mean * mean)));
        var nearestTitle = Entries.Max(e => e.Meaning is { } m ? TensorPrimitives.Dot<float>(asked.Vector, m.Title) : 0);
        var unlike = Math.Clamp((0.95 - nearestTitle) / 0.45, 0, 1); // the less a title says the same, the more the concepts have to
        var score = new double[near.Length];
        for (var i = 0; i < near.Length; i++)
        {
            score[i] = (Entries[i].Meaning is null ? 0 : (near[i] - mean) / deviation)
                + CoverageWeight * covered[i] / asked.Weight
                + ConceptWeight * unlike * Math.Min(SharedWeight(asked, Entries[i]), MostConcepts)
                + KindWeight * Wanted(asked, Entries[i])
                + (covered[i] > 0 ? SaidWeight * (SaidOf(asked, Entries[i]).Said - 0.5) : 0)
                + (Entries[i].IsFaq ? FaqFirst : 0);
        }

        var order = Enumerable.Range(0, score.Length).OrderByDescending(i => score[i]).ThenByDescending(i => bm25[i]).Take(Math.Max(take, 2)).ToList();
        return [.. order.Take(take).Select(i => new Candidate(Entries[i], score[i], SignsOf(i)))];

        Signs SignsOf(int i)
        {
            var other = order.Count < 2 ? score[i] - 1 : score[order[i == order[0] ? 1 : 0]];
            var meaning = Entries[i].Meaning;
            var (said, unsaid) = SaidOf(asked, Entries[i]);
            return new Signs(
                meaning is null ? 0 : TensorPrimitives.Dot<float>(asked.Vector, meaning.Title),
                meaning is null ? 0 : TensorPrimitives.Dot<float>(asked.Vector, meaning.Text),
                covered[i] / asked.Weight, SharedPart(asked, Entries[i]), said, unsaid, score[i] - other, Wanted(asked, Entries[i]), AsksTheSame(asked, Entries[i]));
        }
    }

    private static double Wanted(Asked asked, Entry entry) => asked.Kinds == AnswerKinds.None ? 0 : (asked.Kinds & entry.Offers) != 0 ? 1 : -1;

    private static bool AsksTheSame(Asked asked, Entry entry) =>
        asked.Things.Count > 0 && Wanted(asked, entry) >= 0 && entry.TitleThings.SetEquals(asked.Things.Select(t => t.Word.Stem));

    /// <summary>The sentence that says most about the thing asked for, one with the price or hour that is asked for before all others.</summary>
    private static (double Said, bool Unsaid) SaidOf(Asked asked, Entry entry)
    {
        if (asked.Things.Count == 0 || entry.Sentences.Count == 0)
        {
            return (0.5, false);
        }

        var (said, with) = (0.0, 0.0);
        foreach (var (stems, offers) in entry.Sentences)
        {
            var here = asked.Things.Sum(t => stems.Contains(t.Word.Stem) || entry.TitleStems.Contains(t.Word.Stem) ? t.Weight : 0) / asked.ThingsWeight;
            said = Math.Max(said, here);
            with = asked.Kinds == AnswerKinds.None || (asked.Kinds & offers) != 0 ? Math.Max(with, here) : with;
        }

        return (with, said >= Named && with < said);
    }

    /// <summary>Shared concepts, those in the title in full, each the heavier the fewer entries have it.</summary>
    private double SharedWeight(Asked asked, Entry entry) => asked.Concepts.Sum(c =>
        (entry.TitleConcepts.Contains(c) ? 1 : entry.TextConcepts.Contains(c) ? 0.8 : 0) * Math.Log(1 + (double)Entries.Count / _conceptCounts.GetValueOrDefault(c, 1)));

    private static double SharedPart(Asked asked, Entry entry) => asked.Concepts.Count == 0 ? 0.5
        : (double)asked.Concepts.Count(c => entry.TitleConcepts.Contains(c) || entry.TextConcepts.Contains(c)) / asked.Concepts.Count;

    private static double Nearness(float[] question, MeaningVectors meaning) =>
        TensorPrimitives.Dot<float>(question, meaning.Title) + 0.7 * TensorPrimitives.Dot<float>(question, meaning.Text);

    private Asked Read(string question)
    {
        var text = Words.WriteOut(question);
        var words = new List<(Word Word, double Weight)>();
        foreach (var word in Words.Of(text).DistinctBy(w => w.Stem))
        {
            var weight = WordRarity.Of(word, _nameStems);
            if (_postings.ContainsKey(word.Stem))
            {
                words.Add((word, weight));
            }
            else if (_vocabulary.Nearest(word.Surface) is { } meant)
            {
                words.Add((meant, weight));
                text = text.Replace(word.Surface, meant.Surface, StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                words.Add((word, weight));
            }
        }

        var things = words.Where(w => Nameless.Names(w.Word)).ToList();
        return new Asked(words, Math.Max(1e-6, words.Sum(w => w.Weight)), things, Math.Max(1e-6, things.Sum(w => w.Weight)), _encoder.Encode(text), AnswerKind.Asked(text), Concepts.In(text));
    }

    private readonly record struct Asked(List<(Word Word, double Weight)> Words, double Weight, List<(Word Word, double Weight)> Things, double ThingsWeight, float[] Vector, AnswerKinds Kinds, IReadOnlySet<string> Concepts);
}
