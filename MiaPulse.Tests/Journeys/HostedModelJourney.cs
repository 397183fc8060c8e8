using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>A hosted model goes away in the middle of an answer, and the visitor at the widget gets one all the same: whole, and once.</summary>
public sealed class HostedModelJourney(Browser browser) : IAsyncLifetime
{
    private readonly TaskCompletionSource _gone = new();
    private SmallWebsite _bakery = null!;
    private LoopbackModel _model = null!;
    private MiaApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _model = await LoopbackModel.StartAsync(
            LoopbackModel.Says("A rye loaf costs $6.20 [1]."),
            LoopbackModel.SaysAndIsGone(_gone.Task, "Birthday cakes are baked to order here [1]. ", "And each of them "),
            LoopbackModel.Says("We bake a rye loaf ", "for $6.20 [1]."));
        _app = await MiaApp.StartAsync("Development", _model.Settings(("Mia:StallSeconds", "60"), ("Mia:FirstWordSeconds", "60")), realMia: true);
    }

    public async ValueTask DisposeAsync()
    {
        _gone.TrySetResult();
        await _app.DisposeAsync();
        await _model.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task The_begun_words_leave_the_screen_and_embedded_mia_gives_the_whole_answer_once()
    {
        var (owner, key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        await TeachAsync(owner, "How much is a birthday cake?", "A birthday cake for twelve people costs $48 and needs two days' notice.");
        await TeachAsync(owner, "How much is a rye loaf?", "A rye loaf costs $6.20.");
        await foreach (var _ in (await _app.The<TryMia>().RunAsync(owner, "How much is a rye loaf?", [], DialogueState.Fresh, TestContext.Current.CancellationToken)).Value.Parts)
        {
            // the owner has tried her before, so that no visitor is the model's first
        }

        _bakery.PasteWidget(_app.Url, key);
        await using var ana = await browser.SomebodyOnAPhoneAsync();
        var widget = new OpenedWidget(ana);
        await ana.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();

        await widget.WriteAsync("How much is a birthday cake?");
        await Shows(widget.Log, "Birthday cakes are baked to order here");
        _gone.SetResult();

        await Shows(widget.Log, @"costs \$48 and needs two days['’] notice");
        await Assertions.Expect(widget.Log).Not.ToContainTextAsync("baked to order");
        await Assertions.Expect(widget.Log.GetByText("costs $48")).ToHaveCountAsync(1);
        var bubbles = await widget.InListAsync<string[]>("list => [...list.querySelectorAll('li:is(.visitor,.mia) .bubble')].map(e => e.textContent)");
        Assert.Equal(2, bubbles.Length); // the question, and one answer
        Assert.Contains("$48", bubbles[1], StringComparison.Ordinal);
        var kept = await _app.TextsIn(owner, await _app.TheConversationOf(owner));
        Assert.Equal(2, kept.Count);
        Assert.Contains("$48", kept[1], StringComparison.Ordinal);
        Assert.DoesNotContain("to order", kept[1], StringComparison.Ordinal);

        // And the model is asked again once it is back.
        await widget.WriteAsync("How much is a rye loaf?");
        await Shows(widget.Log, @"We bake a rye loaf for \$6\.20");
        await Assertions.Expect(widget.Log.GetByText("costs $48")).ToHaveCountAsync(1);
        Assert.Empty(ana.Problems);
    }

    private async Task TeachAsync(Owner owner, string question, string answer) =>
        Assert.True((await _app.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = question, Answer = answer }, CancellationToken.None)).IsDone);

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
