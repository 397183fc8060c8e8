using Bunit;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Golden;
using MiaPulse.Web.Knowledge;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Receptionist;

namespace MiaPulse.Tests.Golden;

/// <summary>The screens around a golden question, over the real use cases: kept with a click, alerted where everybody sees it, quiet again once accepted.</summary>
public sealed class GoldenAlertTests
{
    private static readonly CancellationToken Ct = Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_answer_is_counted_in_the_navigation_and_noticed_on_the_page_until_it_is_accepted()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<KeepGolden>().RunAsync(owner, new GoldenDraft("Do you deliver?", new GoldenAnswer("Yes, on weekdays.", [], "answer", "embedded"), given.Clock.GetUtcNow()), Ct);
        await using var screen = new Screen(given, owner);
        var nav = screen.Render<AppNav>();
        var page = screen.Render<KnowledgePage>();
        await screen.ShowsAsync(() => page.FindAll("form.ask").Count == 1 && nav.FindAll("details.nav-me").Count == 1, "both are read");
        Assert.Empty(nav.FindAll(".nav-badge"));
        Assert.Empty(page.FindAll(".notice.warm"));

        await given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct); // the model says: Good to hear from you.

        await screen.ShowsAsync(() => nav.FindAll(".nav-badge").Count == 1 && page.FindAll(".notice.warm").Count == 1, "the alert");
        Assert.Contains("1 golden question is answered differently", nav.Markup, StringComparison.Ordinal);
        Assert.Equal("/app/knowledge/golden", page.Find(".notice.warm a").GetAttribute("href"));

        var golden = screen.Render<GoldenPart>();
        await screen.ShowsAsync(() => golden.FindAll(".compare").Count == 1, "the two answers");
        golden.Button("Accept the new answer").Click();

        await screen.ShowsAsync(() => golden.FindAll(".compare").Count == 0 && nav.FindAll(".nav-badge").Count == 0 && page.FindAll(".notice.warm").Count == 0, "no alert any more");
        Assert.Contains("Good to hear from you.", golden.Find(".faq-words").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_on_trial_is_kept_with_one_click_and_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var trial = screen.Render<TestMia>();
        trial.Find("#ask-mia").Input("Do you deliver?");
        await trial.InvokeAsync(() => trial.Find("form.ask").Submit());
        await Eventually.HoldsAsync(() => trial.FindAll(".keep-golden button").Count == 1, "the way to keep it");

        trial.Button("Keep as a golden question").Click();

        await Eventually.HoldsAsync(() => trial.FindAll(".keep-golden a").Count == 1, "that it is kept");
        Assert.DoesNotContain("Keep as a golden question", trial.Buttons());
        Assert.Equal(("Do you deliver?", "Good to hear from you."), Assert.Single((await given.The<GoldenBook>().AllAsync(owner, Ct)).Select(g => (g.Question, g.Approved.Text))));
    }
}
