using System.Text.Json;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>A visitor goes on in another browser, by the link in their mail.</summary>
public sealed class ComeBackByMailTests(Browser browser) : IAsyncLifetime
{
    private BakeryOnline _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await BakeryOnline.OpenAsync();

    public ValueTask DisposeAsync() => _bakery.DisposeAsync();

    [Fact]
    public async Task The_link_opens_the_conversation_in_another_browser_at_the_first_touch_and_its_secret_is_gone_from_the_address_at_once()
    {
        await using var laptop = await _bakery.App.OpenWidget(_bakery.Key);
        await laptop.SendAsync("Do you deliver?");
        var secret = await ALinkAsync();
        await using var phone = await browser.SomebodyAsync();
        var widget = new OpenedWidget(phone);
        await phone.Page.GotoAsync($"{_bakery.Website.Url}/#miapulse={secret}");
        await widget.Launcher.WaitForAsync();

        Assert.EndsWith("/#miapulse", await phone.Page.EvaluateAsync<string>("location.href"), StringComparison.Ordinal);
        Assert.False(await IsSpentAsync()); // whoever only looks, as scanners of mail do, spends nothing
        await phone.Page.Mouse.MoveAsync(200, 200);

        await widget.Said("Do you deliver?").WaitForAsync();
        Assert.True(await IsSpentAsync());
        await phone.Page.ReloadAsync();
        await widget.Said("Do you deliver?").WaitForAsync();
        await widget.WriteAsync("On Sundays too?");
        await laptop.HearsAsync("visitor", t => t == "On Sundays too?", "what was written in the other browser");
    }

    [Fact]
    public async Task A_browser_with_a_conversation_of_its_own_keeps_it_and_spends_nothing()
    {
        await using var laptop = await _bakery.App.OpenWidget(_bakery.Key);
        await laptop.SendAsync("Do you deliver?");
        var secret = await ALinkAsync();
        await using var other = await browser.SomebodyAsync();
        var widget = new OpenedWidget(other);
        await other.Page.GotoAsync(_bakery.Website.Url);
        await widget.OpenAsync();
        await widget.WriteAsync("Something else");
        await widget.HearAsync("Good to hear from you.");
        await other.Page.GotoAsync("about:blank");

        await other.Page.GotoAsync($"{_bakery.Website.Url}/#miapulse={secret}");

        await widget.Said("Something else").WaitForAsync();
        Assert.False(await IsSpentAsync());
    }

    [Fact]
    public async Task A_used_link_says_so_in_a_clean_browser_where_one_can_write_all_the_same_and_opens_the_chat_in_the_one_that_used_it()
    {
        await using var laptop = await _bakery.App.OpenWidget(_bakery.Key);
        await laptop.SendAsync("Do you deliver?");
        var secret = await ALinkAsync();
        await using var phone = await browser.SomebodyAsync();
        var used = await FollowAsync(phone, secret);
        await used.Said("Do you deliver?").WaitForAsync();

        await using var other = await browser.SomebodyAsync();
        var clean = await FollowAsync(other, secret);
        await SaysThatItIsDead(clean).WaitForAsync();
        await clean.WriteAsync("Something else");
        await clean.HearAsync("Good to hear from you.");
        await Assertions.Expect(SaysThatItIsDead(clean)).ToBeHiddenAsync();

        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync($"{_bakery.Website.Url}/#miapulse={secret}");
        await used.Said("Do you deliver?").WaitForAsync();
        await Assertions.Expect(SaysThatItIsDead(used)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task At_the_door_a_secret_works_once_and_a_dead_one_begins_a_new_visit_and_is_told_to_be_dead()
    {
        await using var laptop = await _bakery.App.OpenWidget(_bakery.Key);
        await laptop.SendAsync("Do you deliver?");
        var secret = await ALinkAsync();
        var (_, neighbours) = await _bakery.App.ABusiness("Neighbour");

        var (_, elsewhere) = await JoinAsync(neighbours, secret);
        var (token, answer) = await JoinAsync(_bakery.Key, secret);
        var (_, late) = await JoinAsync(_bakery.Key, secret);

        Assert.Equal((0, 0), (elsewhere.GetProperty("messages").GetArrayLength(), late.GetProperty("messages").GetArrayLength()));
        Assert.Equal((true, false, true), (IsDead(elsewhere), IsDead(answer), IsDead(late)));
        Assert.Equal("Do you deliver?", answer.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.NotEqual(laptop.Token, token);
        foreach (var known in new[] { token, laptop.Token })
        {
            await using var again = new WidgetVisitor(_bakery.App.Widget(_bakery.Key));
            var resumed = await again.JoinAsync(known);
            Assert.Equal(("Do you deliver?", false), (resumed.GetProperty("messages")[0].GetProperty("text").GetString(), IsDead(resumed)));
        }
    }

    /// <summary>Opens the link, with a hand at the mouse.</summary>
    private async Task<OpenedWidget> FollowAsync(Person person, string secret)
    {
        var widget = new OpenedWidget(person);
        await person.Page.GotoAsync($"{_bakery.Website.Url}/#miapulse={secret}");
        await widget.Launcher.WaitForAsync();
        await person.Page.Mouse.MoveAsync(200, 200);
        return widget;
    }

    private static ILocator SaysThatItIsDead(OpenedWidget widget) =>
        widget.Panel.GetByRole(AriaRole.Status).Filter(new() { HasText = "This link has been used or has run out." });

    private static bool IsDead(JsonElement answer) => answer.GetProperty("linkIsDead").GetBoolean();

    private async Task<(string Token, JsonElement Answer)> JoinAsync(string key, string secret)
    {
        await using var connection = _bakery.App.Widget(key);
        await connection.StartAsync();
        var answer = await connection.InvokeAsync<JsonElement>("Join", new { fromMail = secret, page = new { url = "https://b.example/", title = "", referrer = (string?)null }, language = "en", timeZone = "Europe/Berlin" });
        return (answer.GetProperty("visitorToken").GetString()!, answer);
    }

    /// <summary>What the mail has, without the two minutes that it waits.</summary>
    private async Task<string> ALinkAsync()
    {
        var secret = SecretWord.New();
        await using var db = await _bakery.App.The<BusinessDbs>().ForAsync(_bakery.Owner, CancellationToken.None);
        var visitor = await db.Conversations.Select(c => c.VisitorId).SingleAsync();
        db.ReturnLinks.Add(new ReturnLink { BusinessId = _bakery.Owner.Business, SecretHash = secret.Hash, VisitorId = visitor, CreatedAt = _bakery.App.The<TimeProvider>().GetUtcNow() });
        await db.SaveChangesAsync();
        return secret.Text;
    }

    private async Task<bool> IsSpentAsync()
    {
        await using var db = await _bakery.App.The<BusinessDbs>().ForAsync(_bakery.Owner, CancellationToken.None);
        return await db.ReturnLinks.AnyAsync(l => l.TokenHash != null);
    }
}
