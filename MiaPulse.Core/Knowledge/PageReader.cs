using AngleSharp.Html.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>Reads a page as a person sees it: no hidden text, no menus, and the footer for its address, telephone and hours alone.</summary>
public static class PageReader
{
    private const int MostLinks = 2_000;
    private const int FewestWords = 5;
    private const int WordsOfASignInPage = 120;

    public static PageContent Read(Fetched page, AllowedHosts allowed)
    {
        var text = PageCharset.Decode(page.Body, page.Charset);
        if (page.MediaType == "text/plain")
        {
            return ReadText(page.Url, text);
        }

        using var document = TameHtml.Parse(text);
        if (document is null)
        {
            return new PageContent(AddressOf(page.Url), [], [], 0, "The page is built in a way that Mia cannot read.");
        }

        var blocks = new PageWalk().Walk(document);
        var pieces = Cutting.Cut(blocks.Concat(StructuredData.Read(document, blocks)));
        var words = pieces.Sum(p => Cutting.WordsIn(p.Text));
        var title = TitleOf(document) ?? blocks.OfType<Heading>().FirstOrDefault()?.Text ?? AddressOf(page.Url);
        return new PageContent(Short(title), pieces, LinksOf(document, page.Url, allowed), words, NothingOn(document, title, words)) { LeftOut = Cutting.ForMachines(blocks) };
    }

    private static PageContent ReadText(CheckedUrl url, string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => new Paragraph(p)).ToList();
        var pieces = Cutting.Cut(blocks);
        var words = pieces.Sum(p => Cutting.WordsIn(p.Text));
        return new PageContent(Short(AddressOf(url)), pieces, [], words, words < FewestWords ? NoText : null) { LeftOut = Cutting.ForMachines(blocks) };
    }

    private const string NoText = "There is no text on this page.";

    private static string? NothingOn(IHtmlDocument document, string title, int words)
    {
        if (words < WordsOfASignInPage && document.QuerySelector("input[type=password]") is not null)
        {
            return "This page asks people to sign in, so Mia cannot read it.";
        }

        if (words < 80 && (title.Contains("404", StringComparison.Ordinal) || title.Contains("not found", StringComparison.OrdinalIgnoreCase)))
        {
            return "The website says that there is no such page.";
        }

        if (words >= FewestWords)
        {
            return null;
        }

        return document.Scripts.Length > 0 ? "This page shows no text until scripts have run, so Mia cannot read it." : NoText;
    }

    private static List<CheckedUrl> LinksOf(IHtmlDocument document, CheckedUrl page, AllowedHosts allowed)
    {
        if (document.QuerySelector("meta[name=robots i]")?.GetAttribute("content")?.Contains("nofollow", StringComparison.OrdinalIgnoreCase) == true)
        {
            return [];
        }

        var start = document.QuerySelector("base[href]")?.GetAttribute("href") is { Length: > 0 } href && page.Resolve(href, allowed, out _) is { } given ? given : page;
        var links = new List<CheckedUrl>();
        foreach (var link in document.QuerySelectorAll("a[href], area[href], frame[src], iframe[src]").Take(MostLinks))
        {
            if (link.GetAttribute("rel")?.Contains("nofollow", StringComparison.OrdinalIgnoreCase) == true)
            {
                continue;
            }

            if ((link.GetAttribute("href") ?? link.GetAttribute("src")) is { Length: > 0 } reference && reference[0] != '#' && start.Resolve(reference, allowed, out _) is { } url)
            {
                links.Add(url);
            }
        }

        return links;
    }

    private static string? TitleOf(IHtmlDocument document)
    {
        var title = PageWalk.Tidy(document.QuerySelector("title")?.TextContent ?? "");
        return title.Length > 0 ? title : null;
    }

    private static string AddressOf(CheckedUrl url) => url.Uri.Host + Uri.UnescapeDataString(url.Uri.AbsolutePath).TrimEnd('/');

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];
}
