using System.Text.Json;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>The widget on other people's pages: strict ones, hostile ones, foreign ones.</summary>
public sealed class WidgetOnForeignPagesTests(Browser browser) : IAsyncLifetime
{
    private static readonly string[] OwnPayloads =
    [
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)>", "javascript:alert(1)", "[click](javascript:alert(1))", "**<b onclick=alert(1)>x</b>**",
        "- <iframe srcdoc='<script>parent.alert(1)</script>'>", "https://evil.test/\"onmouseover=\"alert(1)", "1. <a href=\"data:text/html,x\">y</a>", "{{constructor.constructor('alert(1)')()}}",
    ];

    private BakeryOnline _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await BakeryOnline.OpenAsync();

    public ValueTask DisposeAsync() => _bakery.DisposeAsync();

    [Fact]
    public async Task Before_it_is_opened_it_loads_its_launcher_and_one_small_answer_and_keeps_nothing()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await Assertions.Expect(widget.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal([new Uri(_bakery.App.Url, "/widget.js").ToString(), new Uri(_bakery.App.Url, $"/widget/settings?key={_bakery.Key}").ToString()], FromUs(visitor));
        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length"));

        await widget.OpenAsync();
        Assert.Contains(FromUs(visitor), r => r.EndsWith("/widget/panel.js", StringComparison.Ordinal));
        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.DoesNotContain(visitor.Requests, r => !r.StartsWith(_bakery.App.Url.ToString(), StringComparison.Ordinal) && !r.StartsWith(_bakery.Website.Url, StringComparison.Ordinal) && !r.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_works_where_the_pages_policy_names_only_our_origin()
    {
        var ours = _bakery.App.Url.GetLeftPart(UriPartial.Authority);
        _bakery.Website.Carry(_bakery.App.Url, _bakery.Key, policy: $"default-src 'none'; script-src {ours}; connect-src {ours} {ours.Replace("http", "ws", StringComparison.Ordinal)}; img-src data:");
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);

        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        await widget.Said("Good to hear from you.").WaitForAsync();

        Assert.Equal("rgb(255, 255, 255)", await widget.Panel.EvaluateAsync<string>("panel => getComputedStyle(panel).backgroundColor"));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task The_pages_style_sheet_does_not_reach_into_it()
    {
        _bakery.Website.Carry(_bakery.App.Url, _bakery.Key, styles: "html{font-size:3px} body *{all:unset!important;display:none!important;color:red!important;font-size:40px!important;visibility:hidden!important;opacity:0!important;transform:rotate(30deg)!important;position:static!important}");
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);

        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        var said = widget.Said("Good to hear from you.");
        await said.WaitForAsync();

        // Words that stream in give way to the message: what was asked for may be gone before its style is read.
        await Eventually.HoldsAsync(
            async () => await said.EvaluateAsync<string>("e => { const c = getComputedStyle(e); return `${c.fontSize} ${c.color} ${c.visibility}`; }") == "16px rgb(31, 29, 43) visible",
            "the words look as the widget's own style says");
        var box = (await widget.Panel.BoundingBoxAsync())!;
        Assert.Equal((400, 700), ((int)box.Width, (int)box.Height));
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text_whoever_wrote_it()
    {
        await ShowsAsTextAsync(OwnPayloads);
    }

    [Fact]
    public async Task The_hostile_texts_that_others_have_met_are_shown_as_text()
    {
        var texts = File.ReadLines(Repository.SharedData("hostile/xss_payloads.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => JsonSerializer.Deserialize<string>($"\"{l.Split('\t')[2]}\"")!)
            .Where(t => t.Length <= Message.MaxLength && MessageText.Check(t).IsDone)
            .ToArray();
        Assert.True(texts.Length > 50);

        await ShowsAsTextAsync(texts);
    }

    [Fact]
    public async Task On_a_website_that_is_not_the_businesss_it_stays_hidden_and_says_why_in_one_sentence()
    {
        var (_, foreignKey) = await _bakery.App.ABusiness("Somebody else", website: "https://elsewhere.example");
        foreach (var (key, sentence) in new[] { (foreignKey, "belongs to another website"), ("mia_pk_nobody_has_this", "no business with this widget key") })
        {
            _bakery.Website.Carry(_bakery.App.Url, key);
            await using var visitor = await browser.SomebodyAsync();
            var warnings = new List<string>();
            visitor.Page.Console += (_, line) => warnings.Add(line.Text);

            await visitor.Page.GotoAsync(_bakery.Website.Url);
            await Eventually.HoldsAsync(() => warnings.Any(w => w.StartsWith("MiaPulse:", StringComparison.Ordinal)), "the reason in the console");

            Assert.Contains(sentence, Assert.Single(warnings, w => w.StartsWith("MiaPulse:", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal(0, await visitor.Page.Locator("miapulse-widget").CountAsync());
        }
    }

    [Fact]
    public async Task The_pages_own_script_can_open_write_listen_and_take_it_away()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await visitor.Page.EvaluateAsync("window.heard = []; for (const e of ['open', 'close', 'message']) MiaPulse.on(e, (d) => heard.push(d?.author ?? e)); MiaPulse.send('From the page')");

        await widget.Said("Good to hear from you.").WaitForAsync();
        await visitor.Page.EvaluateAsync("MiaPulse.close()");
        await Assertions.Expect(widget.Panel).ToBeHiddenAsync();

        Assert.Equal(["open", "visitor", "mia", "close"], await visitor.Page.EvaluateAsync<string[]>("heard"));
        await visitor.Page.EvaluateAsync("document.body.replaceChildren()"); // as pages do that change without loading
        await widget.Launcher.WaitForAsync();
        await visitor.Page.EvaluateAsync("MiaPulse.destroy()");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("!('MiaPulse' in window) && !document.querySelector('miapulse-widget')"));
    }

    private async Task ShowsAsTextAsync(string[] texts)
    {
        await using var visitor = await browser.SomebodyAsync();
        var dialogs = 0;
        visitor.Page.Dialog += (_, dialog) =>
        {
            Interlocked.Increment(ref dialogs);
            _ = dialog.DismissAsync();
        };
        var mia = texts[0];
        _bakery.App.Model.Says = (prompt, _, _) => Words(mia, prompt);
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        var own = texts.Where(t => !t.Contains('\n', StringComparison.Ordinal)).Take(8).ToArray();
        foreach (var text in own)
        {
            await widget.WriteAsync(text);
        }

        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);
        var n = 0;
        foreach (var text in texts)
        {
            var sent = await _bakery.App.The<ReplyAsOwner>().RunAsync(_bakery.Owner, conversation, text, $"payload-{n++}", CancellationToken.None);
            Assert.True(sent.IsDone);
        }

        await Eventually.HoldsAsync(
            async () => await widget.InListAsync<int>("list => list.querySelectorAll('.member .bubble').length") == texts.Length
                && await widget.InListAsync<int>("list => list.querySelectorAll('.visitor .bubble').length") == own.Length,
            "all texts in the log");

        var elements = await widget.InListAsync<string[]>("list => [...new Set([...list.querySelectorAll('li:not(.dots) .bubble *')].map(e => e.localName))]");
        Assert.Subset(new HashSet<string> { "a", "strong", "ul", "ol", "li" }, elements.ToHashSet());
        var attributes = await widget.InListAsync<string[]>("list => [...new Set([...list.querySelectorAll('li:not(.dots) .bubble *')].flatMap(e => e.getAttributeNames()))]");
        Assert.Subset(new HashSet<string> { "href", "target", "rel", "start" }, attributes.ToHashSet());
        Assert.True(await widget.InListAsync<bool>("list => [...list.querySelectorAll('a')].every(a => /^(https?|mailto|tel):/.test(a.href) && a.rel.includes('noopener') !== a.href.startsWith('mailto'))"));
        var shown = await widget.InListAsync<string[]>("list => [...list.querySelectorAll('.visitor .bubble')].map(e => e.textContent)");
        Assert.Equal(own.Select(t => MessageText.Check(t).Value), shown);
        Assert.Equal(0, dialogs);
        Assert.DoesNotContain(visitor.Requests, r => r.Contains("evil.", StringComparison.Ordinal));
        Assert.Empty(visitor.Problems);
    }

    private static async IAsyncEnumerable<ReplyPart> Words(string text, ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        yield return new ReplyWords(text);
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue);
    }

    private string[] FromUs(Person visitor) => [.. visitor.Requests.Where(r => r.StartsWith(_bakery.App.Url.ToString(), StringComparison.Ordinal))];
}
