using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of Resend's own library, said and heard by our client; and what we make of every way in which it can fail.</summary>
public sealed class ResendContractTests
{
    private const string From = "MiaPulse <noreply@mail.miapulse.example>";

    private static readonly JsonElement Captures = Recorded.Read("resend-requests.json").GetProperty("captures");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Errors => [.. Captures.EnumerateArray().Select(c => c.Text("name")!).Where(n => n.StartsWith("error-", StringComparison.Ordinal))];

    [Theory]
    [InlineData("emails.send-plain")]
    [InlineData("emails.send-idempotency-key")]
    [InlineData("emails.send-tags-headers")]
    public async Task What_goes_out_is_what_was_recorded(string name)
    {
        var (request, response) = (Captures.Named(name).GetProperty("request"), Captures.Named(name).GetProperty("response"));
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(response));
        await using var services = Services(resend.Url);
        var said = request.Body();

        var answer = await services.GetRequiredService<ResendClient>().SendAsync(MailOf(said), request.Header("Idempotency-Key"), Ct);

        var asked = Assert.Single(resend.Asked);
        Assert.Equal((request.Text("method"), request.Text("path")), (asked.Method, asked.Target));
        Assert.Equal("Bearer re_made_up", asked.Headers["Authorization"]);
        Assert.Equal("application/json", asked.Headers["Content-Type"]);
        Assert.StartsWith("MiaPulse/", asked.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(request.Header("Idempotency-Key"), asked.Headers.GetValueOrDefault("Idempotency-Key"));
        AssertSame(said, asked.Body);
        Assert.Equal(response.GetProperty("body").Text("id"), answer.Id);
    }

    [Fact]
    public async Task A_mail_of_ours_goes_out_whole_with_its_kind_its_key_and_the_way_to_end_it()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, """{"id":"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"}"""));
        await using var services = Services(resend.Url);

        var delivery = await Send(services, AMail() with { ReplyTo = Address("desk@bakery.example"), Unsubscribe = new Uri("https://mia.example/u/abc") });

        Assert.Equal(new Delivery.Delivered("49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"), delivery);
        Assert.Equal("weekly_report/01J9", resend.Asked[0].Headers["Idempotency-Key"]);
        AssertSame(
            JsonNode.Parse("""
                {
                  "from": "MiaPulse <noreply@mail.miapulse.example>", "to": ["zoe@example.com"], "subject": "Your week — 3 leads 🙏", "text": "Hi Zoë & co", "html": "<p>Hi Zoë &amp; co</p>",
                  "reply_to": ["desk@bakery.example"], "tags": [{"name": "kind", "value": "weekly_report"}],
                  "headers": {"List-Unsubscribe": "<https://mia.example/u/abc>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
                }
                """)!.AsObject(),
            resend.Asked[0].Body);
    }

    [Fact]
    public async Task What_a_mail_does_not_have_is_not_said()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, "{}"));
        await using var services = Services(resend.Url);

        Assert.Equal(new Delivery.Delivered(), await Send(services, AMail()));

        Assert.Equal(["from", "html", "subject", "tags", "text", "to"], JsonNode.Parse(resend.Asked[0].Body)!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_recorded_error_is_tried_later_only_where_that_can_help(string name)
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(Captures.Named(name).GetProperty("response")));
        await using var services = Services(resend.Url);

        var delivery = await Send(services, AMail());

        switch (name)
        {
            case "error-429-rate":
                Assert.Equal((TimeSpan.FromSeconds(1), TooMuch.ForAll), Assert.IsType<Delivery.TryLater>(delivery) is var later ? (later.After, later.TooMuch) : default);
                break;
            case "error-409-idempotency":
                Assert.Equal(new Delivery.Delivered(), delivery); // a try before was taken under this key
                break;
            case "error-html-body":
                Assert.IsType<Delivery.TryLater>(delivery);
                break;
            default:
                Assert.IsType<Delivery.NeverAgain>(delivery);
                break;
        }

        Assert.Single(resend.Asked); // trying again is the outbox's, with its pauses
    }

    [Theory]
    [InlineData(400, "validation_error", false)]
    [InlineData(400, "invalid_idempotency_key", false)]
    [InlineData(401, "missing_api_key", false)]
    [InlineData(401, "restricted_api_key", false)]
    [InlineData(403, "invalid_api_key", false)]
    [InlineData(403, "suspended_api_key", false)]
    [InlineData(403, "validation_error", false)]
    [InlineData(404, "not_found", false)]
    [InlineData(405, "method_not_allowed", false)]
    [InlineData(409, "invalid_idempotent_request", false)]
    [InlineData(409, "concurrent_idempotent_requests", true)]
    [InlineData(409, "resource_locked", true)]
    [InlineData(409, "some_name_to_come", true)]
    [InlineData(422, "invalid_from_address", false)]
    [InlineData(422, "missing_required_field", false)]
    [InlineData(429, "rate_limit_exceeded", true)]
    [InlineData(429, "daily_quota_exceeded", false)]
    [InlineData(429, "monthly_quota_exceeded", false)]
    [InlineData(429, "some_name_to_come", true)]
    [InlineData(500, "application_error", true)]
    [InlineData(503, "service_unavailable", true)]
    [InlineData(301, "", false)]
    public async Task Every_error_is_told_by_its_name_and_what_may_pass_is_tried_later(int status, string error, bool later)
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, $$"""{"statusCode":{{status}},"name":"{{error}}","message":"Not to zoe@example.com."}"""));
        await using var services = Services(resend.Url);

        var delivery = await Send(services, AMail());

        Assert.Equal(later, delivery is Delivery.TryLater);
        Assert.DoesNotContain("zoe", Why(delivery), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry-after", "7", 7)]
    [InlineData("ratelimit-reset", "3", 3)]
    [InlineData("retry-after", "Mon, 01 Jun 2026 13:31:00 GMT", 60)]
    [InlineData("retry-after", "Mon, 01 Jun 2026 13:00:00 GMT", 0)]
    [InlineData("x-none", "1", null)]
    public async Task When_it_asks_us_to_wait_that_is_how_long_we_wait(string header, string value, int? seconds)
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(429, "", (header, value)));
        await using var services = Services(resend.Url);

        var later = Assert.IsType<Delivery.TryLater>(await Send(services, AMail()));

        Assert.Equal(seconds, later.After?.TotalSeconds);
    }

    [Fact]
    public async Task After_a_line_that_was_cut_the_same_bytes_go_out_with_the_same_key()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.CutsTheLine, LoopbackVendor.Answers(200, """{"id":"first"}"""));
        var clock = new FakeTimeProvider(Given.Start);
        await using var services = Services(resend.Url, clock);

        Assert.IsType<Delivery.TryLater>(await Send(services, AMail()));
        clock.Advance(ResendPace.BetweenAtFirst);
        Assert.Equal(new Delivery.Delivered("first"), await Send(services, AMail()));

        Assert.Equal(2, resend.Asked.Count);
        Assert.Equal((resend.Asked[0].Body, resend.Asked[0].Headers["Idempotency-Key"]), (resend.Asked[1].Body, resend.Asked[1].Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task Once_it_has_asked_us_to_slow_down_nothing_is_sent_before_that_is_over()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(429, "", ("retry-after", "20")), LoopbackVendor.Answers(200, """{"id":"late"}"""));
        var clock = new FakeTimeProvider(Given.Start);
        await using var services = Services(resend.Url, clock);
        Assert.False(Assert.IsType<Delivery.TryLater>(await Send(services, AMail())).IsOurOwn);

        clock.Advance(TimeSpan.FromSeconds(2));
        var refused = Assert.IsType<Delivery.TryLater>(await Send(services, AMail()));
        Assert.Equal((true, TimeSpan.FromSeconds(18)), (refused.IsOurOwn, refused.After));
        Assert.Single(resend.Asked);

        clock.Advance(TimeSpan.FromSeconds(18));
        Assert.Equal(new Delivery.Delivered("late"), await Send(services, AMail()));
    }

    [Fact]
    public async Task A_yes_that_breaks_off_is_a_yes()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.TakesAndCutsTheLine);
        await using var services = Services(resend.Url);

        Assert.Equal(new Delivery.Delivered(), await Send(services, AMail()));
    }

    [Fact]
    public async Task Nobody_there_is_tried_later()
    {
        await using var services = Services(LoopbackVendor.Nowhere);

        Assert.IsType<Delivery.TryLater>(await Send(services, AMail()));
    }

    [Fact]
    public async Task Silence_ends_when_the_clock_runs_out()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        var clock = new FakeTimeProvider(Given.Start);
        await using var services = Services(resend.Url, clock);

        var sending = Send(services, AMail());
        await Eventually.HoldsAsync(() => resend.Asked.Count == 1, "the mail arrives");
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.IsType<Delivery.TryLater>(await sending.WaitAsync(Eventually.Patience, Ct));
    }

    [Fact]
    public async Task Whoever_stops_the_sending_is_not_told_a_story_about_the_vendor()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        await using var services = Services(resend.Url);
        using var stop = new CancellationTokenSource();

        var sending = services.GetRequiredService<ResendMailer>().SendAsync(AMail(), stop.Token);
        await Eventually.HoldsAsync(() => resend.Asked.Count == 1, "the mail arrives");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Nothing_of_a_mail_is_logged()
    {
        using var log = new HeardLog();
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(422, """{"name":"validation_error","message":"zoe@example.com"}"""));
        await using var services = Services(resend.Url, log: log);
        services.GetRequiredService<ILoggerFactory>().CreateLogger("a").Log(LogLevel.Trace, default, "heard", null, (words, _) => words);

        await Send(services, AMail());

        Assert.Contains("zoe@example.com", resend.Asked[0].Body, StringComparison.Ordinal);
        Assert.Equal("heard", Assert.Single(log.Lines).Text);
    }

    private static ServiceProvider Services(Uri resend, FakeTimeProvider? clock = null, HeardLog? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (log is not null)
            {
                logging.AddProvider(log);
            }
        });
        services.AddSingleton<TimeProvider>(clock ?? new FakeTimeProvider(Given.Start));
        var settings = new Dictionary<string, string?> { ["Resend:ApiKey"] = "re_made_up", ["Resend:From"] = From, ["Resend:BaseUrl"] = resend.ToString() };
        Assert.True(services.TryAddResend(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }

    private static Task<Delivery> Send(ServiceProvider services, Mail mail) => services.GetRequiredService<ResendMailer>().SendAsync(mail, Ct);

    private static Mail AMail() =>
        new(Address("zoe@example.com"), "Your week — 3 leads 🙏", "Hi Zoë & co", "<p>Hi Zoë &amp; co</p>") { Kind = "weekly_report", Key = "weekly_report/01J9" };

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    private static string Why(Delivery delivery) => delivery switch
    {
        Delivery.TryLater later => later.Why,
        Delivery.NeverAgain never => never.Why,
        _ => "",
    };

    private static ResendMail MailOf(JsonObject said) => new()
    {
        From = said["from"]!.GetValue<string>(),
        To = Several(said["to"])!,
        Subject = said["subject"]!.GetValue<string>(),
        Html = said["html"]?.GetValue<string>(),
        Text = said["text"]?.GetValue<string>(),
        ReplyTo = Several(said["reply_to"]),
        Headers = said["headers"]?.AsObject().ToDictionary(h => h.Key, h => h.Value!.GetValue<string>()),
        Tags = said["tags"]?.AsArray().Select(t => new ResendTag(t!["name"]!.GetValue<string>(), t["value"]!.GetValue<string>())).ToList(),
    };

    private static List<string>? Several(JsonNode? one) => one switch
    {
        null => null,
        JsonArray many => [.. many.Select(o => o!.GetValue<string>())],
        _ => [one.GetValue<string>()],
    };

    /// <summary>By value, as the contract has it: one recipient may stand alone or in a list. What we never say (copies) is left out of the recording.</summary>
    private static void AssertSame(JsonObject expected, string actual)
    {
        expected.Remove("cc");
        expected.Remove("bcc");
        foreach (var people in new[] { "to", "reply_to" })
        {
            if (Several(expected[people]) is { } several)
            {
                expected[people] = new JsonArray([.. several.Select(s => JsonValue.Create(s))]);
            }
        }

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(actual)), $"{expected.ToJsonString()}\n{actual}");
    }
}
