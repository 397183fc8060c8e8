using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>All that a business says in one language beside English, found by its words: the encoder reads English alone. Built once and never changed.</summary>
internal sealed class WordShelf
{
    /// <summary>What costs more than a count of words is looked at for these many only.</summary>
    private const int MostWeighed = 48;

    private const double Nameless = 0.3;

    /// <summary>From this share on a sentence is about the thing that is asked for.</summary>
    private const double Named = 0.6;

    private readonly Lexicon _lexicon;
    private readonly TermReader _reader;
    private readonly IReadOnlyList<IReadOnlyList<(IReadOnlySet<string> Stems, double Weight)>> _titles;

    public WordShelf(string businessName, Language language, IReadOnlyList<Entry> entries)
    {
        (Language, Entries) = (language, entries);
        _lexicon = new Lexicon([.. entries.Select(e => MeantWords.Of($"{e.Title}\n{e.Text}", language).ConvertAll(w => w with { Surface = Folding.Of(w.Surface) }))]);
        _reader = new TermReader(language, _lexicon, Words.Of(businessName, language).Select(w => w.Stem).ToHashSet());
        _titles = [.. entries.Select(e => TitleOf(e.Title))];
    }

    public Language Language { get; }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The best entries for a question, best first.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="asked">The language it is in.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="byModel">How near the configured embedding model finds each entry, if there is one and it answered.</param>
    public List<WordCandidate> Search(string question, Language asked, int take, double[]? byModel = null)
    {
        var terms = _reader.Read(question, asked);
        var (bm25, covered) = Count(terms);
        var (all, best) = (Math.Max(1e-6, terms.Sum(t => t.Weight)), Math.Max(1e-6, bm25.DefaultIfEmpty().Max()));
        var kinds = AnswerKind.Asked(Words.WriteOut(question, asked), asked);
        return
        [
            .. Enumerable.Range(0, Entries.Count).Where(i => covered[i] > 0 || byModel is not null)
                .OrderByDescending(i => covered[i] / all + bm25[i] / best + (byModel?[i] ?? 0))
                .Take(MostWeighed)
                .Select(i => WordGate.Weigh(Entries[i], SignsOf(terms, kinds, i, covered[i] / all, bm25[i] / best, byModel?[i] ?? 0)))
                .OrderByDescending(c => c.Score)
                .Take(take),
        ];
    }

    private (double[] Bm25, double[] Covered) Count(List<Term> terms)
    {
        var (bm25, covered) = (new double[Entries.Count], new double[Entries.Count]);
        var (value, share, touched) = (new double[Entries.Count], new double[Entries.Count], new List<int>());
        foreach (var term in terms)
        {
            foreach (var (stem, standsFor) in term.Stems)
            {
                foreach (var (entry, says) in _lexicon.Find(stem))
                {
                    if (share[entry] == 0)
                    {
                        touched.Add(entry);
                    }

                    (value[entry], share[entry]) = (Math.Max(value[entry], says * standsFor), Math.Max(share[entry], standsFor));
                }
            }

            foreach (var entry in touched)
            {
                bm25[entry] += value[entry] * (term.IsThing ? 1 : Nameless);
                covered[entry] += share[entry] * term.Weight;
                (value[entry], share[entry]) = (0, 0);
            }

            touched.Clear();
        }

        return (bm25, covered);
    }

    private WordSigns SignsOf(List<Term> terms, AnswerKinds kinds, int at, double coverage, double words, double near)
    {
        var entry = Entries[at];
        var things = terms.FindAll(t => t.IsThing);
        things = things.Count > 0 ? things : terms;
        var weight = Math.Max(1e-6, things.Sum(t => t.Weight));
        var inTitle = things.ConvertAll(t => t.In(entry.TitleStems));
        var title = things.Zip(inTitle, (t, share) => t.Weight * share).Sum() / weight;
        var thing = things.Zip(inTitle, (t, share) => t.Weight * Math.Max(share, entry.Sentences.Select(s => t.In(s.Stems)).DefaultIfEmpty().Max())).Sum() / weight;
        var (said, with) = (0.0, 0.0);
        foreach (var (stems, offers) in entry.Sentences)
        {
            var here = things.Zip(inTitle, (t, share) => t.Weight * Math.Max(share, t.In(stems))).Sum() / weight;
            said = Math.Max(said, here);
            with = kinds == AnswerKinds.None || (kinds & offers) != 0 ? Math.Max(with, here) : with;
        }

        var kind = kinds == AnswerKinds.None ? 0 : (kinds & entry.Offers) != 0 ? 1 : -1;
        return new WordSigns(coverage, thing, title, Asked(_titles[at], terms), with >= Named ? with : Math.Max(with, said / 2), kind, words, near);
    }

    private static double Asked(IReadOnlyList<(IReadOnlySet<string> Stems, double Weight)> title, List<Term> terms)
    {
        var all = title.Sum(w => w.Weight);
        return all == 0 ? 0 : title.Sum(w => w.Weight * terms.Select(t => t.In(w.Stems)).DefaultIfEmpty().Max()) / all;
    }

    private List<(IReadOnlySet<string>, double)> TitleOf(string title) =>
    [
        .. Words.Of(title, Language).DistinctBy(w => w.Stem).Select(w => (
            (IReadOnlySet<string>)Meanings.Of(Language).Of(w).SelectMany(m => Meanings.ThemesOf(m).Prepend(Meanings.AsStem(m))).Append(w.Stem).ToHashSet(),
            Knowledge.Nameless.Names(w, Language) && !WeakWords.Has(Language, Folding.Of(w.Surface)) ? 1 : Nameless)),
    ];
}
