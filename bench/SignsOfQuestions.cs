using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>
/// Asks every question of a set and writes down what speaks for each candidate: with all there is, with the FAQs alone, and with the FAQ that answers
/// taken away. Ranking and gate are fitted to that by <c>training/gate.py</c>.
/// </summary>
internal static class SignsOfQuestions
{
    public static void Write(string set, string file)
    {
        using var output = new StreamWriter(file);
        var (encoder, variant) = (new SentenceEncoder(), new Variant());
        foreach (var business in AnswerData.Read(set))
        {
            var all = AnswerScores.AllOf(business, variant);
            var (faqs, whole) = (AnswerScores.Index(business, all.Where(e => e.IsFaq), encoder, variant), AnswerScores.Index(business, all, encoder, variant));
            foreach (var question in business.Questions)
            {
                var gold = all.Where(e => Answers(business, question, e)).Select(e => e.Id).ToHashSet();
                if (question.Kind != "page")
                {
                    Line(output, business, question, "faqs", faqs, gold);
                }

                if (business.Pages.Count > 0)
                {
                    Line(output, business, question, "all", whole, gold);
                }

                if (gold.Count > 0 && question.Kind == "faq")
                {
                    Line(output, business, question, "removed", AnswerScores.Index(business, all.Where(e => e.IsFaq && !gold.Contains(e.Id)), encoder, variant), gold);
                }
            }
        }
    }

    /// <summary>The same of long articles: each question with its paragraph there, with it taken away, and asked of another site.</summary>
    public static void WriteArticles(string set, string file)
    {
        using var output = new StreamWriter(file);
        var (encoder, variant) = (new SentenceEncoder(), new Variant());
        var articles = ArticleScores.Open(set, encoder, variant);
        foreach (var ((article, entries, index), other) in articles.Zip(articles.Skip(1).Append(articles[0])))
        {
            var without = new Dictionary<string, BusinessKnowledge>(StringComparer.Ordinal);
            var (docs, otherDocs) = (Docs(article, entries), Docs(other.Article, other.Entries));
            foreach (var question in article.Questions)
            {
                var gold = entries.Where(e => question.Gold.Contains(e.Id)).Select(e => e.Entry).ToList();
                Line(output, article, question, gold.Count > 0 ? "all" : "same words", index, [.. gold.Select(g => g.Id)], docs);
                if (gold.Count > 0)
                {
                    var removed = string.Join(' ', question.Gold);
                    without[removed] = without.GetValueOrDefault(removed) ?? AnswerScores.Index(article, entries.Select(e => e.Entry).Except(gold), encoder, variant);
                    Line(output, article, question, "removed", without[removed], [], docs);
                    Line(output, article, question, "other site", other.Index, [], otherDocs);
                }
            }
        }
    }

    private static Dictionary<Guid, string> Docs(TestBusiness article, List<(string Id, Entry Entry)> entries) => entries.ToDictionary(e => e.Entry.Id, e => $"{article.Name}/{e.Id}");

    private static bool Answers(TestBusiness business, AskedQuestion question, Entry entry) =>
        entry.IsFaq ? question.Gold.Contains(business.Docs.First(d => d.Title == entry.Title && d.Text == entry.Text).Id)
        : question.Kind == "page" && entry.Url == $"https://site.example{question.GoldPath}" && Flat(entry.Text).Contains(Flat(question.GoldText!), StringComparison.Ordinal);

    /// <summary>Letters and digits: a page's table stands row by row in a passage.</summary>
    private static string Flat(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static void Line(StreamWriter output, TestBusiness business, AskedQuestion question, string among, BusinessKnowledge index, HashSet<Guid> gold, Dictionary<Guid, string>? docs = null) =>
        output.WriteLine(JsonSerializer.Serialize(new
        {
            business = business.Name,
            text = question.Text,
            kind = question.Kind,
            among,
            candidates = index.English.Search(question.Text, AnswerGate.Considered, 0).Select(c => new { gold = gold.Contains(c.Entry.Id), faq = c.Entry.IsFaq, doc = docs?[c.Entry.Id], signs = c.Signs }),
        }, Options));

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
