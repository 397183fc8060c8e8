using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Http;

namespace MiaPulse.Tests.Docs;

/// <summary>What the pages for people say is there, is there.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Root, f))];

    [Fact]
    public void Every_promise_that_is_kept_names_code_and_tests_that_exist()
    {
        var page = Read("docs/promises.md");
        Assert.Equal(Enumerable.Range(1, 26).Select(n => $"P{n}"), Rows(page).Select(r => r.Number));
        Assert.Empty(BrokenPromises(page));

        const string planted = "| P1 | Kept | `MiaPulse.Core/Nowhere.cs` | `DocsTests.Nobody_wrote_this` |\n| P2 | Kept | `README.md` | none yet |\n| P3 | Later | | later: with calls |";
        Assert.Equal(
            ["P1 names MiaPulse.Core/Nowhere.cs, which is no file.", "P1 names DocsTests.Nobody_wrote_this, which is no test.", "P2 names no test and does not say: later."],
            BrokenPromises(planted));
    }

    [Fact]
    public void Every_limit_is_written_down_with_its_default()
    {
        var page = Read("docs/limits.md");
        foreach (var options in new object[] { new LimitOptions(), new SignInLimits(), new CrawlerOptions(), new MiaOptions(), new AlertLimits() })
        {
            foreach (var setting in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != nameof(CrawlerOptions.UserAgent)))
            {
                var value = setting.GetValue(options) is IReadOnlyList<string> ? "none" : Convert.ToString(setting.GetValue(options), CultureInfo.InvariantCulture);
                Assert.Contains($"| `{setting.Name}` | {value} |", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_call_and_event_of_the_visitor_hub_stands_in_the_protocol()
    {
        var page = Read("docs/protocol.md");
        var calls = typeof(VisitorHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition() == m)
            .Select(m => $"{m.Name}(");
        var events = typeof(IVisitorClient).GetMethods().Select(m => $"`{m.Name}`");
        Assert.All(calls.Concat(events), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var broken = from page in Pages
                     from Match link in Link().Matches(Read(page))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     let file = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target.Split('#')[0])
                     where target.Split('#')[0].Length > 0 && !File.Exists(file) && !Directory.Exists(file)
                     select $"{page}: {target}";
        Assert.Empty(broken);
    }

    private static List<string> BrokenPromises(string page)
    {
        var broken = new List<string>();
        foreach (var (number, code, tests) in Rows(page))
        {
            broken.AddRange(Quoted(code).Where(f => !File.Exists(Path.Combine(Repository.Root, f))).Select(f => $"{number} names {f}, which is no file."));
            broken.AddRange(Quoted(tests).Where(t => !IsTest(t)).Select(t => $"{number} names {t}, which is no test."));
            if (!Quoted(tests).Any() && !tests.TrimStart().StartsWith("later", StringComparison.OrdinalIgnoreCase))
            {
                broken.Add($"{number} names no test and does not say: later.");
            }
        }

        return broken;
    }

    private static IEnumerable<(string Number, string Code, string Tests)> Rows(string page) =>
        page.Split('\n').Where(line => RowStart().IsMatch(line)).Select(line => line.Split('|')).Select(cells => (cells[1].Trim(), cells[3], cells[4]));

    private static IEnumerable<string> Quoted(string cell) => Backticked().Matches(cell).Select(m => m.Groups[1].Value);

    private static bool IsTest(string name) =>
        name.Split('.') is [var type, var method]
        && typeof(DocsTests).Assembly.GetTypes().Any(t => t.Name == type && t.GetMethod(method) is { } found && found.IsDefined(typeof(FactAttribute), inherit: true));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"^\| P\d+ \|")]
    private static partial Regex RowStart();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticked();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
