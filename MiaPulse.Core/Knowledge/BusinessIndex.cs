using System.Numerics.Tensors;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What one business knows in English, ready to be searched. Built once and never changed, save that the encoder's vectors arrive while it is in use: until then
/// an entry is found by its words alone. What it knows in other languages is in <see cref="Tongues.WordShelf"/>.
/// </summary>
internal sealed class BusinessIndex
{
    private const double Named = 0.6;

    /// <summary>What costs more than a product of vectors is looked at for these many only, best first by nearness and words.</summary>
    private const int MostWeighed = 48;

    /// <summary>So many of them are read.</summary>
    private const int MostRead = 12;

    /// <summary>Characters of a text that the encoder takes at once (some 110 of its pieces), and such parts of one text.</summary>
    private const int MostBlock = 480;
    private const int MostBlocks = 4;

    /// <summary>A text that reaches this share of what its words could come to fits well; where none does, even the best counts for less.</summary>
    private const double FitsWell = 0.15;

    /// <summary>A configured embedding model counts twice what the shipped encoder does: it is the larger one, and reads every language.</summary>
    private const double ByModel = 2;

    /// <summary>From this share on, for rounding's sake, a sentence names all of the thing that is asked about.</summary>
    private const double Whole = 0.99;

    /// <summary>At a tie the owner's own answer goes before a page.</summary>
    private const double FaqFirst = 1e-6;

    private static readonly FittedWeights Weights = FittedWeights.Shared;

    private readonly SentenceEncoder _encoder;
    private readonly WordReading _reading;
    private readonly HashSet<string> _nameStems;
    private readonly Lexicon _lexicon;
    private readonly MeantByWord _meant;

    public BusinessIndex(string businessName, IReadOnlyList<Entry> entries, SentenceEncoder encoder, WordReading reading = WordReading.Analyzed)
    {
        (_encoder, _reading, Entries) = (encoder, reading, entries);
        _nameStems = [.. WordsOf(businessName).Select(w => w.Stem)];
        _lexicon = new Lexicon([.. entries.Select(e => WordsOf($"{e.Title}\n{e.Text}"))]);
        _meant = new MeantByWord(_lexicon, _nameStems, entries.Select(e => $"{e.Title}\n{e.Text}"));
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The best entries for a question, best first.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="mayEncode">How many entries without vectors may be encoded right now, so that the first question on new knowledge is still quick.</param>
    /// <param name="byModel">How near the configured embedding model finds each entry, if there is one and it answered.</param>
    /// <param name="isForeign">The question is in a language that the encoder does not read: where the model judges, it does so alone.</param>
    public List<Candidate> Search(string question, int take, int mayEncode, double[]? byModel = null, bool isForeign = false)
    {
        if (Entries.Count == 0)
        {
            return [];
        }

        var asked = Read(question);
        var bm25 = new double[Entries.Count];
        var covered = new double[Entries.Count];
        var most = 1e-6;
        foreach (var (word, weight) in asked.Words)
        {
            most += _lexicon.Most(word.Stem);
            foreach (var (entry, value) in _lexicon.Find(word.Stem))
            {
                bm25[entry] += value;
                covered[entry] += weight;
            }
        }

        TensorPrimitives.Divide(bm25, most, bm25);
        var fit = Math.Max(bm25.Max(), FitsWell);

        foreach (var i in Enumerable.Range(0, Entries.Count).Where(i => Entries[i].Meaning is null).OrderByDescending(i => bm25[i]).Take(mayEncode))
        {
            Entries[i].Meaning = Encode(Entries[i]);
        }

        return Rank(asked, byModel, isForeign && byModel is not null, bm25, fit, covered, take);
    }

    public MeaningVectors Encode(Entry entry)
    {
        var title = _encoder.Read(Words.Tidy(entry.Title), PassageReader.MostTitle);
        var texts = Blocks(Words.Tidy(entry.Text)).Select(block => _encoder.Read(block, PassageReader.MostText)).ToList();
        return new MeaningVectors(SentenceEncoder.Pool(title), SentenceEncoder.Pool(texts[0]), PassageReader.For(entry.IsProse).Keys(title, texts));
    }

    /// <summary>A long text in parts that the encoder can take, cut between sentences.</summary>
    private static List<string> Blocks(string text)
    {
        if (text.Length <= MostBlock)
        {
            return [text];
        }

        var blocks = new List<string>();
        foreach (var sentence in Sentence.Split(text))
        {
            if (blocks.Count == 0 || blocks[^1].Length + sentence.Length > MostBlock)
            {
                blocks.Add(sentence);
            }
            else
            {
                blocks[^1] = $"{blocks[^1]} {sentence}";
            }
        }

        return [.. blocks.DefaultIfEmpty(text).Take(MostBlocks)];
    }

    private List<Candidate> Rank(Asked asked, double[]? byModel, bool byModelAlone, double[] bm25, double fits, double[] covered, int take)
    {
        var near = Nearness(asked, byModel, byModelAlone);
        var weighed = Enumerable.Range(0, near.Length)
            .Where(i => asked.WantsPraise || !Entries[i].IsPraise)
            .OrderByDescending(i => Weights.Near * near[i] + Weights.Coverage * covered[i] / asked.Weight + (Entries[i].IsFaq ? FaqFirst : 0)).ThenByDescending(i => bm25[i])
            .Take(MostWeighed)
            .Select(i => (Candidate: Weigh(Entries[i], SignsOf(asked, Entries[i], near[i], covered[i] / asked.Weight, bm25[i], fits)), Words: bm25[i]))
            .OrderByDescending(w => w.Candidate.Score).ThenByDescending(w => w.Words).ToList();
        for (var i = 0; i < Math.Min(MostRead, weighed.Count); i++)
        {
            var ((entry, _, signs), words) = weighed[i];
            if (entry.Meaning is { } meaning)
            {
                weighed[i] = (Weigh(entry, signs with { Read = byModelAlone ? 0 : ReadOf(asked, entry, meaning, signs) }), words);
            }
        }

        // What was not read stays behind what was.
        return OfOthersLast(asked, SaysAllFirst([.. weighed.OrderByDescending(w => w.Candidate.Signs.Read is not null || w.Candidate.Entry.Meaning is null).ThenByDescending(w => w.Candidate.Score).ThenByDescending(w => w.Words).Select(w => w.Candidate).Take(take)]));
    }

    private static double ReadOf(Asked asked, Entry entry, MeaningVectors meaning, Signs signs) =>
        PassageReader.For(entry.IsProse).Judge((entry.IsProse ? asked.OfProse : asked.Pieces).Value, meaning.Keys, (float)signs.Title, (float)signs.Text);

    /// <summary>
    /// "A full service is £99" does not answer what a basic one costs where the price list does: a page with a sentence that names every thing asked about and has the
    /// price or time goes before an FAQ that lacks one of them, however alike that sounds, and before a page without a price or time.
    /// </summary>
    private static List<Candidate> SaysAllFirst(List<Candidate> found)
    {
        var page = found.Count > 0 && !found[0].Signs.SaysIt(Whole) && (found[0].Entry.IsFaq || found[0].Signs.KindAsked < 0) ? found.FindIndex(c => !c.Entry.IsFaq && c.Signs.SaysIt(Whole)) : -1;
        return ToFront(found, page);
    }

    /// <summary>The price of another size goes behind one of the size asked for, where there is one; else it stays, and is not said as the answer.</summary>
    private static List<Candidate> OfOthersLast(Asked asked, List<Candidate> found)
    {
        if (asked.For == PricedFor.Anything)
        {
            return found;
        }

        found = found.ConvertAll(c => c with { IsOfOthers = c.Entry.Offers.HasFlag(AnswerKinds.Price) && PricedForReading.IsOfOthers(asked.For, c.Entry.PricedFor) });
        var right = found.Count > 0 && found[0].IsOfOthers ? found.FindIndex(c => !c.IsOfOthers && c.Signs.KindAsked >= 0 && c.Signs.Said >= found[0].Signs.Said) : -1;
        return ToFront(found, right);
    }

    private static List<Candidate> ToFront(List<Candidate> found, int at)
    {
        if (at > 0)
        {
            found.Insert(0, found[at]);
            found.RemoveAt(at + 1);
        }

        return found;
    }

    private static Candidate Weigh(Entry entry, Signs signs)
    {
        var said = signs.Coverage > 0 ? signs.Said - 0.5 : 0;
        var prose = Weights.Prose;
        return new Candidate(
            entry,
            entry.IsProse
                ? prose.Near * signs.Near + prose.Coverage * signs.Coverage + prose.KindAsked * signs.KindAsked + prose.Said * said + prose.Words * signs.Words
                    + prose.Read * (signs.Read ?? 0) + prose.Within * signs.Within + prose.Bias
                : Weights.Near * signs.Near + Weights.Coverage * signs.Coverage + Weights.KindAsked * signs.KindAsked + Weights.Said * said + Weights.Words * signs.Words
                    + Weights.Read * (signs.Read ?? 0) + (entry.IsFaq ? FaqFirst : 0),
            signs);
    }

    /// <summary>How near each entry is, in deviations from the mean of all; 0 where it is not known yet.</summary>
    private double[] Nearness(Asked asked, double[]? byModel, bool byModelAlone)
    {
        var near = byModelAlone ? new double[Entries.Count] : Deviations.Of(Entries, entry => entry.Meaning is { } meaning
            ? TensorPrimitives.Dot<float>(asked.Vector, meaning.Title) + 0.7 * TensorPrimitives.Dot<float>(asked.Vector, meaning.Text) : null);
        if (byModel is not null)
        {
            TensorPrimitives.MultiplyAdd(byModel, ByModel, near, near);
        }

        return near;
    }

    private static Signs SignsOf(Asked asked, Entry entry, double near, double coverage, double fit, double fits)
    {
        var meaning = entry.Meaning;
        var (said, unsaid) = SaidOf(asked, entry);
        return new Signs(
            meaning is null ? 0 : TensorPrimitives.Dot<float>(asked.Vector, meaning.Title), meaning is null ? 0 : TensorPrimitives.Dot<float>(asked.Vector, meaning.Text),
            near, coverage, said, unsaid, Wanted(asked, entry), AsksTheSame(asked, entry), fit / fits, fit, Within(asked, entry));
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

    private static double Within(Asked asked, Entry entry) =>
        entry.Sentences.Select(s => asked.Words.Sum(w => s.Stems.Contains(w.Word.Stem) ? w.Weight : 0)).DefaultIfEmpty(0).Max() / asked.Weight;

    private List<Word> WordsOf(string text) => Words.Of(text, Language.English, _reading);

    private Asked Read(string question)
    {
        var text = _meant.InItsPhrases(Words.WriteOut(question));
        var words = new List<(Word Word, double Weight)>();
        foreach (var word in WordsOf(text).DistinctBy(w => w.Stem))
        {
            var weight = WordRarity.Of(word, _nameStems);
            if (_meant.Of(word) is { } meant)
            {
                words.Add((meant, _nameStems.Contains(word.Stem) ? WordRarity.Of(meant, _nameStems) : weight));
                text = text.Replace(word.Surface, meant.Surface, StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                words.Add((word, weight));
            }
        }

        var things = words.Where(w => Nameless.Names(w.Word)).ToList();
        var pieces = _encoder.Read(text, PassageReader.MostQuestion);
        return new Asked(
            words, Math.Max(1e-6, words.Sum(w => w.Weight)), things, Math.Max(1e-6, things.Sum(w => w.Weight)), SentenceEncoder.Pool(pieces),
            new(() => PassageReader.For(prose: false).Ask(pieces)), new(() => PassageReader.For(prose: true).Ask(pieces)), AnswerKind.Asked(text), PricedForReading.In(text), Praise.IsAskedFor(text));
    }

    private readonly record struct Asked(List<(Word Word, double Weight)> Words, double Weight, List<(Word Word, double Weight)> Things, double ThingsWeight, float[] Vector, Lazy<AskedPieces> Pieces, Lazy<AskedPieces> OfProse, AnswerKinds Kinds, PricedFor For, bool WantsPraise);
}
