using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>What visitors live through at the widget: dead spots, reloads, keyboards, phones, languages.</summary>
public sealed class VisitorAtTheWidgetTests(Browser browser) : IAsyncLifetime
{
    private BakeryOnline _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await BakeryOnline.OpenAsync();

    public ValueTask DisposeAsync() => _bakery.DisposeAsync();

    [Fact]
    public async Task A_message_written_in_a_dead_spot_is_sent_once_and_what_was_missed_comes_in_order()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("One");
        await widget.Said("Good to hear from you.").WaitForAsync();
        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);

        await visitor.Context.SetOfflineAsync(true);
        await widget.WriteAsync("Two, from a tunnel");
        await widget.Panel.GetByText("Connection lost").WaitForAsync();
        await Assertions.Expect(widget.Log.GetByText("Sending…")).ToBeVisibleAsync();
        Assert.True((await _bakery.App.The<ReplyAsOwner>().RunAsync(_bakery.Owner, conversation, "Said while you were away", "away-1", CancellationToken.None)).IsDone);
        await visitor.Context.SetOfflineAsync(false);

        await widget.Said("Said while you were away").WaitForAsync();
        await Assertions.Expect(widget.Log.GetByText("Sending…")).ToBeHiddenAsync();
        await Assertions.Expect(widget.Panel.GetByText("Connection lost")).ToBeHiddenAsync();
        await Eventually.HoldsAsync(async () => (await _bakery.App.TextsIn(_bakery.Owner, conversation)).Contains("Two, from a tunnel"), "the queued message on the server");
        var kept = await _bakery.App.TextsIn(_bakery.Owner, conversation);
        Assert.Single(kept, t => t == "Two, from a tunnel");
        Assert.Equal(kept, await widget.InListAsync<string[]>("list => [...list.querySelectorAll('li:is(.visitor,.mia,.member,.system) .bubble')].map(e => e.textContent)"));
    }

    [Fact]
    public async Task A_reload_keeps_the_conversation_the_draft_and_what_was_not_sent()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Do you have rye bread?");
        await widget.HearAsync("Good to hear from you.");
        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);
        await widget.Composer.FillAsync("And half a thou");

        await visitor.Page.ReloadAsync();
        await widget.OpenAsync();

        await widget.Said("Do you have rye bread?").WaitForAsync();
        await widget.Said("Good to hear from you.").WaitForAsync();
        Assert.Equal("And half a thou", await widget.Composer.InputValueAsync());
        Assert.Equal(2, (await _bakery.App.TextsIn(_bakery.Owner, conversation)).Count);
    }

    [Fact]
    public async Task Mia_is_seen_at_it_until_she_speaks_also_after_a_reload()
    {
        var wait = new TaskCompletionSource();
        _bakery.App.Model.Says = (_, _, ct) => OnceAllowed(wait.Task, ct);
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        var isWriting = widget.Log.GetByRole(AriaRole.Img, new() { Name = "Mia is writing" });
        await widget.OpenAsync();
        await Assertions.Expect(isWriting).ToHaveCountAsync(0);
        await widget.WriteAsync("Do you have rye bread?");
        await isWriting.WaitForAsync();
        await Eventually.HoldsAsync(() => _bakery.App.Model.Asked == 1, "Mia is at it"); // and has told so: nothing tells it again

        await visitor.Page.ReloadAsync();
        await widget.OpenAsync();

        await widget.Said("Do you have rye bread?").WaitForAsync();
        await isWriting.WaitForAsync();
        wait.SetResult();
        await widget.HearAsync("It is our favourite.");
        await Assertions.Expect(isWriting).ToHaveCountAsync(0);
        await visitor.Page.ReloadAsync();
        await widget.OpenAsync();
        await widget.Said("It is our favourite.").WaitForAsync();
        await Assertions.Expect(isWriting).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_link_in_a_mail_opens_the_chat_where_it_was_left()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Do you deliver?");
        await widget.HearAsync("Good to hear from you.");
        var page = visitor.Page.Url;
        await visitor.Page.GotoAsync("about:blank");

        await visitor.Page.GotoAsync($"{page}#miapulse");

        await widget.Said("Do you deliver?").WaitForAsync();
    }

    [Fact]
    public async Task A_closed_panel_shows_that_a_person_has_answered_also_on_the_next_page()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Is anybody there?");
        await widget.HearAsync("Good to hear from you.");
        var conversation = await _bakery.App.TheConversationOf(_bakery.Owner);
        await visitor.Page.ReloadAsync();
        await widget.Launcher.WaitForAsync();
        await _bakery.App.The<ReplyAsOwner>().RunAsync(_bakery.Owner, conversation, "Anna here, how can I help?", "hello-1", CancellationToken.None);

        await Assertions.Expect(widget.Launcher).ToHaveAccessibleNameAsync("Chat: Corner Bakery (1)");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Anna here, how can I help?" }).ClickAsync();

        await widget.Said("Anna here, how can I help?").WaitForAsync();
        await Assertions.Expect(widget.Panel.GetByText("You are talking to Anna")).ToBeVisibleAsync();
        await Assertions.Expect(widget.Launcher).ToHaveAccessibleNameAsync("Chat: Corner Bakery");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        var keys = visitor.Page.Keyboard;

        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab"); // past the page's own button
        await Assertions.Expect(widget.Launcher).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(widget.Composer).ToBeFocusedAsync();
        await keys.TypeAsync("First line");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("second line");
        await keys.PressAsync("Enter");
        await widget.Said("Good to hear from you.").WaitForAsync();
        await keys.PressAsync("Escape");

        await Assertions.Expect(widget.Panel).ToBeHiddenAsync();
        await Assertions.Expect(widget.Launcher).ToBeFocusedAsync();
        await Assertions.Expect(widget.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal("First line\nsecond line", (await _bakery.App.TextsIn(_bakery.Owner, await _bakery.App.TheConversationOf(_bakery.Owner)))[0]);
    }

    [Fact]
    public async Task On_a_phone_it_fills_the_screen_keeps_the_focus_inside_and_closes_again()
    {
        await using var visitor = await browser.SomebodyOnAPhoneAsync();
        var widget = await _bakery.VisitAsync(visitor);
        Assert.Equal(50, (await widget.Launcher.BoundingBoxAsync())!.Width);

        await widget.OpenAsync();
        await widget.WriteAsync("Hello");
        await widget.Said("Good to hear from you.").WaitForAsync();

        var box = (await widget.Panel.BoundingBoxAsync())!;
        Assert.Equal((0, 0, 390, 844), ((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height));
        await Assertions.Expect(widget.Panel).ToHaveAttributeAsync("aria-modal", "true");
        await Assertions.Expect(widget.Launcher).ToBeHiddenAsync();
        Assert.True(await widget.Composer.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)") >= 16);
        for (var i = 0; i < 12; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.localName === 'miapulse-widget'"));
        }

        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();
        await Assertions.Expect(widget.Launcher).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_interface_speaks_the_browsers_language_or_the_pages_and_turns_for_Arabic()
    {
        await using var german = await browser.SomebodyAsync(new() { Locale = "de-AT" });
        await _bakery.VisitAsync(german);
        await german.Page.EvaluateAsync("MiaPulse.open()");
        await german.Page.GetByRole(AriaRole.Textbox, new() { Name = "Nachricht schreiben" }).WaitForAsync();

        _bakery.Website.Carry(_bakery.App.Url, _bakery.Key, "data-language=\"ar\"");
        await using var other = await browser.SomebodyAsync(new() { Locale = "de-AT" });
        await other.Page.GotoAsync(_bakery.Website.Url);
        await other.Page.Locator("miapulse-widget").GetByRole(AriaRole.Button).ClickAsync();
        var panel = other.Page.GetByRole(AriaRole.Dialog);
        await panel.GetByRole(AriaRole.Textbox, new() { Name = "اكتب رسالة" }).WaitForAsync();

        Assert.Equal("rtl", await panel.EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        var send = (await panel.GetByRole(AriaRole.Button, new() { Name = "إرسال", Exact = true }).BoundingBoxAsync())!;
        var field = (await panel.GetByRole(AriaRole.Textbox).BoundingBoxAsync())!;
        Assert.True(send.X < field.X);
    }

    [Fact]
    public async Task A_visitor_who_deletes_the_conversation_leaves_nothing_in_the_browser_and_may_begin_anew()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await widget.WriteAsync("Something private");
        await widget.Said("Good to hear from you.").WaitForAsync();

        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await widget.Panel.GetByText("Deleted.").WaitForAsync();

        await Assertions.Expect(widget.Said("Something private")).ToBeHiddenAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length"));
        await widget.WriteAsync("A new beginning");
        await widget.Said("Good to hear from you.").WaitForAsync();
        Assert.DoesNotContain("Something private", await _bakery.App.TextsIn(_bakery.Owner, await _bakery.App.TheConversationOf(_bakery.Owner)));
    }

    [Fact]
    public async Task Contact_details_are_refused_with_a_sentence_kept_as_understood_and_can_be_corrected()
    {
        await using var visitor = await browser.SomebodyAsync();
        var widget = await _bakery.VisitAsync(visitor);
        await widget.OpenAsync();
        await visitor.Page.EvaluateAsync("window.leads = []; MiaPulse.on('lead', (lead) => leads.push(lead.email))");
        await widget.WriteAsync("Please call me about a wedding cake");
        await widget.Said("Good to hear from you.").WaitForAsync();
        var field = (string name) => widget.Log.GetByRole(AriaRole.Textbox, new() { Name = name });
        var save = widget.Log.GetByRole(AriaRole.Button, new() { Name = "Send details" });

        await widget.Panel.GetByRole(AriaRole.Button, new() { Name = "Leave your details" }).ClickAsync();
        await save.ClickAsync();
        await widget.Log.GetByText("Please enter an email address or a phone number.").WaitForAsync();
        await field("Name").FillAsync("Ana Ruiz");
        await field("Email").FillAsync("ana at nowhere");
        await save.ClickAsync();
        await widget.Log.GetByText("That does not look like an email address.").WaitForAsync();
        await field("Email").FillAsync("Ana@Ruiz.example");
        await save.ClickAsync();
        await widget.Log.GetByText("This is what we noted").WaitForAsync();
        Assert.Equal(("Ana Ruiz", null), await LeadAsync(l => (l.Name, l.Phone)));

        await widget.Log.GetByRole(AriaRole.Button, new() { Name = "Correct this" }).ClickAsync();
        await field("Phone").FillAsync("415 555 0142");
        await save.ClickAsync();
        await widget.Log.GetByText("(415) 555-0142").WaitForAsync();

        Assert.Equal("+14155550142", await LeadAsync(l => l.Phone));
        Assert.Equal(await LeadAsync(l => l.Email), await visitor.Page.EvaluateAsync<string>("leads.at(-1)"));
    }

    [Fact]
    public async Task Where_no_socket_gets_through_it_takes_the_long_way()
    {
        await using var visitor = await browser.SomebodyAsync();
        await visitor.Page.AddInitScriptAsync("window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } close() {} };");
        var widget = await _bakery.VisitAsync(visitor);

        await widget.OpenAsync();
        await widget.WriteAsync("Through a narrow door");

        await widget.Said("Good to hear from you.").WaitForAsync();
        await widget.WriteAsync("And again");
        await Eventually.HoldsAsync(async () => await widget.Said("Good to hear from you.").CountAsync() == 2, "the second answer");
    }

    private static async IAsyncEnumerable<ReplyPart> OnceAllowed(Task wait, [EnumeratorCancellation] CancellationToken ct)
    {
        await wait.WaitAsync(ct);
        yield return new ReplyWords("It is our favourite.");
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }

    private async Task<T> LeadAsync<T>(Func<Lead, T> what)
    {
        await using var db = await _bakery.App.The<BusinessDbs>().ForAsync(_bakery.Owner, CancellationToken.None);
        return what(await db.Leads.AsNoTracking().SingleAsync());
    }
}
