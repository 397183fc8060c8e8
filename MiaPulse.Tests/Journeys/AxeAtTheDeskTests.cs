using MiaPulse.Core.Accounts;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>The dashboard with axe, in light and dark and on a phone: as it is on the first day, and with something of everything in it.</summary>
public sealed class AxeAtTheDeskTests(Browser browser) : IAsyncLifetime
{
    private SmallWebsite _bakery = null!;
    private MiaApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _app = await MiaApp.StartAsync("Development", new Dictionary<string, string?> { ["Crawler:AllowedPrivateHosts"] = _bakery.Host });
        _app.Model.Says = (prompt, _, _) => Answer(prompt);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(AxeRound.Looks), MemberType = typeof(AxeRound))]
    public async Task Axe_finds_nothing_on_the_first_day(ColorScheme scheme, int width)
    {
        var (owner, _) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        await using var round = await BeginAsync(owner, scheme, width);

        foreach (var path in new[] { "/app", "/app/inbox", "/app/inbox?show=waiting", "/app/leads", "/app/calls", "/app/calls/simulator", "/app/alerts", "/app/alerts/mails", "/app/reports", "/app/settings/alerts", "/app/settings/phone", "/app/settings/webhooks", "/app/settings/webhooks/deliveries", "/app/knowledge", "/app/knowledge/answers", "/app/knowledge/unanswered", "/app/knowledge/suggested", "/app/knowledge/golden", "/app/knowledge/nothing" })
        {
            await round.OpenAsync(new Uri(_app.Url, path));
            await round.IsDrawnAsChosenAsync(round.Page.Locator("body"));
        }

        await round.OpenAsync(new Uri(_app.Url, $"/app/inbox/{Ids.New<ConversationId>(_app.The<TimeProvider>())}"));
        round.FoundNothing(onAtLeast: 17);
    }

    [Theory]
    [MemberData(nameof(AxeRound.Looks), MemberType = typeof(AxeRound))]
    public async Task Axe_finds_nothing_in_the_inbox(ColorScheme scheme, int width)
    {
        var (owner, key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        var (mine, waiting) = await ConversationsOfEachKindAsync(owner, key);
        await using var round = await BeginAsync(owner, scheme, width);
        var page = round.Page;

        await round.OpenAsync(new Uri(_app.Url, "/app/inbox"));
        if (!round.IsOnAPhone) // there it is on the page of settings
        {
            await page.Locator("summary", new() { HasText = "Your account" }).ClickAsync();
            await round.LookAsync("the account's menu");
        }

        await round.OpenAsync(new Uri(_app.Url, $"/app/inbox/{waiting}"));
        await new AtTheDesk(round.Person, _app.Url).OpenKeysAsync();
        await round.LookAsync("the keys");
        await round.OpenAsync(new Uri(_app.Url, $"/app/inbox/{mine}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Why?" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Why Mia said this" }).WaitForAsync();
        await round.LookAsync("why Mia said it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct this" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Correct this answer" }).WaitForAsync();
        await round.LookAsync("a correction");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to the visitor" }).FillAsync(new string('x', Message.MaxLength + 10));
        await round.LookAsync("a reply that is too long");
        if (round.IsOnAPhone)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "About the visitor" }).ClickAsync();
            await page.GetByRole(AriaRole.Complementary, new() { Name = "About the visitor" }).WaitForAsync();
            await round.LookAsync("about the visitor");
        }

        round.FoundNothing(onAtLeast: 8);
    }

    [Theory]
    [MemberData(nameof(AxeRound.Looks), MemberType = typeof(AxeRound))]
    public async Task Axe_finds_nothing_on_leads_knowledge_and_settings(ColorScheme scheme, int width)
    {
        var (owner, key) = await _app.ABusiness("Rosa's Bakery", _bakery.Url.ToString());
        await ConversationsOfEachKindAsync(owner, key);
        await KnowledgeOfEachKindAsync(owner);
        await using var round = await BeginAsync(owner, scheme, width);
        var page = round.Page;

        await round.OpenAsync(new Uri(_app.Url, "/app"));
        await round.OpenAsync(new Uri(_app.Url, "/app/leads?q=nobody"));
        await round.OpenAsync(new Uri(_app.Url, "/app/leads"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz" }).ClickAsync();
        await page.GetByText("In their own words").WaitForAsync();
        await round.LookAsync("an opened lead");

        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).WaitForAsync();
        await round.LookAsync("a source that was removed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("All 4 pages").WaitForAsync();
        await round.LookAsync("a source that came back");
        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge/answers"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete: Do you deliver?" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).WaitForAsync();
        await round.LookAsync("an answer that was deleted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an answer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Teach Mia" }).ClickAsync();
        await page.GetByText("Type the question.").First.WaitForAsync();
        await round.LookAsync("an answer that lacks its words");
        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge/unanswered"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Form).WaitForAsync();
        await round.LookAsync("an unanswered question being answered");
        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge/suggested"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit first" }).ClickAsync();
        await page.GetByRole(AriaRole.Form).WaitForAsync();
        await round.LookAsync("an offered answer being edited");
        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge/golden"));
        await page.GetByRole(AriaRole.Region, new() { Name = "Answer now: How much is a cake?" }).WaitForAsync();
        await round.LookAsync("a golden question with another answer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: How much is a cake?" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).WaitForAsync();
        await round.LookAsync("a golden question that was removed");
        await round.OpenAsync(new Uri(_app.Url, "/app/knowledge/test"));
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your question for Mia" }).FillAsync("What does rye bread cost?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await page.GetByText("Start over").WaitForAsync();
        await round.LookAsync("a trial of Mia");

        await round.OpenAsync(new Uri(_app.Url, "/app/settings"));
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Monday" }).CheckAsync();
        await page.GetByLabel("Business name").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Locator(".summary li").First.WaitForAsync();
        await round.LookAsync("settings that are refused");
        await round.OpenAsync(new Uri(_app.Url, "/app/settings/mia"));
        await page.GetByLabel("Show the preview in").SelectOptionAsync("Arabic");
        await page.GetByText("ميا").First.WaitForAsync();
        await round.LookAsync("a preview from right to left");
        await round.OpenAsync(new Uri(_app.Url, "/app/settings/widget"));
        await page.GetByLabel("Colour as a number").FillAsync("#ffee88");
        await page.GetByText("hard to see").WaitForAsync();
        await round.LookAsync("a colour that is hard to see");
        round.FoundNothing(onAtLeast: 22);
    }

    private async Task<AxeRound> BeginAsync(Owner owner, ColorScheme scheme, int width)
    {
        var round = await AxeRound.BeginAsync(browser, scheme, width);
        await new AtTheDesk(round.Person, _app.Url).SignInAsync((await _app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value);
        return round;
    }

    /// <summary>One that Mia answers, one that the owner has, with a lead in it, one that waits for a person, and one that is closed.</summary>
    private async Task<(ConversationId Mine, ConversationId Waiting)> ConversationsOfEachKindAsync(Owner owner, string key)
    {
        await AsksAsync(key, "What does a rye loaf cost?");
        var mine = await AsksAsync(key, "What does a cake cost?");
        var waiting = await AsksAsync(key, "May I talk to a person?", visitor => visitor.Connection.InvokeCoreAsync("AskForHuman", typeof(object), [], CancellationToken.None));
        var closed = await AsksAsync(key, "Thanks");
        await _app.The<CaptureLead>().RunAsync(new Mia(owner.Business), mine, new ContactCard("Ana Ruiz", "ana@ruiz.example", "+14155550142"), "I'm Ana Ruiz, ana@ruiz.example", "A birthday cake", CancellationToken.None);
        await _app.The<TakeOver>().RunAsync(owner, mine, CancellationToken.None);
        await _app.The<ReplyAsOwner>().RunAsync(owner, mine, "Rosa here. It is $48, see https://bakery.example/cakes.", "said-1", CancellationToken.None);
        await _app.The<CloseConversation>().RunAsync(owner, closed, CancellationToken.None);
        return (mine, waiting);
    }

    private async Task<ConversationId> AsksAsync(string key, string words, Func<WidgetVisitor, Task>? then = null)
    {
        await using var visitor = await _app.OpenWidget(key);
        var sent = await visitor.SendAsync(words);
        await visitor.HearsAsync("mia", _ => true, $"an answer to \"{words}\"");
        await (then?.Invoke(visitor) ?? Task.CompletedTask);
        return Ids.TryParse<ConversationId>(sent.GetProperty("conversationId").GetString()!, out var id) ? id : throw new InvalidOperationException("The answer names no conversation.");
    }

    private async Task KnowledgeOfEachKindAsync(Owner owner)
    {
        Assert.True((await _app.The<LearnWebsite>().RunAsync(owner, _bakery.Url.ToString(), CancellationToken.None)).IsDone);
        await _app.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Do you deliver?", Answer = "Yes, on weekdays." }, CancellationToken.None);
        await using var db = await _app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        var clock = _app.The<TimeProvider>();
        var conversation = await db.Conversations.Select(c => c.Id).FirstAsync();
        db.Gaps.Add(new Gap { BusinessId = owner.Business, Id = Ids.New<GapId>(clock), ConversationId = conversation, Question = "Do you repair bicycles?", At = clock.GetUtcNow() });
        db.HeardAnswers.Add(new HeardAnswer
        {
            BusinessId = owner.Business,
            Id = Ids.New<HeardAnswerId>(clock),
            ConversationId = conversation,
            QuestionSequence = 1,
            Question = "Can I rent a tandem?",
            Answer = "Yes, for $30 a day.",
            MemberName = "Anna",
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        foreach (var question in new[] { "What does a rye loaf cost?", "How much is a cake?" })
        {
            await _app.The<KeepGolden>().RunAsync(owner, new GoldenDraft(question, new GoldenAnswer("A rye loaf costs $5.80.", [], "answer", "embedded"), clock.GetUtcNow()), CancellationToken.None);
        }

        await Eventually.HoldsAsync(
            async () => (await _app.The<KnowledgeBook>().SourcesAsync(owner, CancellationToken.None)).All(s => !s.IsUnderWay && s.Read > 0),
            "the website is read");
        await Eventually.HoldsAsync(async () => await _app.The<GoldenBook>().AlertsAsync(owner, CancellationToken.None) == 2, "the golden questions are asked");
    }

    private static async IAsyncEnumerable<ReplyPart> Answer(ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        var passage = new ReceiptPassage(default, "Prices", "https://bakery.example/prices", "A rye loaf costs $6.20. A birthday cake costs $48.", 0.8);
        yield return new ReplyWords("We bake it **every morning**.\n- Rye\n- Wheat\nSee https://bakery.example/bread");
        yield return new ReplyEnd(
            new MessageExtras([new SourceQuote("Prices", "https://bakery.example/prices", "A rye loaf costs $6.20.")], [new MessageAction("human", "Talk to a person")], null, new Receipt("answer", 0.87, "embedded", [passage])),
            prompt.Dialogue);
    }
}
