using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// How words are read in each language: which ones say nothing, and what a word is compared by. Lucene's analyzers where it has them; Polish has a light
/// stemmer of our own, since its package there is not to be had.
/// </summary>
internal static class ForeignWords
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly Lazy<Analyzer>[] Analyzers =
    [
        new(() => new EnglishAnalyzer(Version)), new(() => new GermanAnalyzer(Version)), new(() => new FrenchAnalyzer(Version)), new(() => new SpanishAnalyzer(Version)),
        new(() => new ItalianAnalyzer(Version)), new(() => new DutchAnalyzer(Version)), new(Polish), new(() => new PortugueseAnalyzer(Version)), new(() => new ArabicAnalyzer(Version)),
    ];

    public static Analyzer AnalyzerOf(Language language) => Analyzers[(int)language].Value;

    /// <summary>What an analyzer made of a word, without accents: people leave them out. English stays as it is.</summary>
    public static string Stem(string analyzed, Language language) => language switch
    {
        Language.English => analyzed,
        Language.Polish => PolishStem.Of(analyzed),
        Language.Spanish or Language.Italian => WithoutLastVowel(Folding.Of(analyzed)),
        _ => Folding.Of(analyzed),
    };

    // Lucene's light stemmers for these leave short words as they are: "cita" and "citas" would not meet.
    private static string WithoutLastVowel(string stem) => stem.Length is 4 or 5 && stem[^1] is ('a' or 'e' or 'i' or 'o') ? stem[..^1] : stem;

    private static Analyzer Polish() => Analyzer.NewAnonymous(createComponents: (_, reader) =>
    {
        var tokens = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(tokens, new StopFilter(Version, new LowerCaseFilter(Version, tokens), PolishStops));
    });

    private static readonly CharArraySet PolishStops = new(
        Version,
        ("a aby ale albo bez bo być był była było były ci co czy dla do go i ich ja jak jako jego jej jest jestem jestesmy już każdy kiedy kto która które który lub ma mam macie mi mnie może można mu my na nad nam nas nasz nie niż o od on ona one oni oraz "
        + "po pod przed przez przy się są ta tak tam te tego tej ten to tu ty u w was wasz we wy z za ze że czyli dlaczego gdzie ile jeśli proszę pan pani państwo").Split(' '),
        ignoreCase: true);
}
