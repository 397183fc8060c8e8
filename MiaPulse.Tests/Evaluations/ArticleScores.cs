using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Evaluations;

/// <summary>What comes of <c>page_qa.jsonl</c>: long articles as websites, paragraphs under the title of the page, and questions of which some have no answer there.</summary>
public sealed class ArticleScores
{
    private readonly List<double> _here = [];
    private readonly List<double> _removed = [];
    private readonly List<double> _elsewhere = [];
    private readonly List<double> _unanswerable = [];
    private int _paragraphs, _sentences, _said;

    public int Questions => _here.Count;

    /// <summary>The right paragraph comes first.</summary>
    public double Paragraph => (double)_paragraphs / Questions;

    /// <summary>The one sentence that is quoted where answers are to be short has the answer in it.</summary>
    public double Sentence => (double)_sentences / Questions;

    /// <summary>What is quoted otherwise, two sentences at most, has it.</summary>
    public double Quoted => (double)_said / Questions;

    /// <summary>Told from the same question asked of another site, by confidence.</summary>
    public double OtherSite => AnswerScores.Area(_here, _elsewhere);

    /// <summary>Told from the same question with its paragraph taken away.</summary>
    public double Removed => AnswerScores.Area(_here, _removed);

    /// <summary>Told from questions in the same words that nothing answers.</summary>
    public double SameWords => AnswerScores.Area(_here, _unanswerable);

    internal static ArticleScores Of(string file, Variant variant, int every)
    {
        var scores = new ArticleScores();
        var encoder = new SentenceEncoder();
        var quote = new Quote(encoder);
        var articles = Open(file, encoder, variant);
        foreach (var ((article, entries, index), other) in articles.Zip(articles.Skip(1).Append(articles[0])))
        {
            var without = new Dictionary<string, BusinessKnowledge>(StringComparer.Ordinal);
            foreach (var question in article.Questions.Where((_, i) => i % every == 0))
            {
                var best = AnswerScores.Search(index, question.Text)[0];
                var gold = entries.Where(e => question.Gold.Contains(e.Id)).Select(e => e.Entry).ToHashSet();
                if (question.GoldText is null)
                {
                    scores._unanswerable.Add(best.Confidence);
                    continue;
                }

                var answers = question.GoldText.Split('|');
                bool Has(AnswerLength length) => answers.Any(a => quote.From(best, question.Text, Language.English, length).Contains(a, StringComparison.OrdinalIgnoreCase));
                scores._paragraphs += gold.Any(g => g.Id == best.Id) ? 1 : 0;
                scores._sentences += Has(AnswerLength.Short) ? 1 : 0;
                scores._said += Has(AnswerLength.Normal) ? 1 : 0;
                scores._here.Add(best.Confidence);
                var removed = string.Join(' ', question.Gold);
                without[removed] = without.GetValueOrDefault(removed) ?? AnswerScores.Index(article, entries.Select(e => e.Entry).Except(gold), encoder, variant);
                scores._removed.Add(AnswerScores.Search(without[removed], question.Text)[0].Confidence);
                scores._elsewhere.Add(AnswerScores.Search(other.Index, question.Text)[0].Confidence);
            }
        }

        return scores;
    }

    /// <summary>Each article as a website of its own.</summary>
    internal static List<(TestBusiness Article, List<(string Id, Entry Entry)> Entries, BusinessKnowledge Index)> Open(string file, SentenceEncoder encoder, Variant variant) =>
        AnswerData.Read(file).ConvertAll(a =>
        {
            var entries = a.Docs.Select((d, i) => (d.Id, Entry: AnswerScores.EntryOf(i, d.Title.Length > 0 ? d.Title : a.Name, d.Text, $"https://site.example/{d.Id}", variant))).ToList();
            return (a, entries, AnswerScores.Index(a, entries.Select(e => e.Entry), encoder, variant));
        });
}
