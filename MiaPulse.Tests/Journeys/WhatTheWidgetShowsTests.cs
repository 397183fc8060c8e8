using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using MiaPulse.Web.Conversations;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>How the widget words and draws what it is told: notes, choices, cards, languages.</summary>
public sealed class WhatTheWidgetShowsTests(Browser browser) : IAsyncLifetime
{
    private BakeryOnline _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await BakeryOnline.OpenAsync();

    public ValueTask DisposeAsync() => _bakery.DisposeAsync();

    [Fact]
    public async Task That_the_connection_is_lost_is_said_once_and_until_it_is_back()
    {
        await using var visitor = await browser.SomebodyAsync();
        await visitor.Page.AddInitScriptAsync("window.tries = 0; window.WebSocket = class extends WebSocket { constructor(...all) { window.tries++; super(...all); } };");
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await Assertions.Expect(widget.Panel.GetByText("Connecting…")).ToBeHiddenAsync();
        await widget.Panel.EvaluateAsync("""
            panel => {
                const note = panel.querySelector('.note');
                window.told = [];
                new MutationObserver(() => window.told.push(note.hidden ? '' : note.textContent)).observe(note, { attributes: true, childList: true });
            }
            """);

        await visitor.Context.SetOfflineAsync(true);
        await Eventually.HoldsAsync(async () => await visitor.Page.EvaluateAsync<int>("tries") >= 4, "three more tries to connect");
        await widget.Panel.GetByText("Connection lost").WaitForAsync();
        Assert.Equal(["Connection lost. Your messages will be sent when it is back."], await ToldAsync());

        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(widget.Panel.GetByText("Connection lost")).ToBeHiddenAsync();
        Assert.Equal(["Connection lost. Your messages will be sent when it is back.", ""], await ToldAsync());

        // What was told, without the same told twice in one go.
        Task<string[]> ToldAsync() => visitor.Page.EvaluateAsync<string[]>("told.filter((text, i) => text !== (told[i - 1] ?? ''))");
    }

    [Fact]
    public async Task The_drawer_offers_the_download_and_the_mail()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        await widget.Said("Good to hear from you.").WaitForAsync();

        await Button(widget, "More").ClickAsync();
        await Button(widget, "Download this conversation").WaitForAsync();
        await Assertions.Expect(Button(widget, "Email me this conversation")).ToHaveCountAsync(1);
        var download = visitor.Page.WaitForDownloadAsync();
        await Button(widget, "Download this conversation").ClickAsync();
        Assert.Contains("Good to hear from you.", await File.ReadAllTextAsync(await (await download).PathAsync()), StringComparison.Ordinal);

        await Button(widget, "More").ClickAsync();
        await Button(widget, "Delete this conversation").ClickAsync();
        var form = widget.Panel.GetByRole(AriaRole.Group, new() { Name = "More" }).Locator("form");
        await form.HoverAsync();
        Assert.Equal("rgba(0, 0, 0, 0)", await form.EvaluateAsync<string>("form => getComputedStyle(form).backgroundColor"));
    }

    [Fact]
    public async Task Choices_stand_there_once_and_the_contact_form_waits_behind_something_else()
    {
        _bakery.App.Model.Says = (prompt, _, _) => Answer("Do you mean one of these?\n- Gift cards\n- Packages\n- Something we also bake", prompt,
            new([], [new("suggest", "Gift cards"), new("suggest", "Packages"), new("contact", "Something else")]));
        await using var visitor = await browser.SomebodyOnAPhoneAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("A present");

        await Button(widget, "Packages").WaitForAsync();
        await Assertions.Expect(widget.Log.GetByText("Gift cards")).ToHaveCountAsync(1);
        await Assertions.Expect(widget.Said("Something we also bake")).ToBeVisibleAsync(); // no button says it, so it stays
        await Assertions.Expect(widget.Log.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);

        await Button(widget, "Something else").ClickAsync();
        await Assertions.Expect(widget.Log.GetByRole(AriaRole.Textbox, new() { Name = "Name" })).ToBeFocusedAsync();

        await Button(widget, "Gift cards").ClickAsync();
        await widget.Log.Locator(".visitor").GetByText("Gift cards").WaitForAsync();
    }

    [Fact]
    public async Task What_is_not_the_owners_or_Mias_is_said_in_the_visitors_language()
    {
        _bakery.App.Model.Says = (prompt, _, _) => Answer("I could not find that.", prompt, new([], [new("human", "Talk to a person")]));
        await using var visitor = await browser.SomebodyAsync(new() { Locale = "de-DE", ViewportSize = new() { Width = 390, Height = 844 } });
        await visitor.Page.GotoAsync(_bakery.Website.Url);
        await visitor.Page.EvaluateAsync("MiaPulse.send('Parkplatz?')");
        var panel = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Chat mit Corner Bakery" });

        await panel.GetByText("Mia ist ein KI-Empfang. Sie antwortet mit dem, was Corner Bakery veröffentlicht hat.").WaitForAsync();
        await panel.GetByText("Was möchten Sie über Corner Bakery wissen?").WaitForAsync();
        await panel.GetByRole(AriaRole.Log).GetByRole(AriaRole.Button, new() { Name = "Mit einem Menschen sprechen" }).WaitForAsync();
        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);
        Assert.True((await _bakery.App.The<TakeOver>().RunAsync(_bakery.Owner, conversation, CancellationToken.None)).IsDone);
        await panel.GetByText("Anna ist jetzt dabei", new() { Exact = true }).WaitForAsync();
        Assert.True((await _bakery.App.The<HandBack>().RunAsync(_bakery.Owner, conversation, CancellationToken.None)).IsDone);
        await panel.GetByText("Anna hat an Mia übergeben", new() { Exact = true }).WaitForAsync();
        Assert.True((await _bakery.App.The<CloseConversation>().RunAsync(_bakery.Owner, conversation, CancellationToken.None)).IsDone);
        await panel.GetByText("Anna hat das Gespräch beendet", new() { Exact = true }).WaitForAsync();
        Assert.Contains("Anna joined", await _bakery.App.TextsIn(_bakery.Owner, conversation)); // what is kept reads the same for everybody at the desk
    }

    [Fact]
    public async Task What_the_server_refuses_is_said_in_the_visitors_language_and_what_it_has_no_words_for_as_the_server_says_it()
    {
        await using var visitor = await browser.SomebodyAsync(new() { Locale = "de-DE" });
        await visitor.Page.GotoAsync(_bakery.Website.Url);
        await visitor.Page.EvaluateAsync("MiaPulse.send('Bitte rufen Sie mich an')");
        var panel = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Chat mit Corner Bakery" });
        await panel.GetByText("Good to hear from you.").WaitForAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Kontakt hinterlassen" }).ClickAsync();
        var save = panel.GetByRole(AriaRole.Button, new() { Name = "Angaben senden" });

        await panel.GetByRole(AriaRole.Textbox, new() { Name = "E-Mail" }).FillAsync("ana at nowhere");
        await save.ClickAsync();
        await panel.GetByText("Das sieht nicht nach einer E-Mail-Adresse aus.", new() { Exact = true }).WaitForAsync();
        await panel.GetByRole(AriaRole.Textbox, new() { Name = "E-Mail" }).FillAsync("");
        await panel.GetByRole(AriaRole.Textbox, new() { Name = "Telefon" }).FillAsync("12");
        await save.ClickAsync();
        await panel.GetByText("Das sieht nicht nach einer Telefonnummer aus.").WaitForAsync();

        await visitor.Page.EvaluateAsync("MiaPulse.send('\\u0007')"); // a character that cannot be shown
        await panel.GetByText("Darin sind Zeichen, die sich nicht anzeigen lassen.").WaitForAsync();
        var said = await visitor.Page.EvaluateAsync<string[]>($$"""
            async () => {
                const [{ why }, { read }, words] = await Promise.all(['nodes.js', 'hub.js', 'lang/de.js'].map((file) => import('{{_bakery.App.Url}}widget/' + file)));
                const say = (message) => why(read(new Error(message)), words.default);
                return [say('HubException: rate_limited: Too fast.'), say('over_quota: Enough. [mails_to_address]'), say('rate_limited: Later. [of_next_year]'), say('of_next_year: Not here.'), say('broken')];
            }
            """);
        Assert.StartsWith("Das ging sehr schnell.", said[0], StringComparison.Ordinal);
        Assert.StartsWith("Diese Adresse hat für heute genug E-Mails bekommen.", said[1], StringComparison.Ordinal);
        Assert.Equal((said[0], "Not here.", "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal."), (said[2], said[3], said[4]));
    }

    [Fact]
    public async Task The_owners_own_greeting_stays_as_it_was_written()
    {
        Assert.True((await _bakery.App.The<UpdateWidget>().RunAsync(_bakery.Owner, new WidgetInput { Greeting = "Welcome to the bakery." }, CancellationToken.None)).IsDone);
        await using var visitor = await browser.SomebodyAsync(new() { Locale = "fr-FR" });
        await visitor.Page.GotoAsync(_bakery.Website.Url);
        await visitor.Page.EvaluateAsync("MiaPulse.open()");

        await visitor.Page.GetByText("Welcome to the bakery.").WaitForAsync();
        await visitor.Page.GetByText("Mia est une réceptionniste IA.").WaitForAsync();
    }

    [Fact]
    public async Task Whether_somebody_is_at_the_desk_is_seen_at_once()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        await widget.Said("Good to hear from you.").WaitForAsync();
        await Button(widget, "Leave your details").WaitForAsync();

        await TellAsync("PresenceChanged", new { peopleAvailable = true });
        await Button(widget, "Talk to a person").WaitForAsync();
        await widget.Panel.GetByText("We’re here").WaitForAsync();

        await TellAsync("PresenceChanged", new { peopleAvailable = false });
        await Button(widget, "Leave your details").WaitForAsync();
    }

    [Fact]
    public async Task What_is_erased_in_one_tab_is_gone_from_the_other()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Something private");
        await widget.Said("Good to hear from you.").WaitForAsync();

        await TellAsync("Erased");
        await Assertions.Expect(widget.Said("Something private")).ToHaveCountAsync(0);
        await widget.Panel.GetByText("Deleted. Nothing of this conversation is kept in this browser.").WaitForAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("Object.keys(localStorage).length"));

        await widget.WriteAsync("A new beginning");
        await widget.Said("Good to hear from you.").WaitForAsync();
        await Assertions.Expect(widget.Said("Something private")).ToHaveCountAsync(0);
    }

    /// <summary>Says it to the one visitor's tabs, as the server does.</summary>
    private async Task TellAsync(string what, params object[] detail)
    {
        await using var db = await _bakery.App.The<BusinessDbs>().ForAsync(_bakery.Owner, CancellationToken.None);
        var who = await db.Visitors.Select(v => v.Id).SingleAsync();
        await _bakery.App.The<IHubContext<VisitorHub>>().Clients.Group(VisitorHub.GroupOf(_bakery.Owner.Business, who)).SendCoreAsync(what, detail);
    }

    private static async IAsyncEnumerable<ReplyPart> Answer(string text, ReceptionistPrompt prompt, MessageExtras extras)
    {
        await Task.CompletedTask;
        yield return new ReplyWords(text);
        yield return new ReplyEnd(extras, prompt.Dialogue);
    }

    private static ILocator Button(OpenedWidget widget, string name) => widget.Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
