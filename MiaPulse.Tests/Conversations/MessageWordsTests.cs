using System.Text.Json;
using Bunit;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;

namespace MiaPulse.Tests.Conversations;

public sealed class MessageWordsTests
{
    [Fact]
    public void Bold_lists_links_and_lines_are_drawn()
    {
        using var screen = new BunitContext();

        var words = screen.Render<MessageWords>(p => p.Add(x => x.Text, "We have **rye**:\n- Dark\n- Light\n\nSee https://b.example/bread.\nOr [book](https://b.example/book), or mail ana@b.example."));

        Assert.Equal("rye", words.Find("strong").TextContent);
        Assert.Equal(["Dark", "Light"], words.FindAll("ul li").Select(li => li.TextContent));
        Assert.Equal(["https://b.example/bread", "https://b.example/book", "mailto:ana@b.example"], words.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.All(words.FindAll("a"), a => Assert.Equal("noopener noreferrer nofollow ugc", a.GetAttribute("rel")));
        Assert.Contains("bread</a>.<br", words.Markup);
    }

    [Theory]
    [InlineData("[Click](javascript:alert(1))")]
    [InlineData("[Click](data:text/html,hello)")]
    [InlineData("[Click](https://bank.example@evil.example/)")]
    [InlineData("javascript:alert(1)")]
    public void What_could_do_harm_is_no_link(string text)
    {
        using var screen = new BunitContext();

        var words = screen.Render<MessageWords>(p => p.Add(x => x.Text, text));

        Assert.DoesNotContain(words.FindAll("a"), a => !a.GetAttribute("href")!.StartsWith("mailto:", StringComparison.Ordinal));
        Assert.Equal(text, words.Find("p").TextContent);
    }

    [Fact]
    public void Markup_in_a_message_is_shown_as_it_was_typed()
    {
        using var screen = new BunitContext();
        const string Text = "<img src=x onerror=alert(1)><script>alert(2)</script>";

        var words = screen.Render<MessageWords>(p => p.Add(x => x.Text, Text));

        Assert.Equal(Text, words.Find("p").TextContent);
        Assert.Empty(words.FindAll("img, script"));
    }

    [Fact]
    public void No_collected_payload_becomes_an_element()
    {
        using var screen = new BunitContext();
        var lines = File.ReadLines(Repository.SharedData("hostile/xss_payloads.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.NotEmpty(lines);
        foreach (var parts in lines)
        {
            var payload = JsonSerializer.Deserialize<string>($"\"{parts[2]}\"", JsonSerializerOptions.Web) ?? "";

            var words = screen.Render<MessageWords>(p => p.Add(x => x.Text, payload));

            Assert.All(words.FindAll("*"), e => Assert.Contains(e.TagName, (string[])["P", "BR", "UL", "OL", "LI", "STRONG", "A"]));
            Assert.All(words.FindAll("a"), a => Assert.NotNull(MessageMarkup.SafeAddress(a.GetAttribute("href"))));
            Assert.All(words.FindAll("*"), e => Assert.All(e.Attributes, a => Assert.Contains(a!.Name, (string[])["href", "target", "rel"])));
        }
    }

    [Fact]
    public void A_preview_for_lists_has_the_words_without_the_signs() =>
        Assert.Equal("A loaf costs 6.50, see our prices", MessageMarkup.Plain("A loaf costs **6.50**, see [our prices](https://b.example/prices)"));
}
