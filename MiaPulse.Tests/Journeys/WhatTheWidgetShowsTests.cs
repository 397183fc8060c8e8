using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>How the widget words and draws what it is told: notes, choices, cards, languages.</summary>
public sealed class WhatTheWidgetShowsTests(Browser browser) : IAsyncLifetime
{
    private MiaApp _app = null!;
    private CustomerWebsite _website = null!;
    private Owner _owner = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _website = await CustomerWebsite.StartAsync();
        _app = await MiaApp.StartAsync();
        (_owner, _key) = await _app.ABusiness(website: _website.Url);
        _website.Carry(_app.Url, _key);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _website.DisposeAsync();
    }

    [Fact]
    public async Task That_the_connection_is_lost_is_said_once_and_until_it_is_back()
    {
        await using var visitor = await browser.SomebodyAsync();
        await visitor.Page.AddInitScriptAsync("window.tries = 0; window.WebSocket = class extends WebSocket { constructor(...all) { window.tries++; super(...all); } };");
        var widget = await VisitAsync(visitor);
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
    public async Task The_drawer_offers_the_download_and_no_mail_that_would_not_come()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        await widget.Said("Good to hear from you.").WaitForAsync();

        await Button(widget, "More").ClickAsync();
        await Button(widget, "Download this conversation").WaitForAsync();
        await Assertions.Expect(Button(widget, "Email me this conversation")).ToHaveCountAsync(0);
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
        _app.Model.Says = (prompt, _, _) => Answer("Do you mean one of these?\n- Gift cards\n- Packages\n- Something we also bake", prompt,
            new([], [new("suggest", "Gift cards"), new("suggest", "Packages"), new("contact", "Something else")]));
        await using var visitor = await browser.SomebodyOnAPhoneAsync();
        var widget = await VisitAsync(visitor);
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

    private static async IAsyncEnumerable<ReplyPart> Answer(string text, ReceptionistPrompt prompt, MessageExtras extras)
    {
        await Task.CompletedTask;
        yield return new ReplyWords(text);
        yield return new ReplyEnd(extras, prompt.Dialogue);
    }

    private static ILocator Button(OpenedWidget widget, string name) => widget.Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<OpenedWidget> VisitAsync(Person visitor)
    {
        await visitor.Page.GotoAsync(_website.Url);
        await visitor.Page.Locator("miapulse-widget").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new OpenedWidget(visitor);
    }
}
