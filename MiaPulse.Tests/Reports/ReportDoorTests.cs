using System.Net;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Reports;

/// <summary>The report's links as a browser and a mail program follow them.</summary>
public sealed class ReportDoorTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_question_is_answered_from_the_mail_without_signing_in_and_looking_spends_nothing()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await ABusinessThatIsAskedAsync(app, "Do you deliver?");
        var link = LinkIn(await ToldAsync(app, owner), "/answer/");
        using var browser = new PlainBrowser(app.Url);
        for (var look = 0; look < 3; look++)
        {
            using var get = await browser.GetAsync(link);
            using var head = await browser.SendAsync(HttpMethod.Head, link);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "no-referrer"), (get.StatusCode, head.StatusCode, get.Headers.GetValues("Referrer-Policy").Single()));
            Assert.Contains("Do you deliver?", await get.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        using var empty = await browser.SubmitAsync(link, ("answer", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Type the answer.", await empty.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var answered = await browser.SubmitAsync(link, ("answer", "Yes, on weekdays."));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Contains("Mia knows it now", await answered.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        Assert.Equal("Yes, on weekdays.", Assert.Single(await app.The<KnowledgeBook>().FaqsAsync(owner, Ct)).Answer);
        using var dead = await browser.GetAsync(link);
        var spent = await dead.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        Assert.Contains("This link no longer works", spent, StringComparison.Ordinal);
        Assert.DoesNotContain("Do you deliver?", spent, StringComparison.Ordinal);
        using var dashboard = await browser.GetAsync("/app/reports");
        Assert.Equal(HttpStatusCode.Found, dashboard.StatusCode); // the link signed nobody in
    }

    [Fact]
    public async Task What_was_answered_from_the_mail_mia_tells_the_next_visitor()
    {
        await using var app = await MiaApp.StartAsync(realMia: true);
        var (owner, key) = await ABusinessThatIsAskedAsync(app, "Do you repair bicycles?");
        var link = LinkIn(await ToldAsync(app, owner), "/answer/");
        using var browser = new PlainBrowser(app.Url);

        using var answered = await browser.SubmitAsync(link, ("answer", "Yes, on weekdays. Bring it along."));

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        await using var next = await app.OpenWidget(key);
        await next.SendAsync("Do you repair bicycles?");
        await next.HearsAsync("mia", said => said.Contains("Yes, on weekdays.", StringComparison.Ordinal), "the answer");
    }

    [Fact]
    public async Task An_answer_without_its_form_is_refused()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await ABusinessThatIsAskedAsync(app, "Do you deliver?");
        var link = LinkIn(await ToldAsync(app, owner), "/answer/");
        using var browser = new PlainBrowser(app.Url);

        using var forged = await browser.PostAsync(link, ("answer", "Never."));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await app.The<KnowledgeBook>().FaqsAsync(owner, Ct));
    }

    [Fact]
    public async Task A_mail_program_ends_the_reports_with_one_click_and_is_not_redirected()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await ABusinessThatIsAskedAsync(app, "Do you deliver?");
        var link = LinkIn(await ToldAsync(app, owner), "/unsubscribe/");
        using var program = new PlainBrowser(app.Url);
        Assert.Contains("No more weekly reports?", await program.ReadAsync(link), StringComparison.Ordinal);
        Assert.True(await WantsReportsAsync(app, owner)); // looking ends nothing, since mail scanners look

        using var stranger = await program.PostAsync($"{link}x", ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.Gone, stranger.StatusCode);
        Assert.True(await WantsReportsAsync(app, owner));
        using var click = await program.PostAsync(link, ("List-Unsubscribe", "One-Click"));

        Assert.Equal(HttpStatusCode.OK, click.StatusCode);
        Assert.False(await WantsReportsAsync(app, owner));
        using var again = await program.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(await WantsReportsAsync(app, owner));
    }

    [Theory]
    [InlineData("/unsubscribe/abc")]
    [InlineData("/unsubscribe/%27%20OR%201=1")]
    public async Task What_is_no_link_says_so_and_offers_no_button(string path)
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);

        using var get = await browser.GetAsync(path);
        using var sent = await browser.PostAsync($"{path}?page=yes");

        var page = await get.Content.ReadAsStringAsync(Ct);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Found), (get.StatusCode, sent.StatusCode)); // whose button is old lands on the same page
        Assert.Contains("This link is not valid", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_ends_them_with_a_button_and_is_told_so()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await ABusinessThatIsAskedAsync(app, "Do you deliver?");
        var link = LinkIn(await ToldAsync(app, owner), "/unsubscribe/");
        using var browser = new PlainBrowser(app.Url);

        using var sent = await browser.PostAsync($"{link}?page=yes");

        Assert.Equal((HttpStatusCode.Found, link), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        Assert.False(await WantsReportsAsync(app, owner));
        var page = await browser.ReadAsync(link);
        Assert.Contains("No more weekly reports are mailed to you.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/answer/abc")]
    [InlineData("/unsubscribe/abc")]
    public async Task One_network_is_told_to_wait(string path)
    {
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Limits:SignInAttemptsPerNetwork"] = "2" });
        using var browser = new PlainBrowser(app.Url);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var tried = await browser.PostAsync(path);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, tried.StatusCode);
        }

        using var refused = await browser.PostAsync(path);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_mail_provider_follows_all_its_readers_links_from_one_address_whatever_else_comes_from_there()
    {
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Limits:SignInAttemptsPerNetwork"] = "1", ["Limits:UnsubscribesPerHourPerAddress"] = "6" });
        var (owner, _) = await ABusinessThatIsAskedAsync(app, "Do you deliver?");
        var link = LinkIn(await ToldAsync(app, owner), "/unsubscribe/");
        using var provider = new PlainBrowser(app.Url);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.TooManyRequests), (await ClickAsync("/unsubscribe/abc"), await ClickAsync("/unsubscribe/abc")));

        for (var reader = 0; reader < 4; reader++)
        {
            Assert.Equal(HttpStatusCode.OK, await ClickAsync(link));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await ClickAsync(link));

        async Task<HttpStatusCode> ClickAsync(string path)
        {
            using var answer = await provider.PostAsync(path, ("List-Unsubscribe", "One-Click"));
            return answer.StatusCode;
        }
    }

    private static async Task<(Owner Owner, string Key)> ABusinessThatIsAskedAsync(MiaApp app, string question)
    {
        var (owner, key) = await app.ABusiness();
        await using var visitor = await app.OpenWidget(key);
        await visitor.SendAsync(question);
        var clock = app.The<TimeProvider>();
        var longAgo = clock.GetUtcNow().AddDays(-15);
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        db.Gaps.Add(new Gap
        {
            BusinessId = owner.Business,
            Id = Ids.New<GapId>(clock),
            ConversationId = await db.Conversations.Select(c => c.Id).SingleAsync(Ct),
            Question = question,
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(Ct);
        await db.Businesses.ExecuteUpdateAsync(b => b.SetProperty(x => x.CreatedAt, longAgo), Ct); // so that there was a whole week to tell of
        return (owner, key);
    }

    /// <summary>The text of the report, which the schedule may have written meanwhile.</summary>
    private static async Task<string> ToldAsync(MiaApp app, Owner owner)
    {
        await app.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);
        var mail = await Eventually.GetAsync(async () => (await app.The<Outbox>().ListAsync(Ct)).FirstOrDefault(m => m.Subject?.Contains("your week with Mia", StringComparison.Ordinal) == true), "the report");
        Assert.Equal("Anna", Assert.Single((await app.The<ReportBook>().ReadAsync(owner, null, Ct)).Mailed).Member);
        return mail.Text;
    }

    private static string LinkIn(string text, string path) => new Uri(text.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal) && l.Contains(path, StringComparison.Ordinal))).PathAndQuery;

    private static async Task<bool> WantsReportsAsync(MiaApp app, Owner owner) => (await app.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.WantsReports;
}
