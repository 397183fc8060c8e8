using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Widget;

/// <summary>The widget as somebody sees it on a page. Found by roles and names, as people find things.</summary>
public sealed class OpenedWidget(Person person)
{
    public IPage Page => person.Page;

    public ILocator Launcher => Page.Locator("miapulse-widget").GetByRole(AriaRole.Button, new() { NameRegex = new("^Chat: ") });

    public ILocator Panel => Page.GetByRole(AriaRole.Dialog, new() { NameRegex = new("^Chat with ") });

    public ILocator Composer => Panel.GetByRole(AriaRole.Textbox, new() { Name = "Write a message" });

    public ILocator Log => Panel.GetByRole(AriaRole.Log);

    public ILocator Said(string text) => Log.GetByText(text, new() { Exact = true });

    /// <summary>Waits until Mia has said <paramref name="text"/> and her reply is a message: before that its last piece stands
    /// there, and a page left then has not read it.</summary>
    public async Task HearAsync(string text)
    {
        await Said(text).WaitForAsync();
        await Assertions.Expect(Log).ToHaveAttributeAsync("aria-busy", "false");
    }

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Log.GetByText("AI receptionist").First.WaitForAsync();
    }

    public async Task WriteAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Runs in the widget's list of messages, as <c>list => …</c>.</summary>
    public Task<T> InListAsync<T>(string script) => Log.Locator("ol.list").EvaluateAsync<T>(script);
}
