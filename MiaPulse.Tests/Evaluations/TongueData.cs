using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Evaluations;

/// <summary>
/// Small businesses of six languages, written for the purpose: what they say, and what visitors ask them in their own words. A line each: <c>Q</c> and <c>A</c>
/// an FAQ, <c>-</c> asks it, <c>E</c> asks it in English, <c>P</c> asks for a fact of the page above, <c>X</c> is answered nowhere.
/// </summary>
public static class TongueData
{
    public const string InEnglish = "english";

    /// <param name="root">The repository.</param>
    /// <param name="held">Other businesses of eight languages: nothing was fitted to them, and no list of words was written with them in sight.</param>
    public static IReadOnlyList<(Language Language, TestBusiness Business)> Read(string root, bool held = false) =>
        [.. Directory.GetFiles(Path.Combine(root, "MiaPulse.Tests", "Evaluations", "Tongues", held ? "Held" : ""), "*.txt").Order(StringComparer.Ordinal)
            .Select(f => (LanguageTags.Read(Path.GetFileNameWithoutExtension(f))!.Value, Of(File.ReadAllLines(f))))];

    /// <summary>The entries of a business, FAQs first, each FAQ with its number in the set as its id.</summary>
    internal static List<Entry> EntriesOf(TestBusiness business, Language language)
    {
        List<Entry> entries = [.. business.Docs.Select((d, i) => new Entry(new Guid(i, 0, 0, new byte[8]), d.Title, d.Text, null, true, null, language))];
        entries.AddRange(business.Pages.Select((p, i) => new Entry(new Guid(business.Docs.Count + i, 0, 0, new byte[8]), p.Title, p.Text, $"https://site.example{p.Id}", false, null, language)));
        return entries;
    }

    internal static bool Answers(TestBusiness business, AskedQuestion question, Guid id, string text) =>
        question.GoldText is { } fact ? text.Contains(fact, StringComparison.Ordinal) : business.Docs.Where((d, i) => question.Gold.Contains(d.Id) && id == new Guid(i, 0, 0, new byte[8])).Any();

    private static TestBusiness Of(string[] lines)
    {
        var (docs, pages, questions, page) = (new List<Doc>(), new List<Doc>(), new List<AskedQuestion>(), "");
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (mark, rest) = (line[..space], line[(space + 1)..]);
            switch (mark)
            {
                case "Q:": docs.Add(new Doc($"{docs.Count}", rest, "")); break;
                case "A:": docs[^1] = docs[^1] with { Text = rest }; break;
                case "PAGE:": page = rest.Split(' ')[0]; break;
                case "##": pages.Add(new Doc(page, rest, "")); break;
                case "-": questions.Add(new AskedQuestion(rest, null, "faq", [docs[^1].Id], null, null)); break;
                case "E:": questions.Add(new AskedQuestion(rest, null, InEnglish, [docs[^1].Id], null, null)); break;
                case "P:": questions.Add(new AskedQuestion(rest.Split(" | ")[0], null, "page", [], rest.Split(" | ")[1], page)); break;
                case "X:": questions.Add(new AskedQuestion(rest, null, "unanswerable", [], null, null)); break;
                case "#": break;
                default: pages[^1] = pages[^1] with { Text = $"{pages[^1].Text}\n{line}".Trim() }; break;
            }
        }

        return new TestBusiness(lines[0][2..], docs, pages, questions);
    }
}
