using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>An owner tries a call, reads it, and hears one that was recorded: from the first word to the last page, with the real Mia, at a desk and on a phone.</summary>
public sealed class CallJourney(Browser browser)
{
    private const string Price = "A rye loaf costs $6.20.";
    private const int SoundSeconds = 30;

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_owner_plays_a_caller_who_asks_a_price_and_the_link_and_finds_the_text_the_lead_and_the_words()
    {
        await using var app = await MiaApp.StartAsync("Development", realMia: true);
        var anna = await ABakeryAsync(app);
        await using var owner = await browser.SomebodyAsync();
        var simulator = await OpenSimulatorAsync(owner, app, anna);

        await simulator.CallAsync();
        await Shows(simulator.Log, "AI assistant");
        await Shows(simulator.Log, "Rosa's Bakery");
        await FitsAPhoneAsync(owner);

        Assert.Matches(@"6\D+20", await simulator.SayAsync("How much is a rye loaf?"));
        Assert.Contains("Shall I do that?", await simulator.SayAsync("Could you send me the link to your website?"), StringComparison.Ordinal);
        Assert.Empty(await TextsAtTheOutboxAsync(app)); // nothing before the yes
        Assert.Contains("I am texting it to you now.", await simulator.SayAsync("Yes, please."), StringComparison.Ordinal);
        await simulator.SayAsync("I'm Ana Ruiz, ana@ruiz.example");
        await FitsAPhoneAsync(owner);
        await simulator.HangUpAsync();

        await ReadsTheCallAsync(owner);
        await FindsTheTextAsync(owner, app);
        await FindsTheLeadAsync(owner, app);
        Assert.Empty(owner.Problems);
    }

    [Fact]
    public async Task A_recorded_call_is_played_and_its_words_follow_where_it_is_and_lead_where_it_is_to_be()
    {
        var sound = Silence();
        await using var twilio = await LoopbackVendor.StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "audio/wav";
            await context.Response.Body.WriteAsync(HttpMethods.IsGet(context.Request.Method) ? sound : []);
        });
        await using var app = await MiaApp.StartAsync("Development", TwilioAt(twilio.Url), realMia: true);
        var anna = await ABakeryAsync(app);
        var path = $"/app/calls/{await ARecordedCallAsync(app, anna)}";
        await using var owner = await browser.SomebodyAsync();
        await SignInAsync(owner, app, anna);

        await owner.Page.GotoAsync(new Uri(app.Url, path).ToString());
        await owner.SeesItAllAsync();
        var player = owner.Page.Locator("audio");
        await Eventually.HoldsAsync(async () => await player.EvaluateAsync<double>("a => a.duration || 0") > SoundSeconds - 1, "the sound");
        var lines = owner.Page.GetByRole(AriaRole.List).Filter(new() { HasText = "The notice, before anything was asked" }).GetByRole(AriaRole.Listitem);
        await Shows(lines.Nth(0), "AI assistant");
        await Shows(lines.Nth(1), "How can I help you|How may I help you|How can I help");
        await Shows(lines.Nth(2), "How much is a rye loaf");
        await Shows(lines.Nth(3), @"\$6\.20");

        // The words follow the sound …
        await player.EvaluateAsync("a => { a.currentTime = 25; }");
        await Assertions.Expect(lines.Nth(3)).ToHaveAttributeAsync("aria-current", "true");
        await player.EvaluateAsync("a => { a.currentTime = 0.1; }");
        await Assertions.Expect(lines.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(lines.Nth(3)).Not.ToHaveAttributeAsync("aria-current", "true");

        // … and the sound the words.
        await lines.Nth(2).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hear from 0:1") }).ClickAsync();
        await Eventually.HoldsAsync(async () => await player.EvaluateAsync<double>("a => a.currentTime") > 15, "the sound where the question is");
        await Assertions.Expect(lines.Nth(0)).Not.ToHaveAttributeAsync("aria-current", "true");
        await FitsAPhoneAsync(owner);
        await owner.FindsNothingWithAxeAsync("the page of a recorded call");
        Assert.Empty(owner.Problems);
    }

    private static async Task<Owner> ABakeryAsync(MiaApp app)
    {
        var (anna, _) = await app.ABusiness("Rosa's Bakery", "https://rosas.example");
        Assert.True((await app.The<TeachMia>().RunAsync(anna, new FaqDraft { Question = "How much is a rye loaf?", Answer = Price }, Ct)).IsDone);
        return anna;
    }

    private static Dictionary<string, string?> TwilioAt(Uri url) => new()
    {
        ["PublicUrl"] = TwilioCaller.PublicUrl,
        ["Twilio:AccountSid"] = TwilioCaller.Account,
        ["Twilio:AuthToken"] = TwilioCaller.Token,
        ["Twilio:From"] = TwilioCalls.Line,
        ["Twilio:BaseUrl"] = url.ToString(),
    };

    /// <summary>A caller asks for a price and hangs up; Twilio tells of the recording, and it comes here.</summary>
    private static async Task<CallId> ARecordedCallAsync(MiaApp app, Owner anna)
    {
        Assert.True((await app.The<ConnectLine>().RunAsync(anna, TwilioCalls.Line, Ct)).IsDone);
        var call = await new TwilioCalls(app).DialAsync();
        await call.SayAsync("How much is a rye loaf?");
        await call.EndAsync();
        using (var told = await TwilioCaller.PostAsync(
            app, $"/webhooks/twilio/recording?line={Uri.EscapeDataString(TwilioCalls.Line)}",
            call.Fields(("RecordingSid", "RE00000000000000000000000000000001"), ("RecordingStatus", "completed"), ("RecordingDuration", $"{SoundSeconds}"), ("RecordingChannels", "1"))))
        {
            told.EnsureSuccessStatusCode();
        }

        await using var db = await app.The<BusinessDbs>().ForAsync(anna, Ct);
        await Eventually.HoldsAsync(
            async () =>
            {
                await app.The<KeepRecordings>().RunAsync(Caretaker.Instance, Ct);
                return await db.CallRecordings.AnyAsync(r => r.State == RecordingState.Kept, Ct);
            },
            "the recording here");

        // The stand-in's caller speaks in no time; people need some.
        var row = await db.Calls.AsNoTracking().SingleAsync(Ct);
        var (began, greeted) = (row.StartedAt.AddSeconds(-20), row.StartedAt.AddSeconds(-12));
        await db.Calls.ExecuteUpdateAsync(set => set.SetProperty(c => c.StartedAt, began).SetProperty(c => c.NoticeAt, began).SetProperty(c => c.GreetedAt, greeted), Ct);
        return row.Id;
    }

    private static async Task SignInAsync(Person owner, MiaApp app, Owner who)
    {
        var link = (await app.The<IssueSignInLink>().RunAsync(who, Ct)).Value;
        await new AtTheDesk(owner, app.Url).SignInAsync(new Uri(app.Url, link.PathAndQuery)); // the public address may be another one
    }

    private static async Task<Simulator> OpenSimulatorAsync(Person owner, MiaApp app, Owner who)
    {
        await SignInAsync(owner, app, who);
        await owner.Page.GotoAsync(new Uri(app.Url, "/app/calls/simulator").ToString());
        await owner.SeesItAllAsync();
        return new Simulator(owner.Page);
    }

    private static async Task ReadsTheCallAsync(Person owner)
    {
        await owner.Page.GetByRole(AriaRole.Link, new() { Name = "See the call" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Heading, new() { Name = "Ana Ruiz" }).WaitForAsync();
        var said = owner.Page.GetByRole(AriaRole.Region, new() { Name = "What was said" });
        foreach (var words in new[] { "AI assistant", "this is Mia at Rosa's Bakery|This is Mia at Rosa's Bakery", @"0:\d\d", "How much is a rye loaf", @"\$6\.20", "Yes, please", "A rehearsed call is not recorded" })
        {
            await Shows(said, words);
        }

        var text = owner.Page.GetByRole(AriaRole.Region, new() { Name = "The text with the link" });
        await Shows(text, "https://rosas.example");
        await Shows(text, "Why it was sent: the caller asked for the link to the website, and agreed to a text");
        await Shows(text, "Could you send me the link to your website");
        await Shows(owner.Page.GetByRole(AriaRole.Region, new() { Name = "Contact" }), "ana@ruiz.example");
        await FitsAPhoneAsync(owner);
        await owner.FindsNothingWithAxeAsync("the page of a rehearsed call");
    }

    private static async Task FindsTheTextAsync(Person owner, MiaApp app)
    {
        var text = Assert.Single(await TextsAtTheOutboxAsync(app));
        Assert.Contains("Rosa's Bakery", text.Text, StringComparison.Ordinal);
        Assert.Contains("Reply STOP to opt out, HELP for help.", text.Text, StringComparison.Ordinal);
        Assert.Equal("+12015550123", text.To); // who called, and nobody else
        await owner.Page.GotoAsync(new Uri(app.Url, $"/dev/outbox/{text.Id}").ToString());
        await Shows(owner.Page.GetByRole(AriaRole.Main), "https://rosas.example");
    }

    private static async Task FindsTheLeadAsync(Person owner, MiaApp app)
    {
        await owner.Page.GotoAsync(new Uri(app.Url, "/app/leads").ToString());
        await Shows(owner.Page.GetByRole(AriaRole.Main), "Ana Ruiz");
        await FitsAPhoneAsync(owner);
        var desk = new AtTheDesk(owner, app.Url);
        await desk.OpenInboxAsync();
        await Assertions.Expect(desk.Conversations).ToHaveCountAsync(1);
        await desk.OpenTheConversationAsync();
        await Shows(desk.Log, "How much is a rye loaf");
        await Shows(desk.Contact, "ana@ruiz.example");
    }

    private static async Task<IReadOnlyList<OutboxItem>> TextsAtTheOutboxAsync(MiaApp app) =>
        [.. (await app.The<Outbox>().ListAsync(Ct)).Where(i => i.Text.Contains("Reply STOP", StringComparison.Ordinal))];

    /// <summary>At 390 px nothing is wider than the page; then it is as wide as before.</summary>
    private static async Task FitsAPhoneAsync(Person owner)
    {
        var before = owner.Page.ViewportSize!;
        await owner.Page.SetViewportSizeAsync(390, 844);
        Assert.Equal(390, await owner.Page.EvaluateAsync<int>("() => document.documentElement.clientWidth"));
        Assert.True(await owner.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390, $"Nobody scrolls sideways at {owner.Page.Url}.");
        await owner.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });

    /// <summary>Half a minute in which nobody speaks, as every browser can play it.</summary>
    private static byte[] Silence()
    {
        const int rate = 8000;
        var wave = new byte[44 + (rate * SoundSeconds)];
        Encoding.ASCII.GetBytes("RIFF").CopyTo(wave, 0);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(4), wave.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(wave, 8);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(20), 1); // plain samples
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(22), 1); // one channel
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(28), rate);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(34), 8);
        Encoding.ASCII.GetBytes("data").CopyTo(wave, 36);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(40), wave.Length - 44);
        wave.AsSpan(44).Fill(128);
        return wave;
    }

    /// <summary>The page on which a call is tried, as somebody at it uses it.</summary>
    private sealed class Simulator(IPage page)
    {
        public ILocator Log { get; } = page.GetByRole(AriaRole.Log, new() { Name = "What was said" });

        private ILocator Answers => Log.GetByRole(AriaRole.Article, new() { Name = "Mia said" });

        private ILocator Say => page.GetByRole(AriaRole.Button, new() { Name = "Say", Exact = true });

        public async Task CallAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
            await Say.WaitForAsync();
        }

        /// <returns>What Mia answers.</returns>
        public async Task<string> SayAsync(string words)
        {
            var before = await Answers.CountAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "What the caller says" }).FillAsync(words);
            await Say.ClickAsync();
            await Assertions.Expect(Answers).ToHaveCountAsync(before + 1, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
            await Say.WaitForAsync(); // as long as she speaks, it says "Interrupt"
            return await Answers.Last.InnerTextAsync();
        }

        public async Task HangUpAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
            await Shows(Log, "The caller hung up");
        }
    }
}
