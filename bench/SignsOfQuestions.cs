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

    private static bool Answers(TestBusiness business, AskedQuestion question, Entry entry) =>
        entry.IsFaq ? question.Gold.Contains(business.Docs.First(d => d.Title == entry.Title && d.Text == entry.Text).Id)
        : question.Kind == "page" && entry.Url == $"https://site.example{question.GoldPath}" && Flat(entry.Text).Contains(Flat(question.GoldText!), StringComparison.Ordinal);

    /// <summary>Letters and digits: a page's table stands row by row in a passage.</summary>
    private static string Flat(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static void Line(StreamWriter output, TestBusiness business, AskedQuestion question, string among, BusinessIndex index, HashSet<Guid> gold) =>
        output.WriteLine(JsonSerializer.Serialize(new
        {
            business = business.Name,
            text = question.Text,
            kind = question.Kind,
            among,
            candidates = index.Search(question.Text, AnswerGate.Considered, 0).Select(c => new { gold = gold.Contains(c.Entry.Id), faq = c.Entry.IsFaq, signs = c.Signs }),
        }, Options));

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
