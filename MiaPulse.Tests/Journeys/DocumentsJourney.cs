using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Tests.Knowledge;
using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>An owner gives Mia a text and a file, and asks her: the answer names the document that it stands in.</summary>
public sealed class DocumentsJourney(Browser browser) : IAsyncLifetime
{
    private MiaApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await MiaApp.StartAsync("Development", realMia: true);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_pasted_text_and_an_uploaded_file_are_read_and_the_receipt_names_document_and_page()
    {
        await using var rosa = await browser.SomebodyAsync();
        var (owner, _) = await _app.ABusiness("Rosa's Bakery");
        await new AtTheDesk(rosa, _app.Url).SignInAsync((await _app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value);
        var page = rosa.Page;
        await page.GotoAsync(new Uri(_app.Url, "/app/knowledge").ToString());
        await rosa.SeesItAllAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Paste a text" }).ClickAsync();
        await page.GetByLabel("What is it?").FillAsync("Cancellation policy");
        await page.GetByLabel("The text").FillAsync("# Cancelling an order\nA cake that is ordered can be cancelled free of charge up to 24 hours before it is collected.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give it to Mia" }).ClickAsync();
        await IsReadAsync(page, "Cancellation policy");

        await page.GetByLabel("Upload files").SetInputFilesAsync(new FilePayload
        {
            Name = "Price list.pdf",
            MimeType = "application/octet-stream",
            Buffer = DocumentFiles.Pdf(
                [new DocumentFiles.Text(50, 780, "Bread", 18), new DocumentFiles.Text(50, 750, "A rye loaf costs $6.20 and a roll costs $1.10.")],
                [new DocumentFiles.Text(50, 780, "Cakes", 18), new DocumentFiles.Text(50, 750, "A birthday cake for twelve people costs $48.")]),
        });
        await IsReadAsync(page, "Price list.pdf");

        await AskAsync(page, "How much is a birthday cake?", @"\$48", "Price list.pdf, page 2: Cakes");
        await AskAsync(page, "Can I cancel a cake order?", "24 hours", "Cancellation policy: Cancelling an order");
        Assert.Empty(rosa.Problems);
    }

    private static async Task IsReadAsync(IPage page, string document) =>
        await Shows(page.GetByRole(AriaRole.Article, new() { Name = $"Document {document}" }).Locator(".tag").First, new Regex("^Read$"));

    private async Task AskAsync(IPage page, string question, string answer, string receipt)
    {
        await page.GotoAsync(new Uri(_app.Url, "/app/knowledge/test").ToString());
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Your question for Mia" });
        await box.WaitForAsync();
        await box.FillAsync(question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Shows(page.GetByRole(AriaRole.Log, new() { Name = "What was said" }), new Regex(answer));
        await Shows(page.GetByRole(AriaRole.List, new() { Name = "Sources" }), new Regex(Regex.Escape(receipt)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Why?" }).ClickAsync();
        await Shows(page.GetByRole(AriaRole.Region, new() { Name = "Why Mia said this" }), new Regex(Regex.Escape(receipt)));
    }

    private static Task Shows(ILocator place, Regex words) =>
        Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
