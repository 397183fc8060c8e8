using System.Text.RegularExpressions;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>From a question that Mia could not answer, by way of the weekly mail and a link that asks nobody to sign in, to the answer that the visitor gets.</summary>
public sealed class ReportJourney(Browser browser) : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private SmallWebsite _bakery = null!;
    private MiaApp _app = null!;
    private Owner _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _app = await MiaApp.StartAsync("Development", realMia: true);
        (_anna, var key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        _bakery.PasteWidget(_app.Url, key);
        Assert.True((await _app.The<TeachMia>().RunAsync(_anna, new FaqDraft { Question = "How much is a rye loaf?", Answer = "A rye loaf costs $6.20." }, Ct)).IsDone);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task What_mia_did_not_know_is_asked_in_the_report_answered_by_its_link_and_known_in_other_words()
    {
        await using var visitor = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        await using var reader = await browser.SomebodyOnAPhoneAsync();
        var widget = new OpenedWidget(visitor);
        await visitor.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();
        await widget.WriteAsync("Is there parking?");
        await Shows(widget.Log, "could not find that");

        var link = await LinkInTheReportAsync();
        await ShowsThatItIsDeadAsync(reader, OneLetterChanged(link));
        await AnswersAsync(reader, link, "Yes, there is free parking behind the mill.");
        Assert.Equal("Yes, there is free parking behind the mill.", Assert.Single(await FaqsAsync(), f => f.Question.Contains("parking", StringComparison.OrdinalIgnoreCase)).Answer);

        await widget.WriteAsync("do you have parking");
        await Shows(widget.Log, "free parking behind the mill");

        // The link was for one answer, and signed nobody in.
        await ShowsThatItIsDeadAsync(reader, link);
        await reader.Page.GotoAsync(new Uri(_app.Url, "/app/reports").ToString());
        await Assertions.Expect(reader.Page).ToHaveURLAsync(new Regex("/signin"), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
        Assert.Empty(visitor.Problems);
        Assert.All(reader.Problems, p => Assert.Contains("status of 410", p, StringComparison.Ordinal)); // what a browser says of a link that is dead
    }

    /// <summary>The week ends, the report is written and mailed; the schedule may have done so meanwhile.</summary>
    private async Task<Uri> LinkInTheReportAsync()
    {
        await Eventually.HoldsAsync(async () => await OpenQuestionsAsync() == 1, "the question being kept for the owner");
        var longAgo = _app.The<TimeProvider>().GetUtcNow().AddDays(-15);
        await using (var db = await _app.The<BusinessDbs>().ForAsync(_anna, Ct))
        {
            await db.Businesses.ExecuteUpdateAsync(b => b.SetProperty(x => x.CreatedAt, longAgo), Ct); // so that there was a whole week to tell of
        }

        await _app.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);
        var mail = await Eventually.GetAsync(
            async () => (await _app.The<Outbox>().ListAsync(Ct)).FirstOrDefault(m => m.Subject?.StartsWith("Rosa's Bakery: your week with Mia", StringComparison.Ordinal) == true), "the report");
        Assert.Contains("Is there parking?", mail.Text, StringComparison.Ordinal);
        return new Uri(Assert.Single(mail.Text.Split('\n'), line => line.StartsWith("http", StringComparison.Ordinal) && line.Contains("/answer/", StringComparison.Ordinal)));
    }

    private static async Task AnswersAsync(Person reader, Uri link, string answer)
    {
        await reader.Page.GotoAsync(link.ToString());
        await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Is there parking?" }).WaitForAsync();
        await reader.FindsNothingWithAxeAsync("the page behind a report's link");
        await reader.Page.GetByLabel("Your answer").FillAsync(answer);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Teach Mia" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Mia knows it now" }).WaitForAsync();
    }

    /// <summary>It says so, and neither shows the question nor takes an answer.</summary>
    private async Task ShowsThatItIsDeadAsync(Person reader, Uri link)
    {
        var known = (await FaqsAsync()).Count;
        await reader.Page.GotoAsync(link.ToString());
        await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works" }).WaitForAsync();
        await Shows(reader.Page.GetByRole(AriaRole.Alert).First, "answered since");
        await Assertions.Expect(reader.Page.GetByText("parking")).ToHaveCountAsync(0);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        Assert.Equal(known, (await FaqsAsync()).Count);
    }

    private static Uri OneLetterChanged(Uri link)
    {
        var text = link.ToString();
        return new Uri(text[..^1] + (text[^1] == 'A' ? 'B' : 'A'));
    }

    private async Task<int> OpenQuestionsAsync()
    {
        await using var db = await _app.The<BusinessDbs>().ForAsync(_anna, Ct);
        return await db.Gaps.CountAsync(g => g.AnsweredAt == null, Ct);
    }

    private async Task<IReadOnlyList<FaqRow>> FaqsAsync() => await _app.The<KnowledgeBook>().FaqsAsync(_anna, Ct);

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
