using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>How a text is looked up of which nobody heard whether Twilio took it, and from whom a line's text is.</summary>
public sealed class TwilioTextLookupTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string To = "+13125550123";
    private const string Line = "+13125550199";
    private const string Words = "Corner Bakery: here is the link you asked for.";

    private static readonly JsonElement Captures = Recorded.Read("twilio-requests.json").GetProperty("captures");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+13125550100")]
    [InlineData("MG00000000000000000000000000000001")]
    public async Task A_lines_text_is_from_that_line_whoever_the_operators_are_from(string from)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(Captures.Named("messages.create-from-number").GetProperty("response")));
        await using var services = Services(twilio.Url, from: from);

        await services.GetRequiredService<TwilioTexter>().SendAsync(new TextMessage(PhoneNumber.FromKept(To)!, Words, "call_text/1/2") { From = PhoneNumber.FromKept(Line) }, Ct);

        var form = TwilioForm.Read(Encoding.ASCII.GetBytes(twilio.Asked[0].Body));
        Assert.Equal((To, Line, (string?)null), (form.Only("To"), form.Only("From"), form.Only("MessagingServiceSid")));
        Assert.Equal("https://mia.example/webhooks/twilio/status?m=call_text%2F1%2F2", form.Only("StatusCallback"));
    }

    [Fact]
    public async Task It_asks_for_what_went_from_one_number_to_the_other_since_that_day()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, List(Message("SM1"))));
        await using var services = Services(twilio.Url);

        Assert.Equal(new FoundText("SM1", TextStatus.Accepted, null), await FindAsync(services));

        var asked = Assert.Single(twilio.Asked);
        Assert.Equal(("GET", $"/2010-04-01/Accounts/{Account}/Messages.json?To=%2B13125550123&From=%2B13125550199&DateSent%3E=2026-06-01&PageSize=50"), (asked.Method, asked.Target));
        Assert.Equal("application/json", asked.Headers["Accept"]);
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:made-up"))}", asked.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("queued", null, TextStatus.Queued)]
    [InlineData("sent", null, TextStatus.Sent)]
    [InlineData("delivered", null, TextStatus.Delivered)]
    [InlineData("undelivered", 30006, TextStatus.Undelivered)]
    [InlineData("failed", 30007, TextStatus.Failed)]
    public async Task It_tells_how_far_it_is(string word, int? error, TextStatus status)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, List(Message("SM1", status: word, error: error))));
        await using var services = Services(twilio.Url);

        Assert.Equal(new FoundText("SM1", status, error) { TakesNoTexts = error is 30006 }, await FindAsync(services));
    }

    [Fact]
    public async Task Of_several_it_is_the_first_since_then_and_no_other_words_and_none_to_us()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, List(
            Message("SM6", after: TimeSpan.FromMinutes(5)), Message("SM5", words: $"Sent from your Twilio trial account - {Words}", after: TimeSpan.FromMinutes(1)), Message("SM4", words: "Something else"),
            Message("SM3", direction: "inbound"), Message("SM2", status: "teleported"), Message("SM1", after: TimeSpan.FromMinutes(-1)))));
        await using var services = Services(twilio.Url);

        Assert.Equal("SM5", (await FindAsync(services))?.VendorId);
    }

    [Theory]
    [InlineData(200, """{"messages":[]}""")]
    [InlineData(200, """{"messages":[null,1,{"sid":7}]}""")]
    [InlineData(200, """{"messages":"none"}""")]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(401, """{"code":20003}""")]
    [InlineData(429, """{"code":20429}""")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    public async Task What_is_no_list_or_an_empty_one_is_not_found(int status, string body)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, body), LoopbackVendor.Answers(200, List(Message("SM1"))));
        await using var services = Services(twilio.Url);

        Assert.Null(await FindAsync(services));

        Assert.NotNull(await FindAsync(services));
    }

    [Fact]
    public async Task Who_cannot_be_asked_knows_of_none()
    {
        await using var nobody = Services(LoopbackVendor.Nowhere);
        Assert.Null(await FindAsync(nobody));
        await using var cut = await LoopbackVendor.StartAsync(LoopbackVendor.CutsTheLine);
        await using var services = Services(cut.Url);
        Assert.Null(await FindAsync(services));

        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        var clock = new FakeTimeProvider(Given.Start);
        await using var hanging = Services(twilio.Url, clock);
        var finding = FindAsync(hanging);
        await Eventually.HoldsAsync(() => twilio.Asked.Count == 1, "it is asked");
        Assert.False(finding.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await finding.WaitAsync(Eventually.Patience, Ct));
    }

    private static Task<FoundText?> FindAsync(ServiceProvider services) => services.GetRequiredService<ITextLookup>().FindAsync(To, Line, Words, Given.Start, Ct);

    /// <summary>A text as it was recorded, with the words and the moment of ours.</summary>
    private static JsonNode Message(string sid, string words = Words, string status = "accepted", int? error = null, string direction = "outbound-api", TimeSpan after = default)
    {
        var message = JsonNode.Parse(Captures.Named("messages.fetch").GetProperty("response").GetProperty("body").GetRawText())!;
        (message["sid"], message["body"], message["status"], message["error_code"], message["direction"]) = (sid, words, status, error, direction);
        message["date_created"] = $"{(Given.Start + after).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000";
        return message;
    }

    private static string List(params JsonNode[] messages) => new JsonObject { ["messages"] = new JsonArray(messages), ["page"] = 0, ["page_size"] = 50, ["next_page_uri"] = null }.ToJsonString();

    private static ServiceProvider Services(Uri twilio, FakeTimeProvider? clock = null, string from = "+13125550100")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock ?? new FakeTimeProvider(Given.Start));
        services.AddSingleton(new PublicUrl(new Uri("https://mia.example")));
        var settings = new Dictionary<string, string?> { ["Twilio:AccountSid"] = Account, ["Twilio:AuthToken"] = "made-up", ["Twilio:From"] = from, ["Twilio:BaseUrl"] = twilio.ToString() };
        Assert.True(services.TryAddTwilio(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }
}
