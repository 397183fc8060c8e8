using System.Runtime.CompilerServices;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>A visitor and an owner at their browsers at once, with a Mia who says what the test tells her, so that each moment can be held still.</summary>
public sealed class TwoPeopleTests(Browser browser) : IAsyncLifetime
{
    private SmallWebsite _bakery = null!;
    private MiaApp _app = null!;
    private Owner _rosa = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _app = await MiaApp.StartAsync("Development");
        (_rosa, var key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        _bakery.PasteWidget(_app.Url, key);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task Taking_over_silences_Mia_in_the_middle_of_a_sentence_on_both_sides()
    {
        await using var owner = await browser.SomebodyAsync();
        await using var visitor = await browser.SomebodyAsync();
        var (desk, widget) = await BothAreThereAsync(owner, visitor);
        await widget.WriteAsync("Hello");
        await desk.OpenTheConversationAsync();
        await Shows(desk.Log, "Good to hear from you.");
        var wait = new TaskCompletionSource();
        _app.Model.Says = (_, _, ct) => HalfASentence(wait.Task, ct);
        await widget.WriteAsync("Tell me everything");
        await Shows(desk.Log, "I was about to tell you");
        await Shows(widget.Log, "I was about to tell you");

        await desk.TakeOver.ClickAsync();

        await Shows(widget.Panel, "You are talking to Anna");
        await ShowsNoMore(widget.Log, "I was about to tell you");
        await ShowsNoMore(desk.Log, "I was about to tell you");
        await Shows(desk.Banner, "You have this conversation");
        wait.SetResult();
        await desk.Reply.FillAsync("Anna here. How can I help?");
        await desk.Reply.PressAsync("Enter");
        await Shows(widget.Log, "Anna here. How can I help?");
        await ShowsNoMore(widget.Log, "the rest");
        Assert.Empty(owner.Problems);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Typing_a_reply_takes_over_too_and_the_keyboard_is_enough_for_the_owner()
    {
        await using var owner = await browser.SomebodyAsync();
        await using var visitor = await browser.SomebodyAsync();
        var (desk, widget) = await BothAreThereAsync(owner, visitor);
        await widget.WriteAsync("Hello");
        await Shows(widget.Log, "Good to hear from you.");
        await desk.Conversations.First.WaitForAsync();

        await owner.Page.Keyboard.PressAsync("j");
        await desk.Banner.WaitForAsync();
        await Shows(desk.Log, "Good to hear from you.");
        await owner.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await owner.Page.Keyboard.TypeAsync("Anna here.");
        await owner.Page.Keyboard.PressAsync("Enter");

        await Shows(widget.Log, "Anna here.");
        await Shows(widget.Panel, "You are talking to Anna");
        await Shows(desk.Banner, "You have this conversation");
        Assert.Empty(owner.Problems);
    }

    [Fact]
    public async Task What_is_typed_while_a_reply_is_on_its_way_stays_and_nothing_of_what_was_sent()
    {
        await using var owner = await browser.SomebodyAsync();
        await using var visitor = await browser.SomebodyAsync();
        var (desk, widget) = await BothAreThereAsync(owner, visitor);
        await widget.WriteAsync("Hello");
        await desk.OpenTheConversationAsync();

        await desk.Reply.PressSequentiallyAsync("Here I am.");
        await desk.Reply.PressAsync("Enter");
        await desk.Reply.PressSequentiallyAsync("What can");

        await Shows(widget.Log, "Here I am.");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("What can");
    }

    [Fact]
    public async Task Both_lose_the_connection_and_find_everything_once_when_it_is_back()
    {
        await using var owner = await browser.SomebodyAsync();
        await using var visitor = await browser.SomebodyAsync();
        var (desk, widget) = await BothAreThereAsync(owner, visitor);
        await widget.WriteAsync("Before");
        await Shows(widget.Log, "Good to hear from you.");
        await desk.OpenTheConversationAsync();

        await visitor.Context.SetOfflineAsync(true);
        await widget.WriteAsync("Written in a tunnel");
        await owner.Page.ReloadAsync();
        await visitor.Context.SetOfflineAsync(false);

        await Shows(desk.Log, "Written in a tunnel");
        await visitor.Page.ReloadAsync();
        await widget.OpenAsync();
        await Assertions.Expect(widget.Said("Written in a tunnel")).ToHaveCountAsync(1);
        await Assertions.Expect(widget.Said("Before")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Log.GetByText("Written in a tunnel")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_owner_on_a_phone_sees_one_pane_at_a_time_and_answers()
    {
        await using var owner = await browser.SomebodyOnAPhoneAsync();
        await using var visitor = await browser.SomebodyOnAPhoneAsync();
        var (desk, widget) = await BothAreThereAsync(owner, visitor);
        await widget.WriteAsync("Hello from a phone");
        await desk.OpenTheConversationAsync();
        await Assertions.Expect(desk.Conversations.First).Not.ToBeVisibleAsync();

        await desk.Reply.FillAsync("Hello back");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Shows(widget.Log, "Hello back");
        Assert.True(await owner.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page does not scroll sideways.");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the inbox" }).ClickAsync();
        await desk.Conversations.First.WaitForAsync();
    }

    private async Task<(AtTheDesk Desk, OpenedWidget Widget)> BothAreThereAsync(Person owner, Person visitor)
    {
        var desk = new AtTheDesk(owner, _app.Url);
        await desk.SignInAsync((await _app.The<IssueSignInLink>().RunAsync(_rosa, CancellationToken.None)).Value);
        await desk.OpenInboxAsync();
        await visitor.Page.GotoAsync(_bakery.Url.ToString());
        var widget = new OpenedWidget(visitor);
        await widget.OpenAsync();
        return (desk, widget);
    }

    private static Task Shows(ILocator place, string words) =>
        Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });

    private static Task ShowsNoMore(ILocator place, string words) =>
        Assertions.Expect(place).Not.ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });

    private static async IAsyncEnumerable<ReplyPart> HalfASentence(Task wait, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("I was about to tell you. And then ");
        await wait.WaitAsync(ct);
        yield return new ReplyWords("the rest.");
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }
}
