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

    private static ILocator Button(OpenedWidget widget, string name) => widget.Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<OpenedWidget> VisitAsync(Person visitor)
    {
        await visitor.Page.GotoAsync(_website.Url);
        await visitor.Page.Locator("miapulse-widget").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new OpenedWidget(visitor);
    }
}
