using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>What an owner does in the browser. Everything is found by role and name, as a person finds it.</summary>
public sealed class AtTheDesk(Person person, Uri miaPulse)
{
    public IPage Page => person.Page;

    public ILocator TakeOver => Page.GetByRole(AriaRole.Button, new() { Name = "Take over", Exact = true });

    public ILocator HandBack => Page.GetByRole(AriaRole.Button, new() { Name = "Hand back to Mia" });

    public ILocator Banner => Page.GetByRole(AriaRole.Region, new() { Name = "Who has this conversation" });

    public ILocator Log => Page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    public ILocator Reply => Page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to the visitor" });

    public ILocator Conversations => Page.GetByRole(AriaRole.List, new() { Name = "Conversations" }).GetByRole(AriaRole.Link);

    public ILocator Contact => Page.GetByRole(AriaRole.Region, new() { Name = "Contact" });

    /// <summary>Signs up, takes the link from the outbox and spends it: ends on the dashboard's first page.</summary>
    public async Task SignUpAsync(string business, string email, Uri website, string industry)
    {
        await Page.GotoAsync(new Uri(miaPulse, "/signup").ToString());
        await Page.GetByLabel("Business name").FillAsync(business);
        await Page.GetByLabel("Your email").FillAsync(email);
        await Page.GetByLabel("Website").FillAsync(website.ToString());
        await Page.GetByLabel("Industry").FillAsync(industry);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start free" }).ClickAsync();
        await IsAtAsync("/signin/sent");
        await TakeTheLinkAsync();
    }

    /// <summary>Opens a sign-in link and spends it.</summary>
    public async Task SignInAsync(Uri link)
    {
        await Page.GotoAsync(link.ToString());
        await SpendTheLinkAsync();
    }

    public async Task OpenInboxAsync()
    {
        await Page.GotoAsync(new Uri(miaPulse, "/app/inbox").ToString());
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Inbox", Exact = true }).WaitForAsync();
    }

    /// <summary>Opens the one conversation that there is, as soon as there is one.</summary>
    public async Task OpenTheConversationAsync()
    {
        await Conversations.First.ClickAsync();
        await Banner.WaitForAsync();
        await Assertions.Expect(Reply).ToBeEditableAsync(); // the page as it was sent is replaced once its circuit is there
    }

    /// <summary>Opens the sheet of keys with its own key. Tries again, since a page hears no key before its circuit is there.</summary>
    public Task OpenKeysAsync() => Eventually.HoldsAsync(
        async () =>
        {
            await Page.Keyboard.PressAsync("Escape");
            await Page.Keyboard.PressAsync("?");
            try
            {
                await Keys.WaitForAsync(new() { Timeout = 2000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        },
        "the sheet of keys");

    public async Task CloseKeysAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Keys).ToBeHiddenAsync();
    }

    private ILocator Keys => Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });

    private async Task TakeTheLinkAsync()
    {
        // Mail goes out beside the answer, so it may not lie there yet at the first look.
        var mail = Page.Locator("main").GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;
        await Eventually.HoldsAsync(
            async () =>
            {
                await Page.GotoAsync(new Uri(miaPulse, "/dev/outbox").ToString());
                return await mail.CountAsync() > 0;
            },
            "the mail with the link");
        await mail.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open the link" }).ClickAsync();
        await SpendTheLinkAsync();
    }

    private async Task SpendTheLinkAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await IsAtAsync("/app");
    }

    /// <summary>Looks where the page is, again and again. Waiting for a page's load as well now and then misses that it has loaded, and waits for ever.</summary>
    private Task IsAtAsync(string path) => Assertions.Expect(Page).ToHaveURLAsync(
        new Regex("^" + Regex.Escape(new Uri(miaPulse, path).ToString())), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
