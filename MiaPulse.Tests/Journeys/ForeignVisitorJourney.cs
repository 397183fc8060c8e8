using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>A visitor writes German on an English website, after hours, and the owner sees what it was about.</summary>
public sealed class ForeignVisitorJourney(Browser browser) : IAsyncLifetime
{
    private SmallWebsite _bakery = null!;
    private MiaApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _app = await MiaApp.StartAsync("Development", realMia: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task German_words_stand_around_an_english_quote_a_contact_is_asked_for_after_hours_and_the_owner_sees_why()
    {
        var (owner, key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        await IsClosedNowAndKnowsCakesAsync(owner);
        _bakery.PasteWidget(_app.Url, key);
        await using var rosa = await browser.SomebodyAsync();
        await using var anna = await browser.SomebodyOnAPhoneAsync(); // whose browser says English
        var desk = new AtTheDesk(rosa, _app.Url);
        await desk.SignInAsync((await _app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value);
        await desk.OpenInboxAsync();
        var widget = new OpenedWidget(anna);
        await anna.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();

        await widget.WriteAsync("Guten Tag, wie viel kostet eine Geburtstagstorte?");
        await Shows(widget.Log, new Regex(@"Auf der Website steht auf Englisch: A birthday cake for twelve people costs \$48"));

        await widget.WriteAsync("Ich möchte mit einem Menschen sprechen");
        await Shows(widget.Log, new Regex("Wir haben gerade geschlossen und öffnen wieder .+ um 9 Uhr"));
        await Shows(widget.Log, new Regex("unter welcher E-Mail-Adresse oder Telefonnummer"));
        Assert.DoesNotContain("in diesen Chat gerufen", await widget.Log.InnerTextAsync(), StringComparison.Ordinal);

        await Shows(desk.Conversations.First, new Regex("Asked for a person"));
        await desk.OpenTheConversationAsync();
        await Shows(desk.Banner, new Regex(@"Waiting for a person.*The visitor asked for a person\."));
        await Shows(desk.Page.GetByRole(AriaRole.Region, new() { Name = "Visitor", Exact = true }), new Regex("Language\\s*German"));

        await widget.WriteAsync("Ich heiße Anna Schmidt, anna@schmidt.example");
        await Shows(widget.Log, new Regex(@"Ich habe notiert: Anna Schmidt, anna@schmidt\.example"));
        await Shows(desk.Contact, new Regex(@"Anna Schmidt.*anna@schmidt\.example", RegexOptions.Singleline));
        Assert.Empty(anna.Problems);
        Assert.Empty(rosa.Problems);
    }

    private async Task IsClosedNowAndKnowsCakesAsync(Owner owner)
    {
        var taught = await _app.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "How much is a birthday cake?", Answer = "A birthday cake for twelve people costs $48 and needs two days' notice." }, CancellationToken.None);
        Assert.True(taught.IsDone);
        var day = OrdinaryDay.In(_app.The<TimeProvider>(), 2);
        await using var db = await _app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        (await db.Businesses.SingleAsync()).Hours = new WeeklyHours([new OpenSpan(day, new TimeOnly(9, 0), new TimeOnly(17, 0))]);
        await db.SaveChangesAsync();
    }

    private static Task Shows(ILocator place, Regex words) => Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
