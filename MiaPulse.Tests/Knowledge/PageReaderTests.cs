using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class PageReaderTests
{
    private const long MostAllocated = 250_000_000;

    // The parser looks at the open elements for each new one, and asks them by Enum.HasFlag. Until the JIT has come to optimise that, each look allocates a box that dies at
    // once: of "lists", 1,550 MB where nothing is optimised (always within a few MB of that), 59 MB where everything is, and anything between while tests run beside it.
    private const long MostBeforeTheJitIsDone = 2_000_000_000;

    private static readonly AllowedHosts Nobody = new([]);

    [Fact]
    public void Text_is_cut_along_headings_and_a_short_heading_names_the_one_above()
    {
        var page = Read("""
            <title>Prices | Acme Massage</title><h1>Prices</h1><p>All prices include tax.</p>
            <h2>Massage</h2><p>Our classics.</p><h3>Packages</h3><p>Five massages cost $450.</p><h3>Do gift cards expire?</h3><p>They never expire.</p>
            """);

        Assert.Equal("Prices | Acme Massage", page.Title);
        Assert.Equal(
            [("Prices", "All prices include tax."), ("Massage: Packages", "Five massages cost $450."), ("Do gift cards expire?", "They never expire.")],
            page.Pieces.Where(p => p.Heading != "Massage").Select(p => (p.Heading, p.Text)));
    }

    [Theory]
    [InlineData("<details><summary>Do you take walk-ins?</summary><p>Yes, before noon.</p></details>")]
    [InlineData("<dl><dt>Do you take walk-ins?</dt><dd>Yes, before noon.</dd></dl>")]
    [InlineData("<h4>Do you take walk-ins?</h4><p>Yes, before noon.</p>")]
    [InlineData("<p><strong>Do you take walk-ins?</strong></p><p>Yes, before noon.</p>")]
    [InlineData("<button aria-controls='a1'>Do you take walk-ins?</button><div id='a1' hidden>Yes, before noon.</div>")]
    [InlineData("<div class='q'>Do you take walk-ins?</div><div class='a'>Yes, before noon.</div>")]
    [InlineData("<input type=checkbox id=q><label for=q>Do you take walk-ins?</label><div>Yes, before noon.</div>")]
    [InlineData("""<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Do you take walk-ins?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes, before noon.</p>"}}]}</script>""")]
    public void A_question_keeps_its_answer_however_it_is_marked_up(string html)
    {
        var piece = Assert.Single(Read("<h1>Questions and answers</h1>" + html).Pieces);

        Assert.Equal(("Do you take walk-ins?", "Yes, before noon."), (piece.Heading, piece.Text));
    }

    [Fact]
    public void Each_row_of_a_table_stands_by_itself()
    {
        Assert.Equal(
            "Sports massage, 60 minutes: $95\nHot stones, 90 minutes: $140",
            Text("<table><tr><th>Treatment</th><th>Duration</th><th>Price</th></tr><tr><td>Sports massage</td><td>60 minutes</td><td>$95</td></tr><tr><td>Hot stones</td><td>90 minutes</td><td>$140</td></tr></table>"));
        Assert.Equal(
            "Sports massage, 60 minutes: $95; 90 minutes: $130",
            Text("<table><thead><tr><th>Treatment</th><th>60 minutes</th><th>90 minutes</th></tr></thead><tbody><tr><td>Sports massage</td><td>$95</td><td>$130</td></tr></tbody></table>"));
        Assert.Equal(
            "Opening hours:\nMonday: 9:00 – 18:00\nSunday: closed",
            Text("<table><caption>Opening hours</caption><tr><th>Day</th><th>Hours</th></tr><tr><th>Monday</th><td>9:00 – 18:00</td></tr><tr><th>Sunday</th><td>closed</td></tr></table>"));
        Assert.Equal(
            "Monday, Opens: 9:00; Closes: 18:00",
            Text("<table><tr><th>Day</th><th>Opens</th><th>Closes</th></tr><tr><td>Monday</td><td>9:00</td><td>18:00</td></tr></table>"));
    }

    [Fact]
    public void A_long_list_keeps_what_introduces_it_in_every_piece()
    {
        var items = string.Concat(Enumerable.Range(1, 60).Select(i => $"<li>Number {i} of the many things that we repair here</li>"));

        var pieces = Read($"<h1>Repairs</h1><p>We repair:</p><ul>{items}</ul>").Pieces;

        Assert.True(pieces.Count > 2);
        Assert.All(pieces, p => Assert.StartsWith("We repair:\nNumber", p.Text, StringComparison.Ordinal));
        Assert.All(pieces, p => Assert.InRange(Cutting.WordsIn(p.Text), Cutting.FewestWords, Cutting.MostWords + Cutting.FewestWords));
    }

    [Fact]
    public void A_long_paragraph_is_cut_where_sentences_end()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"This is sentence number {i} of our story."));

        var pieces = Read($"<h1>Story</h1><p>{text}</p>").Pieces;

        Assert.True(pieces.Count > 1);
        Assert.All(pieces, p => Assert.EndsWith(".", p.Text, StringComparison.Ordinal));
        Assert.All(pieces, p => Assert.True(Cutting.WordsIn(p.Text) <= Cutting.MostWords + Cutting.FewestWords));
    }

    [Theory]
    [InlineData("<p style='display: none'>secret</p>"), InlineData("<p hidden>secret</p>"), InlineData("<p aria-hidden=true>secret</p>"), InlineData("<p class='sr-only'>secret</p>")]
    [InlineData("<script>secret</script>"), InlineData("<style>secret</style>"), InlineData("<noscript>secret</noscript>"), InlineData("<template>secret</template>")]
    [InlineData("<nav>secret</nav>"), InlineData("<div class=cookie-banner>secret</div>"), InlineData("<div role=dialog>secret</div>"), InlineData("<!-- secret -->")]
    [InlineData("<p style='font-size:0'>secret</p>"), InlineData("<p style='font-size:0em'>secret</p>"), InlineData("<p style='position:absolute;left:-9999px'>secret</p>"), InlineData("<select><option>secret</option></select>")]
    [InlineData("<ul class='main-nav'><li><a href=/>secret</a></li></ul>"), InlineData("<div class=navbar><a href=/>secret</a></div>")]
    public void What_nobody_sees_or_everybody_skips_is_not_read(string html)
    {
        var page = Read($"<body>{html}<h1>Welcome</h1><p>We bake bread every morning.</p>");

        Assert.Contains(page.Pieces, p => p.Text.Contains("bread", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Pieces, p => (p.Heading + p.Text).Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".x { font-size: 0 }"), InlineData(".x{font-size:0em;color:red}"), InlineData(".x{font-size:1px}"), InlineData("p, .x{position:absolute;left:-9999px}"), InlineData(".x{text-indent:-9999px}")]
    public void What_the_pages_own_stylesheet_puts_out_of_sight_is_not_read(string style)
    {
        var page = Read($"<style>{style}</style><body><p class='x'>The secret word.</p><h1>Welcome</h1><p>We bake bread every morning.</p>");

        Assert.Contains(page.Pieces, p => p.Text.Contains("bread", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Pieces, p => p.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("font-size:1rem"), InlineData("font-size: 1em;"), InlineData("font-size:1.2rem"), InlineData("font-size:0.9em"), InlineData("font-size:16px"), InlineData("left:-10px")]
    public void What_is_merely_sized_is_read(string style)
    {
        var page = Read($"<style>.x{{{style}}}</style><body><h1>Welcome</h1><p class='x'>We bake bread every morning.</p><p style='{style}'>And rolls on Sundays at noon.</p>");

        Assert.Contains(page.Pieces, p => p.Text.Contains("bread", StringComparison.Ordinal) && p.Text.Contains("rolls", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_footer_its_address_telephone_and_hours_are_kept()
    {
        var page = Read("""
            <main><h1>About</h1><p>We bake bread every morning.</p></main>
            <footer><h2>Visit us</h2><p>27 Willow Lane<br>Port Alder, CA 94199</p><p><a href="tel:+14155550117">Call us</a></p>
            <h2>Open</h2><p>Monday to Friday 8:00 am – 6:00 pm</p><h2>More</h2><p><a href="/jobs">Work with us</a></p><p>Made by Studio X</p></footer>
            """);

        var text = string.Join('\n', page.Pieces.Select(p => $"{p.Heading}|{p.Text}"));
        Assert.Contains("Visit us|27 Willow Lane\nPort Alder, CA 94199\nCall us (+14155550117)", text, StringComparison.Ordinal);
        Assert.Contains("Open|Monday to Friday 8:00 am – 6:00 pm", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Studio X", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Work with us", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_page_tells_search_engines_about_hours_and_place_is_kept()
    {
        var page = Read("""
            <h1>Bakery</h1><p>We bake bread every morning.</p><script type="application/ld+json">
            {"@graph":[{"@type":"Bakery","name":"Acme","telephone":"+1 415 555 0142","address":{"streetAddress":"1 Main St","addressLocality":"Springfield","postalCode":"94199"},
            "openingHoursSpecification":[{"dayOfWeek":["https://schema.org/Monday","Tuesday"],"opens":"08:00:00","closes":"18:00"}]}]}</script><script type="application/ld+json">{broken</script>
            """);

        var piece = Assert.Single(page.Pieces, p => p.Heading.StartsWith("Acme", StringComparison.Ordinal));
        Assert.Equal("Opening hours: Monday, Tuesday 08:00–18:00\nAddress: 1 Main St, Springfield, 94199\nTelephone: +1 415 555 0142", piece.Text);
    }

    [Theory]
    [InlineData("<form><input name=user><input type=password></form><p>Sign in to go on.</p>", "sign in")]
    [InlineData("<div id=root></div><script src=app.js></script>", "until scripts have run")]
    [InlineData("<p></p>", "no text")]
    [InlineData("<title>404 Not Found</title><h1>Not found</h1><p>Sorry, this page is not here any more.</p>", "no such page")]
    public void A_page_with_nothing_to_read_says_why(string html, string says) => Assert.Contains(says, Read(html).Nothing, StringComparison.Ordinal);

    [Theory]
    [InlineData("<h1>Hi<p>We <b>bake bread <i>every</b> morning.</i> <div></p></h2></table><td>Done"), InlineData("<p>We bake bread every morning.<"), InlineData("\0<p>We bake\0 bread every morning.")]
    public void Broken_html_is_read_as_far_as_it_goes(string html) =>
        Assert.Contains("bread", string.Join(' ', Read(html).Pieces.Select(p => p.Text)), StringComparison.Ordinal);

    [Fact]
    public void A_page_nested_without_end_is_left_unread_and_one_with_too_many_tags_is_read_in_part()
    {
        Assert.Contains("built in a way", Read(string.Concat(Enumerable.Repeat("<div>", 400_000))).Nothing, StringComparison.Ordinal);
        Assert.Null(Read("<p>We bake bread every morning.</p>" + string.Concat(Enumerable.Repeat("<b></b>", 400_000))).Nothing);
    }

    [Theory]
    [InlineData("nested"), InlineData("attributes"), InlineData("repeats"), InlineData("tables"), InlineData("links"), InlineData("lists"), InlineData("letters")]
    public void A_page_made_to_keep_a_reader_busy_is_done_with_in_no_time(string kind)
    {
        var html = kind switch
        {
            "nested" => Repeat("<div><span>", 200_000),
            "attributes" => $"<div {Repeat("a1x ", 1)}{string.Join(' ', Enumerable.Range(0, 300_000).Select(i => $"a{i}"))}>x</div>",
            "repeats" => "<p>" + string.Concat(Enumerable.Range(0, 700).Select(i => $"<b a{i}>")) + "</p>" + Repeat("<p>x", 500_000),
            "tables" => Repeat("<table><tr><td>", 250) + "x",
            "links" => Repeat("<ul class=nav><li><a href=/x>y</a>", 100_000),
            "lists" => Repeat("<ul><li>", 380) + Repeat("<li>item number one", 40_000),
            _ => new string('x', 4_000_000) + " 1 2 3 4 5 " + Repeat("1 ", 100_000),
        };
        var watch = new ThreadTime();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var page = Read(html);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before; // this thread's alone: other tests run beside it
        Assert.True(allocated < (kind == "lists" ? MostBeforeTheJitIsDone : MostAllocated), $"{kind} took {allocated / 1_000_000} MB");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{kind} took {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.All(page.Pieces, p => Assert.True(p.Text.Length < 10_000));
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {watch.Elapsed.TotalMilliseconds:0} ms, {allocated / 1_000_000} MB");
    }

    [Fact]
    public void Text_without_blanks_is_counted_kept_and_cut()
    {
        var pieces = Read("<h1>営業時間</h1><p>毎日午前九時から営業しています。</p><h2>会社</h2><p>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"私たちは毎朝パンを焼いています{(char)('一' + i)}")) + "</p>").Pieces;

        Assert.Equal(("営業時間", "毎日午前九時から営業しています。"), (pieces[0].Heading, pieces[0].Text));
        Assert.True(pieces.Count > 3);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    [Fact]
    public void Invisible_characters_are_dropped_and_blanks_joined() =>
        Assert.Equal("We bake bread every morning.", Text("<p>We\u00A0 bake\u200B\n\t bread\u202E every <span>morn</span>ing.</p>"));

    [Fact]
    public void Links_are_read_from_where_the_page_says_and_only_web_addresses_count()
    {
        var links = Read("""<base href="/shop/"><a href="a.html">A</a><a href="#x">X</a><a href="mailto:a@b.example">M</a><a href="javascript:x()">J</a><a href="http://127.0.0.1/">P</a><a href="//other.example/o">O</a><a rel="nofollow" href="/ads">N</a>""").Links;

        Assert.Equal(["https://acme.example/shop/a.html", "https://other.example/o"], links.Select(l => l.ToString()));
    }

    [Fact]
    public void A_customers_words_get_a_heading_of_their_own_and_the_businesss_go_on_under_the_one_before()
    {
        var pieces = Read("<h1>T</h1><h2>How a first visit goes</h2><p>We listen for a quarter of an hour.</p><blockquote><p>I came in holding on to the wall. They told me that I did not need a third visit.</p><footer>Marian T.</footer></blockquote><p>We then write you a plan for the weeks to come.</p>").Pieces;

        Assert.DoesNotContain(pieces, p => p.Heading == "How a first visit goes" && p.Text.Contains("holding on", StringComparison.Ordinal));
        Assert.Contains(pieces, p => p.Heading.EndsWith("Reviews", StringComparison.Ordinal) && p.Text.Contains("holding on", StringComparison.Ordinal));
        Assert.Contains(pieces, p => p.Heading == "How a first visit goes" && p.Text.Contains("write you a plan", StringComparison.Ordinal));
    }

    private static string Text(string html) => string.Join('\n', Read($"<h1>T</h1>{html}").Pieces.Select(p => p.Text));

    private static PageContent Read(string html) =>
        PageReader.Read(new Fetched(CheckedUrl.Parse("https://acme.example/x", Nobody, out _)!, "text/html", "utf-8", Encoding.UTF8.GetBytes(html), false), Nobody);
}
