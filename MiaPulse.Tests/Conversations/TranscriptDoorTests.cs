using System.Net;
using System.Text.Json;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Conversations;

/// <summary>The way of a conversation to the visitor's mailbox and back, by the widget's hub and a browser.</summary>
public sealed class TranscriptDoorTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private MiaApp _app = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _app = await MiaApp.StartAsync();
        (_, _key) = await _app.ABusiness();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_visitor_asks_in_the_widget_and_reads_it_from_the_mail_once_and_looking_spends_nothing()
    {
        var link = await ALinkAsync("Do you <b>deliver</b>? **Today**, please.");
        using var browser = new PlainBrowser(_app.Url);
        for (var look = 0; look < 3; look++)
        {
            using var get = await browser.GetAsync(link);
            using var head = await browser.SendAsync(HttpMethod.Head, link);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "no-referrer"), (get.StatusCode, head.StatusCode, get.Headers.GetValues("Referrer-Policy").Single()));
            Assert.True(get.Headers.CacheControl?.NoStore);
            var cover = await get.Content.ReadAsStringAsync(Ct);
            Assert.Contains("Your conversation with Corner Bakery", cover, StringComparison.Ordinal);
            Assert.DoesNotContain("deliver", cover, StringComparison.Ordinal);
            IsTheBakerysOwn(cover);
        }

        using var opened = await browser.SubmitAsync(link);
        var page = await opened.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Contains("Do you &lt;b&gt;deliver&lt;/b&gt;? <strong>Today</strong>, please.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("**", page, StringComparison.Ordinal);
        IsTheBakerysOwn(page);
        Assert.Contains("AI receptionist", page, StringComparison.Ordinal);
        Assert.Contains("data:text/plain;charset=utf-8,", page, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString("Do you <b>deliver</b>?"), page, StringComparison.Ordinal);

        using var dead = await browser.GetAsync(link);
        var spent = await dead.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        Assert.Contains("This link no longer works", spent, StringComparison.Ordinal);
        Assert.DoesNotContain("deliver", spent, StringComparison.Ordinal);
        using var dashboard = await browser.GetAsync("/app/inbox");
        Assert.Equal(HttpStatusCode.Found, dashboard.StatusCode); // the link signed nobody in
    }

    [Fact]
    public async Task Without_its_form_it_opens_nothing_and_is_not_spent()
    {
        var link = await ALinkAsync("Do you deliver?");
        using var browser = new PlainBrowser(_app.Url);

        using var forged = await browser.PostAsync(link);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("Show the conversation", await browser.ReadAsync(link), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/transcript/abc")]
    [InlineData("/transcript/%27%20OR%201=1")]
    public async Task What_is_no_token_leads_nowhere(string path)
    {
        using var browser = new PlainBrowser(_app.Url);

        using var get = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, get.StatusCode);
        Assert.Contains("This link no longer works", await get.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fourth_of_a_day_is_refused_with_a_sentence_and_a_receipt_comes_where_it_is_asked_for()
    {
        await using var visitor = await _app.OpenWidget(_key);
        await visitor.SendAsync("Hello");
        for (var n = 0; n < 3; n++)
        {
            await visitor.Connection.InvokeAsync("EmailTranscript", "ana@ruiz.example", Ct);
        }

        var refused = await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeAsync("EmailTranscript", "ana@ruiz.example", Ct));
        Assert.Contains("over_quota: This conversation was mailed 3 times", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeAsync("EraseMeWithReceipt", "ana@ruiz.example", Ct));
        Assert.Contains("over_quota: ", refused.Message, StringComparison.Ordinal);
        await visitor.SendAsync("I am still here"); // nothing was erased

        await visitor.Connection.InvokeAsync("EraseMeWithReceipt", "bo@b.example", Ct);

        await MailAsync("Your data at Corner Bakery has been deleted", "bo@b.example");
        var gone = await Assert.ThrowsAsync<HubException>(() => visitor.Connection.InvokeAsync<JsonElement>("Send", new { text = "Hello", clientMessageId = "c-99" }, Ct));
        Assert.Contains("invalid: Join comes first", gone.Message, StringComparison.Ordinal);
    }

    /// <summary>A visitor knows the business, and is sold nothing.</summary>
    private static void IsTheBakerysOwn(string page)
    {
        Assert.Matches(@"<span class=""brand""[^>]*>\s*Corner Bakery\s*</span>", page);
        Assert.DoesNotContain("/pricing", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/signup", page, StringComparison.Ordinal);
    }

    private async Task<string> ALinkAsync(string words)
    {
        await using var visitor = await _app.OpenWidget(_key);
        await visitor.SendAsync(words);
        await visitor.HearsAsync("mia", _ => true, "Mia's reply");
        await visitor.Connection.InvokeAsync("EmailTranscript", "ana@ruiz.example", Ct);
        var mail = await MailAsync("Your conversation with Corner Bakery", "ana@ruiz.example");
        return new Uri(mail.Text.Split('\n').First(l => l.Contains("/transcript/", StringComparison.Ordinal))).PathAndQuery;
    }

    private Task<OutboxItem> MailAsync(string subject, string to) =>
        Eventually.GetAsync(async () => (await _app.The<Outbox>().ListAsync(Ct)).FirstOrDefault(m => m.Subject == subject && m.To == to), subject);
}
