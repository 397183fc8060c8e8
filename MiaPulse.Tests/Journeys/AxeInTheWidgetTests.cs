using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>Every state of the widget with axe, in light and dark, on a desk, on a phone, and on a page enlarged four times.</summary>
public sealed class AxeInTheWidgetTests(Browser browser) : IAsyncLifetime
{
    private BakeryOnline _bakery = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await BakeryOnline.OpenAsync();
        _bakery.App.Model.Says = (prompt, _, _) => Answer(prompt);
    }

    public ValueTask DisposeAsync() => _bakery.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    [InlineData(ColorScheme.Light, 320, 256)] // 1280 × 1024 at 400 %
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(ColorScheme scheme, int width, int height)
    {
        await using var round = await AxeRound.BeginAsync(browser, scheme, width, height);
        var widget = new OpenedWidget(round.Person);
        await round.Page.GotoAsync(_bakery.Website.Url);
        await widget.Launcher.WaitForAsync();
        await LookAsync(round, widget, "the closed widget");
        await widget.OpenAsync();
        await round.IsDrawnAsChosenAsync(widget.Panel);
        await LookAsync(round, widget, "the empty panel");

        await AnAnswerAndTheContactCardAsync(round, widget);
        await TheDrawerAsync(round, widget);
        await APersonAsync(round, widget);
        await NoConnectionAsync(round, widget);
        round.FoundNothing(onAtLeast: 12);
    }

    private static async Task AnAnswerAndTheContactCardAsync(AxeRound round, OpenedWidget widget)
    {
        await widget.WriteAsync("What does rye bread cost?");
        await widget.Log.GetByRole(AriaRole.Link, new() { Name = "Order" }).WaitForAsync();
        await LookAsync(round, widget, "an answer with everything");
        await widget.Log.GetByRole(AriaRole.Button, new() { Name = "Leave your details" }).ClickAsync();
        await LookAsync(round, widget, "the contact card");
        var save = widget.Log.GetByRole(AriaRole.Button, new() { Name = "Send details" });
        await save.ClickAsync();
        await widget.Log.GetByText("Please enter an email address or a phone number.").WaitForAsync();
        await LookAsync(round, widget, "contact details that are refused");
        await widget.Log.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync("ana@ruiz.example");
        await save.ClickAsync();
        await widget.Log.GetByText("This is what we noted").WaitForAsync();
        await LookAsync(round, widget, "contact details as noted");
    }

    private static async Task TheDrawerAsync(AxeRound round, OpenedWidget widget)
    {
        var button = (string name) => widget.Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await button("More").ClickAsync();
        await LookAsync(round, widget, "the drawer");
        await button("Delete this conversation").ClickAsync();
        await LookAsync(round, widget, "whether to delete it");
        await round.Page.Keyboard.PressAsync("Escape");
    }

    private async Task APersonAsync(AxeRound round, OpenedWidget widget)
    {
        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);
        await _bakery.App.The<TakeOver>().RunAsync(_bakery.Owner, conversation, CancellationToken.None);
        await _bakery.App.The<ReplyAsOwner>().RunAsync(_bakery.Owner, conversation, "Anna here, how can I help?", "hello-1", CancellationToken.None);
        await widget.Said("Anna here, how can I help?").WaitForAsync();
        await LookAsync(round, widget, "a person");
        await _bakery.App.The<CloseConversation>().RunAsync(_bakery.Owner, conversation, CancellationToken.None);
        await widget.Panel.GetByText("How was it?").WaitForAsync();
        await LookAsync(round, widget, "a closed conversation");
        await round.Page.EvaluateAsync("MiaPulse.close()");
        await _bakery.App.The<ReplyAsOwner>().RunAsync(_bakery.Owner, conversation, "One more thing.", "hello-2", CancellationToken.None);
        await round.Page.GetByRole(AriaRole.Button, new() { Name = "One more thing." }).WaitForAsync();
        await LookAsync(round, widget, "unread words above the launcher");
        await round.Page.EvaluateAsync("MiaPulse.open()");
    }

    private static async Task NoConnectionAsync(AxeRound round, OpenedWidget widget)
    {
        await round.Person.Context.SetOfflineAsync(true);
        await widget.WriteAsync("From a tunnel");
        await widget.Panel.GetByText("Connection lost").WaitForAsync();
        await LookAsync(round, widget, "no connection");
        await round.Person.Context.SetOfflineAsync(false);
        await Assertions.Expect(widget.Panel.GetByText("Connection lost")).ToBeHiddenAsync();
    }

    private static async Task LookAsync(AxeRound round, OpenedWidget widget, string where)
    {
        await round.LookAsync(where);
        if (await widget.Panel.IsVisibleAsync())
        {
            Assert.True(await widget.Panel.EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth && e.querySelector('.log').scrollWidth <= e.querySelector('.log').clientWidth"), $"In {where} something is cut off.");
        }
    }

    private static async IAsyncEnumerable<ReplyPart> Answer(ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        yield return new ReplyWords("Rye bread is **$6**.\n- Sliced\n- Whole\nSee https://bakery.example/bread");
        yield return new ReplyEnd(
            new(
                [new SourceQuote("Bread", "https://bakery.example/bread", "Rye bread $6")],
                [new("contact", "Leave your details"), new("suggest", "Is it vegan?"), new("link", "Order", "https://bakery.example/order"), new("human", "Talk to a person")]),
            prompt.Dialogue);
    }
}
