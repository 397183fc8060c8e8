using System.Diagnostics;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Evaluations;

/// <summary>What came of asking the businesses of <see cref="TongueData"/>. Every figure is a share of 1.</summary>
public sealed class TongueScores
{
    /// <summary>What the tests and <c>bench</c> hold the figures against.</summary>
    public const double LeastAt1 = 0.80;
    public const double LeastRight = 0.60;
    public const double MostWrong = 0.06;
    public const double MostAnswered = 0.11;
    public const double LeastInEnglish = 0.90;

    /// <summary>The same for the businesses that were held back.</summary>
    public const double LeastAt1Held = 0.65;
    public const double LeastRightHeld = 0.40;
    public const double MostWrongHeld = 0.09;
    public const double MostAnsweredHeld = 0.10;

    private static readonly SentenceEncoder Encoder = new();

    private readonly List<string> _amiss = [];
    private int _questions, _first, _firstFive, _right, _wrong, _clarified, _unanswerable, _answered, _english, _englishFirst, _englishRight, _englishWrong;

    public int Questions => _questions;

    public double RecallAt1 => (double)_first / _questions;

    public double RecallAt5 => (double)_firstFive / _questions;

    public double Right => (double)_right / _questions;

    public double Clarified => (double)_clarified / _questions;

    public double Wrong => (double)_wrong / _questions;

    public double UnanswerableAnswered => (double)_answered / _unanswerable;

    /// <summary>Asked in English of pages in another language.</summary>
    public double EnglishAt1 => (double)_englishFirst / _english;

    public double EnglishRight => (double)_englishRight / _english;

    public double EnglishWrong => (double)_englishWrong / _english;

    /// <summary>What went wrong, a line each.</summary>
    public IReadOnlyList<string> Amiss => _amiss;

    /// <param name="businesses">Of <see cref="TongueData"/>.</param>
    /// <param name="asEnglish">Everything read as if it were English, as it once was.</param>
    public static TongueScores Of(IEnumerable<(Language Language, TestBusiness Business)> businesses, bool asEnglish = false)
    {
        var (scores, options) = (new TongueScores(), new MiaOptions());
        foreach (var (language, business) in businesses)
        {
            var search = SearchOf(business, language, asEnglish);
            foreach (var question in business.Questions)
            {
                var found = search(question.Text, question.Kind == TongueData.InEnglish ? Language.English : language);
                scores.Count(business, question, found, options);
            }
        }

        return scores;
    }

    /// <summary>Milliseconds of one search among so many passages in German: the median of fifty.</summary>
    public static double SearchMilliseconds(int passages)
    {
        string[] kinds = ["Inspektion", "Reparatur", "Beratung", "Montage", "Lieferung", "Wartung", "Reinigung"];
        List<Entry> entries = [.. Enumerable.Range(0, passages).Select(i => new Entry(
            new Guid(i, 0, 0, new byte[8]), $"{kinds[i % 7]} von Gerät {i % 997}", $"Die {kinds[i % 7]} von Gerät {i % 997} kostet {i} Euro und dauert zwei Tage. Bitte vereinbaren Sie einen Termin.", "https://site.example/", false, null, Language.German))];
        var known = new BusinessKnowledge("Bench", entries, Language.German, Encoder);
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var began = Stopwatch.GetTimestamp();
            known.Search($"was kostet die {kinds[i % 7]} für Gerät {i} bei euch", Language.German, KnowledgeIndex.MostFound, 0, null);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Skip(10).Order().ElementAt(25);
    }

    private static Func<string, Language, IReadOnlyList<FoundPassage>> SearchOf(TestBusiness business, Language language, bool asEnglish)
    {
        var entries = TongueData.EntriesOf(business, asEnglish ? Language.English : language);
        var known = new BusinessKnowledge(business.Name, entries, language, Encoder);
        foreach (var entry in entries.Where(e => e.LacksMeaning))
        {
            entry.Meaning = known.Encode(entry);
        }

        return (question, asked) =>
        {
            var found = known.Search(question, asEnglish ? Language.English : asked, KnowledgeIndex.MostFound, 0, null);
            if (!asEnglish || found[0].Confidence >= new MiaOptions().AnswerAt || Glossary.InEnglish(question, asked.Tag()) is not { } english)
            {
                return found;
            }

            var again = known.Search(english, Language.English, KnowledgeIndex.MostFound, 0, null);
            return again[0].Confidence > found[0].Confidence ? again : found;
        };
    }

    private void Count(TestBusiness business, AskedQuestion question, IReadOnlyList<FoundPassage> found, MiaOptions options)
    {
        var sure = found.Count > 0 && found[0].Confidence >= options.AnswerAt;
        var place = found.ToList().FindIndex(f => TongueData.Answers(business, question, f.Id, f.Text));
        if (question.Kind == "unanswerable" ? sure : place != 0)
        {
            _amiss.Add($"{business.Name} | {question.Kind} | {question.Text} | {(found.Count == 0 ? "nothing" : $"{found[0].Confidence:0.00} {found[0].Title}")} | {place}");
        }

        switch (question.Kind)
        {
            case "unanswerable":
                _unanswerable++;
                _answered += sure ? 1 : 0;
                return;
            case TongueData.InEnglish:
                _english++;
                _englishFirst += place == 0 ? 1 : 0;
                _englishRight += sure && place == 0 ? 1 : 0;
                _englishWrong += sure && place != 0 ? 1 : 0;
                return;
            default:
                _questions++;
                _first += place == 0 ? 1 : 0;
                _firstFive += place is >= 0 and < 5 ? 1 : 0;
                _right += sure && place == 0 ? 1 : 0;
                _wrong += sure && place != 0 ? 1 : 0;
                _clarified += !sure && found.Count > 0 && found[0].Confidence >= options.ClarifyAt ? 1 : 0;
                return;
        }
    }
}
