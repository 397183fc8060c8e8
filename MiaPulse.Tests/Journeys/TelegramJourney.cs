using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>A visitor at the widget, the owner's phone, and the dashboard beside it: one conversation in three places, with the real Mia.</summary>
public sealed class TelegramJourney(Browser browser) : IAsyncLifetime
{
    private SmallWebsite _bakery = null!;
    private LoopbackTelegram _telegram = null!;
    private MiaApp _app = null!;
    private TelegramPhone _phone = null!;
    private Owner _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _telegram = await LoopbackTelegram.StartAsync();
        _app = await MiaApp.StartAsync("Development", _telegram.Settings(), realMia: true);
        _phone = new TelegramPhone(_app.Url);
        (_anna, var key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        _bakery.PasteWidget(_app.Url, key);
        await TeachAsync("How much is a rye loaf?", "A rye loaf costs $6.20.");
        await TeachAsync("Is there parking?", "Yes, there is free parking behind the mill.");
        await TeachAsync("How much is a birthday cake?", "A birthday cake for twelve people costs $48 and needs two days' notice.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_asks_for_a_person_is_answered_from_the_phone_and_mia_gets_it_back()
    {
        await using var owner = await browser.SomebodyAsync();
        await using var visitor = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        var (desk, widget) = (new AtTheDesk(owner, _app.Url), new OpenedWidget(visitor));
        await ConnectThePhoneAsync();
        await desk.SignInAsync((await _app.The<IssueSignInLink>().RunAsync(_anna, CancellationToken.None)).Value);
        await desk.OpenInboxAsync();
        await visitor.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();
        await widget.WriteAsync("How much is a rye loaf?");
        await Shows(widget.Log, @"\$6\.20");
        await desk.OpenTheConversationAsync();
        await Shows(desk.Banner, "Mia is answering");

        // She leaves her details and asks for a person: both are told on the phone.
        await widget.WriteAsync("I'm Ana Ruiz, ana@ruiz.example");
        await Shows(widget.Log, "This is what we noted");
        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "Talk to a person", Exact = true }).First.ClickAsync();
        await Shows(desk.Banner, "Waiting for a person");
        var alert = await AlertArrivesAsync();
        Assert.Contains("They wrote last: “I'm Ana Ruiz, ana@ruiz.example”", TextOf(alert), StringComparison.Ordinal);
        Assert.Equal(
            ["Take over", "Hand back", "Mark contacted", "Open"],
            alert.GetProperty("reply_markup").GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button => button.GetProperty("text").GetString()!));

        // The answer from the phone stands in the widget under its owner's name, and the dashboard says who has it.
        await _phone.SayAsync("Anna here. How can I help?", quoting: _telegram.LastMessage);
        await Shows(widget.Log, "Anna here. How can I help?");
        await Shows(widget.Panel, "You are talking to Anna");
        Assert.Equal(["Anna"], await widget.InListAsync<string[]>("list => [...list.querySelectorAll('li.member .by b')].map(e => e.textContent)"));
        await Shows(desk.Banner, "You have this conversation");
        await Shows(desk.Log, "Anna here. How can I help?");

        await VisitorIsFollowedOnThePhoneAsync(widget);
        await Shows(desk.Log, "Is there parking");

        // Mia has it back: she answers what was left, and the next question too.
        await _phone.SayAsync("/mia");
        await Eventually.HoldsAsync(() => _telegram.Texts.Contains("Mia has it again."), "the word that Mia has it");
        await Shows(desk.Banner, "Mia is answering");
        await Shows(widget.Log, "free parking behind the mill");
        await widget.WriteAsync("How much is a birthday cake?");
        await Shows(widget.Log, @"\$48");
        await Shows(desk.Log, @"\$48");

        await OnlyPeopleSpokeWhileAnnaHadItAsync(widget);
        Assert.All(_telegram.Asked("sendMessage"), said => Assert.Equal($"{TelegramPhone.Chat}", said.GetProperty("chat_id").ToString()));
        Assert.Empty(visitor.Problems);
        Assert.Empty(owner.Problems);
    }

    private async Task TeachAsync(string question, string answer) =>
        Assert.True((await _app.The<TeachMia>().RunAsync(_anna, new FaqDraft { Question = question, Answer = answer }, CancellationToken.None)).IsDone);

    /// <summary>Opens the link of her dashboard with her phone, and presses Start there.</summary>
    private async Task ConnectThePhoneAsync()
    {
        var doors = (await _app.The<OfferChat>().RunAsync(_anna, CancellationToken.None)).Value;
        await _phone.SayAsync($"/start {doors.Own.Query["?start=".Length..]}");
        await Eventually.HoldsAsync(() => _telegram.Texts.Any(t => t.StartsWith("Connected to", StringComparison.Ordinal)), "the word that the phone is connected");
    }

    /// <summary>The message that tells that she waits, once it is known which one it is, so that a reply to it finds back.</summary>
    private async Task<JsonElement> AlertArrivesAsync()
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                var told = (await _app.The<AlertBook>().PageAsync(_anna, 0, 50, CancellationToken.None)).Rows.Where(r => r.Channel is AlertChannel.Telegram).ToList();
                return told.Count == 2 && told.TrueForAll(r => r.State is AlertState.Delivered or AlertState.Seen);
            },
            "both alerts on the phone");
        Assert.Contains(_telegram.Texts, t => t.Contains("New lead: Ana Ruiz", StringComparison.Ordinal) && t.Contains("ana@ruiz.example", StringComparison.Ordinal));
        return Assert.Single(_telegram.Asked("sendMessage"), said => TextOf(said).Contains("Ana Ruiz waits for you", StringComparison.Ordinal));
    }

    private async Task VisitorIsFollowedOnThePhoneAsync(OpenedWidget widget)
    {
        await widget.WriteAsync("Is there parking?");
        await Eventually.HoldsAsync(() => _telegram.Texts.Any(t => t.Contains("Is there parking?", StringComparison.Ordinal)), "the visitor's next words on the phone");
        var relayed = Assert.Single(_telegram.Asked("sendMessage"), said => TextOf(said).Contains("Is there parking?", StringComparison.Ordinal));
        Assert.Contains("Ana Ruiz", TextOf(relayed), StringComparison.Ordinal);
        await Assertions.Expect(widget.Log).Not.ToContainTextAsync("free parking");
    }

    private static async Task OnlyPeopleSpokeWhileAnnaHadItAsync(OpenedWidget widget)
    {
        var authors = await widget.InListAsync<string[]>("list => [...list.children].map(li => li.className)");
        var answered = Array.IndexOf(authors, "member");
        var back = Array.IndexOf(authors, "system", answered);
        Assert.Equal(["member", "visitor"], authors[answered..back]);
    }

    private static string TextOf(JsonElement said) => said.GetProperty("text").GetString()!;

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
