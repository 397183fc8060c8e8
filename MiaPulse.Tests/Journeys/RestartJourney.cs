using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>The server goes away in the middle of a conversation and comes back: neither of the two people has to do anything, and nothing is lost or said twice.</summary>
public sealed class RestartJourney(Browser browser) : IAsyncLifetime
{
    /// <summary>Starting takes seconds on busy cores, and both browsers wait longer between tries the longer it took.</summary>
    private static readonly TimeSpan ComesBackWithin = TimeSpan.FromMinutes(1);

    /// <summary>Elsewhere the session's cookie is for https alone.</summary>
    private static readonly Dictionary<string, string> OnPlainHttp = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };

    private readonly TempFolder _data = new();
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Next()}");
    private SmallWebsite _bakery = null!;
    private MiaProcess? _process;
    private Guid _business;

    public async ValueTask InitializeAsync() => _bakery = await SmallWebsite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await _bakery.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_restart_of_the_server_costs_neither_side_a_word_a_draft_or_a_reload()
    {
        var made = await MiaProcess.CommandAsync(
            _data.Path, _url, "business", "create", "--name", "Rosa's Bakery", "--email", "rosa@bakery.example", "--website", _bakery.Url.ToString(), "--industry", "Bakery");
        _business = made.GetProperty("businessId").GetGuid();
        _bakery.PasteWidget(_url, made.GetProperty("widgetKey").GetString()!);
        await using var rosa = await browser.SomebodyAsync();
        await using var ana = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        await StartAsync();
        var (desk, widget) = await TheyTalkAsync(rosa, ana, new Uri(made.GetProperty("signInUrl").GetString()!));

        await _process!.KillAsync();
        await AnaWritesToNobodyAsync(widget);
        await Shows(rosa.Page.GetByText("Reconnecting. What you typed is kept."));
        await StartAsync();

        // On the visitor's side: the same page, all that was said, and the half sentence.
        await Assertions.Expect(widget.Log.GetByText("Sending…")).ToBeHiddenAsync(new() { Timeout = (float)ComesBackWithin.TotalMilliseconds });
        await Assertions.Expect(widget.Panel.GetByText("Connection lost")).ToBeHiddenAsync();
        Assert.True(await ana.Page.EvaluateAsync<bool>("window.isTheSamePage === true"));
        await Assertions.Expect(widget.Composer).ToHaveValueAsync("And half a thou");

        // On the owner's side: the same conversation with the new words, and the half reply.
        await Assertions.Expect(desk.Log.GetByText("Written to nobody")).ToHaveCountAsync(1, new() { Timeout = (float)ComesBackWithin.TotalMilliseconds });
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Rosa here, I");
        await Assertions.Expect(rosa.Page.GetByText("Reconnecting. What you typed is kept.")).ToBeHiddenAsync();

        await BothGoOnAsync(desk, widget);
        await Shows(desk.Log.GetByText("Is that you?"));
        await BothSeeWhatIsKeptAsync(desk, widget);
        Assert.True(await ana.Page.EvaluateAsync<bool>("window.isTheSamePage === true"));
    }

    private async Task<(AtTheDesk Desk, OpenedWidget Widget)> TheyTalkAsync(Person rosa, Person ana, Uri signIn)
    {
        var desk = new AtTheDesk(rosa, _url);
        var widget = new OpenedWidget(ana);
        await desk.SignInAsync(signIn);
        await desk.OpenInboxAsync();
        await ana.Page.GotoAsync(_bakery.Url.ToString());
        await ana.Page.EvaluateAsync("window.isTheSamePage = true");
        await widget.OpenAsync();
        await widget.WriteAsync("I would like to talk to Rosa");
        await desk.OpenTheConversationAsync();
        await Shows(desk.Log.GetByText("I would like to talk to Rosa"));
        await desk.TakeOver.ClickAsync();
        await Shows(widget.Panel.GetByText("You are talking to Rosa"));
        await desk.Reply.FillAsync("Here I am.");
        await desk.Reply.PressAsync("Enter");
        await Shows(widget.Said("Here I am."));
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("");
        await desk.Reply.PressSequentiallyAsync("Rosa here, I");
        return (desk, widget);
    }

    private static async Task AnaWritesToNobodyAsync(OpenedWidget widget)
    {
        await Shows(widget.Panel.GetByText("Connection lost"));
        await widget.WriteAsync("Written to nobody");
        await Shows(widget.Log.GetByText("Sending…"));
        await widget.Composer.PressSequentiallyAsync("And half a thou");
    }

    /// <summary>The line works again in both directions, not just once.</summary>
    private static async Task BothGoOnAsync(AtTheDesk desk, OpenedWidget widget)
    {
        await desk.Reply.FillAsync("Rosa here, I was away.");
        await desk.Reply.PressAsync("Enter");
        await Shows(widget.Said("Rosa here, I was away."));
        await widget.WriteAsync("Is that you?");
    }

    private async Task BothSeeWhatIsKeptAsync(AtTheDesk desk, OpenedWidget widget)
    {
        var kept = await KeptAsync();
        Assert.Single(kept, t => t == "Written to nobody");
        Assert.Equal(["Here I am.", "Written to nobody", "Rosa here, I was away.", "Is that you?"], kept.TakeLast(4));
        await ShowsInOrderAsync("widget", () => widget.InListAsync<string[]>("list => [...list.querySelectorAll('li:is(.visitor,.mia,.member,.system) .bubble')].map(e => e.textContent)"));
        await ShowsInOrderAsync("inbox", () => desk.Log.EvaluateAsync<string[]>("log => [...log.querySelectorAll('.said-place :is(.bubble, .system > span)')].map(e => e.textContent)"));

        // White space aside: where Mia was quicker than Rosa, her reply has two paragraphs.
        Task ShowsInOrderAsync(string where, Func<Task<string[]>> shown) => Eventually.HoldsAsync(
            async () => kept.Select(Letters).SequenceEqual((await shown()).Select(Letters)),
            $"the {where} shows, in order: {string.Join(" | ", kept)}");
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task<List<string>> KeptAsync()
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "miapulse.db")};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync();
        await using var read = db.CreateCommand();
        read.CommandText = """SELECT "Text" FROM "Messages" WHERE "BusinessId"=@business ORDER BY "Sequence" """;
        read.Parameters.AddWithValue("@business", _business);
        await using var rows = await read.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }

    private async Task StartAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _process = MiaProcess.Start(_data.Path, _url, OnPlainHttp);
        using var http = new HttpClient { BaseAddress = _url };
        await Eventually.HoldsAsync(
            async () =>
            {
                Assert.False(_process.HasEnded, _process.HasEnded ? await _process.ErrorsAsync() : "");
                try
                {
                    using var answer = await http.GetAsync("/health/ready");
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false; // nobody listens yet
                }
            },
            "the server is ready",
            ComesBackWithin);
    }

    private static Task Shows(ILocator what) => Assertions.Expect(what.First).ToBeVisibleAsync(new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
