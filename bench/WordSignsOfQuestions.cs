using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;
using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>
/// Asks every question of the businesses in other languages and writes down what speaks for each candidate, with the answer there and with it taken away:
/// what <c>training/wordgate.py</c> fits ranking and confidence to.
/// </summary>
internal static class WordSignsOfQuestions
{
    private const int Considered = 12;

    public static void Write(string file)
    {
        using var output = new StreamWriter(file);
        foreach (var (language, business) in TongueData.Read("."))
        {
            var all = TongueData.EntriesOf(business, language);
            var whole = new WordShelf(business.Name, language, all);
            foreach (var question in business.Questions)
            {
                var asked = question.Kind == TongueData.InEnglish ? Language.English : language;
                bool IsGold(Entry e) => TongueData.Answers(business, question, e.Id, e.Text);
                Line(output, language, question, "all", whole.Search(question.Text, asked, Considered), IsGold);
                if (question.Kind != "unanswerable")
                {
                    Line(output, language, question, "removed", new WordShelf(business.Name, language, [.. all.Where(e => !IsGold(e))]).Search(question.Text, asked, Considered), _ => false);
                }
            }
        }
    }

    private static void Line(StreamWriter output, Language language, AskedQuestion question, string among, List<WordCandidate> found, Func<Entry, bool> isGold) =>
        output.WriteLine(JsonSerializer.Serialize(new
        {
            language = language.Tag(),
            text = question.Text,
            kind = question.Kind,
            among,
            candidates = found.Select(c => new { gold = isGold(c.Entry), faq = c.Entry.IsFaq, title = c.Entry.Title, signs = c.Signs }),
        }));
}
