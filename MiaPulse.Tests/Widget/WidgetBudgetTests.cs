using System.IO.Compression;
using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Widget;

/// <summary>What a visitor of somebody's website is made to download, and what the widget's files may never do there.</summary>
public sealed partial class WidgetBudgetTests
{
    private const int LauncherBudget = 5_000;
    private const int AfterOpeningBudget = 30_000;

    private static readonly string Root = Path.Combine(Repository.Root, "wwwroot");

    private static string[] Languages => Directory.GetFiles(Path.Combine(Root, "widget", "lang"), "*.js");

    private static string[] PanelFiles => Directory.GetFiles(Path.Combine(Root, "widget"), "*.js");

    private static string[] AllFiles => [Path.Combine(Root, "widget.js"), .. PanelFiles, .. Languages];

    [Fact]
    public void The_launcher_is_at_most_5_KB_gzipped()
    {
        var size = Gzipped(Path.Combine(Root, "widget.js"));

        Assert.InRange(size, 500, LauncherBudget);
    }

    [Fact]
    public void Everything_after_opening_is_at_most_30_KB_gzipped_in_the_longest_language()
    {
        Assert.NotEmpty(PanelFiles);
        var size = PanelFiles.Sum(Gzipped) + Languages.Max(Gzipped);

        Assert.InRange(size, 5_000, AfterOpeningBudget);
    }

    [Fact]
    public async Task What_is_sent_is_compressed_and_other_origins_may_load_it()
    {
        await using var app = await MiaApp.StartAsync();
        using var http = new HttpClient { BaseAddress = app.Url };
        foreach (var path in new[] { "/widget.js", "/widget/panel.js", "/widget/lang/en.js" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "gzip" }, { "Origin", "https://bakery.example" } } };
            using var answer = await http.SendAsync(request);

            var sent = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
            Assert.True(sent.Length < new FileInfo(Path.Combine(Root, path[1..])).Length * 0.6, $"{path}: {sent.Length} bytes were sent");
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(["cross-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        }
    }

    [Fact]
    public void No_file_makes_markup_or_code_from_text_or_touches_cookies()
    {
        Assert.Contains("WebSocket", string.Concat(AllFiles.Select(File.ReadAllText)), StringComparison.Ordinal); // the files are really read
        foreach (var file in AllFiles)
        {
            var found = Forbidden().Match(File.ReadAllText(file));
            Assert.False(found.Success, $"{Path.GetFileName(file)} has {found.Value}");
        }
    }

    [Theory]
    [InlineData("x.innerHTML = y")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')")]
    [InlineData("document.write(x)")]
    [InlineData("document.cookie")]
    [InlineData("a.insertAdjacentHTML('beforeend', b)")]
    [InlineData("el.setAttribute('style', x)")]
    [InlineData("h('style', {})")]
    public void The_search_finds_what_it_forbids(string planted) => Assert.Matches(Forbidden(), planted);

    [Fact]
    public void No_file_names_another_host()
    {
        foreach (var file in AllFiles)
        {
            var hosts = Host().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Where(h => h != "www.w3.org"); // the name of SVG's namespace, never fetched
            Assert.Empty(hosts);
        }
    }

    [Fact]
    public void All_languages_have_the_same_words_with_the_same_gaps_to_fill()
    {
        var english = Words(Languages.Single(f => f.EndsWith("en.js", StringComparison.Ordinal)));
        Assert.InRange(english.Count, 30, 100);
        foreach (var name in new[] { "en", "de", "fr", "es", "pt", "it", "nl", "pl" })
        {
            Assert.Contains(Languages, f => Path.GetFileNameWithoutExtension(f) == name);
        }

        foreach (var file in Languages)
        {
            var words = Words(file);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
            Assert.All(words, w => Assert.Equal(Gaps(english[w.Key]), Gaps(w.Value)));
            Assert.All(words.Values, w => Assert.DoesNotContain('!', w));
        }
    }

    [Fact]
    public void The_launcher_knows_each_language_that_there_is()
    {
        var offered = LanguageList().Match(File.ReadAllText(Path.Combine(Root, "widget.js"))).Groups[1].Value.Split('|');

        Assert.Equal(Languages.Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_of_the_demo_website_carries_the_widget_and_links_to_pages_that_exist()
    {
        var pages = Directory.GetFiles(Path.Combine(Root, "demo"), "*.html");
        Assert.InRange(pages.Length, 6, 50);
        foreach (var page in pages)
        {
            var html = File.ReadAllText(page);
            Assert.Contains("<script src=\"/widget.js\" data-key=\"mia_pk_demo\" async></script>", html, StringComparison.Ordinal);
            foreach (Match link in LocalLink().Matches(html))
            {
                var path = link.Groups[1].Value;
                Assert.True(File.Exists(Path.Combine(Root, path.EndsWith('/') ? $"{path[1..]}index.html" : path[1..])), $"{Path.GetFileName(page)} links to {path}");
            }
        }
    }

    private static int Gzipped(string file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return (int)packed.Length;
    }

    private static Dictionary<string, string> Words(string file) =>
        Word().Matches(File.ReadAllText(file)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    private static string Gaps(string sentence) => string.Concat(Gap().Matches(sentence).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\b(inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|DOMParser|\beval\s*\(|\bFunction\s*\(|document\.write|\.cookie\b|setAttribute\(\s*'style'|h\(\s*'style'|createElement\(\s*'(style|iframe|object|embed)'|srcdoc")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"https?://([\w.-]+\.\w+)")]
    private static partial Regex Host();

    [GeneratedRegex(@"^  (\w+): '((?:[^'\\]|\\.)+)',$", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\^\(([a-z|]+)\)\$/")]
    private static partial Regex LanguageList();

    [GeneratedRegex(@"(?:href|src)=""(/[^""#?]*)")]
    private static partial Regex LocalLink();
}
