using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary><c>/webhooks/resend</c> from outside: what is signed takes effect once, and what is not takes none and learns nothing.</summary>
public sealed class ResendDoorTests
{
    private const string Secret = "whsec_bWlhcHVsc2UtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OWFi";

    private static readonly string Bounce = Event("email.bounced", ""","bounce":{"type":"Permanent","subType":"NoEmail"}""");

    [Fact]
    public async Task A_bounce_that_is_signed_ends_mail_to_that_address()
    {
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, """{"id":"mail-1"}"""));
        await using var app = await StartAsync(resend);
        Assert.Equal(new Delivery.Delivered("mail-1"), await SendAsync(app));

        using var answer = await PostAsync(app, Bounce);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsType<Delivery.NeverAgain>(await SendAsync(app));
        Assert.Single(resend.Asked);
    }

    [Fact]
    public async Task The_same_event_many_times_at_once_is_answered_with_yes_each_time_and_counts_once()
    {
        await using var app = await StartAsync();
        var headers = Signed(app, Bounce);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(app, Bounce, headers)));
        using var late = await PostAsync(app, Bounce, Signed(app, Bounce)); // tried again by the vendor, signed anew

        Assert.All(answers.Append(late), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal((1, 1), await RowsOf(app));
    }

    [Fact]
    public async Task A_forged_one_has_no_effect_and_is_not_told_why()
    {
        await using var app = await StartAsync();
        var good = Signed(app, Bounce);
        Dictionary<string, string>[] forged =
        [
            new(),
            Without(good, "svix-signature"),
            Without(good, "svix-id"),
            Without(good, "svix-timestamp"),
            With(good, "svix-id", "msg_other"),
            With(good, "svix-timestamp", $"{Now(app) - 1}"),
            With(good, "svix-signature", "x"),
            With(good, "svix-signature", "v1,"),
            With(good, "svix-signature", new string('A', 10_000)),
            With(good, "svix-signature", "v1,\u00fcn\u00efc\u00f6d\u00e9"),
            Signed(app, Bounce, secret: "whsec_b3RoZXItc2VjcmV0LW9mLXNvbWVib2R5LWVsc2U="),
            Signed(app, Bounce, at: Now(app) - 302),
            Signed(app, Bounce, at: Now(app) + 302),
            Signed(app, Bounce + " "),
            Signed(app, Bounce, id: new string('i', 300)),
            new() { ["X-Forwarded-For"] = "127.0.0.1" },
        ];

        var told = new HashSet<string>();
        foreach (var headers in forged)
        {
            using var answer = await PostAsync(app, Bounce, headers);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} to {string.Join(", ", headers)}");
            var words = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
            words.Remove("id"); // of the request, for whoever looks into the log
            words.Remove("traceId");
            told.Add(words.ToJsonString());
        }

        Assert.Single(told);
        Assert.Equal((0, 0), await RowsOf(app));
        using var real = await PostAsync(app, Bounce, good);
        Assert.Equal((HttpStatusCode.OK, (1, 1)), (real.StatusCode, await RowsOf(app)));
    }

    [Fact]
    public async Task A_body_that_was_written_anew_is_forged_though_it_says_the_same()
    {
        await using var app = await StartAsync();
        var again = Bounce.Replace("\",\"", "\", \"", StringComparison.Ordinal);
        Assert.NotEqual(Bounce, again);

        foreach (var body in new[] { again, "\uFEFF" + Bounce, Bounce + "\n" })
        {
            using var answer = await PostAsync(app, body, Signed(app, Bounce));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal((0, 0), await RowsOf(app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not(bool saysLength)
    {
        await using var app = await StartAsync();
        var body = Bounce + new string(' ', ResendWebhook.MostBytes);

        using var answer = await PostAsync(app, body, Signed(app, body), saysLength);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal((0, 0), await RowsOf(app));
    }

    [Theory]
    [InlineData("""{"type":"email.opened","data":{"to":["zoe@example.com"]}}""")]
    [InlineData("""{"type":"email.to_come"}""")]
    [InlineData("""{"type":"contact.created","data":{"email":"zoe@example.com"}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_is_signed_and_says_nothing_to_us_is_a_quiet_yes(string body)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, body);

        Assert.Equal((HttpStatusCode.OK, (0, 0)), (answer.StatusCode, await RowsOf(app)));
    }

    [Fact]
    public async Task Only_a_post_is_heard()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();
        foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(app.Url, ResendWebhook.Path));
            using var answer = await http.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_secret_the_door_is_not_there(bool sendsByResend)
    {
        var settings = sendsByResend ? new Dictionary<string, string?> { ["Resend:ApiKey"] = "re_made_up", ["Resend:From"] = "noreply@mia.example" } : null;
        await using var app = await MiaApp.StartAsync(settings: settings);

        using var answer = await PostAsync(app, Bounce, Signed(app, Bounce));

        Assert.Equal((HttpStatusCode.NotFound, (0, 0)), (answer.StatusCode, await RowsOf(app)));
    }

    private static Task<MiaApp> StartAsync(LoopbackVendor? resend = null) => MiaApp.StartAsync(settings: new Dictionary<string, string?>
    {
        ["Resend:ApiKey"] = "re_made_up",
        ["Resend:From"] = "MiaPulse <noreply@mia.example>",
        ["Resend:WebhookSecret"] = Secret,
        ["Resend:BaseUrl"] = (resend?.Url ?? LoopbackVendor.Nowhere).ToString(),
    });

    private static string Event(string type, string more) =>
        $$"""{"type":"{{type}}","created_at":"2026-06-01T13:30:00.000Z","data":{"email_id":"mail-1","to":["zoe@example.com"],"subject":"Hi Zoë 🙏"{{more}} } }""";

    private static Task<Delivery> SendAsync(MiaApp app) => app.The<IMailer>().SendAsync(
        new Mail(EmailAddress.TryParse("zoe@example.com", out var zoe) ? zoe : throw new InvalidOperationException(), "Hello", "Hello", "<p>Hello</p>") { Kind = "weekly_report", Key = "weekly_report/1" },
        CancellationToken.None);

    private static async Task<HttpResponseMessage> PostAsync(MiaApp app, string body, Dictionary<string, string>? headers = null, bool saysLength = true)
    {
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, ResendWebhook.Path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = !saysLength;
        foreach (var (name, value) in headers ?? Signed(app, body))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    private static Dictionary<string, string> Signed(MiaApp app, string body, string secret = Secret, long? at = null, string id = "msg_1")
    {
        var time = at ?? Now(app);
        var hash = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
        return new() { ["svix-id"] = id, ["svix-timestamp"] = $"{time}", ["svix-signature"] = $"v1,{Convert.ToBase64String(hash)}" };
    }

    private static long Now(MiaApp app) => app.The<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();

    private static Dictionary<string, string> With(Dictionary<string, string> headers, string name, string value) => new(headers) { [name] = value };

    private static Dictionary<string, string> Without(Dictionary<string, string> headers, string name) => new(headers.Where(h => h.Key != name));

    private static async Task<(int Mailboxes, int Events)> RowsOf(MiaApp app)
    {
        await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return (await db.Mailboxes.CountAsync(), await db.SeenEvents.CountAsync());
    }
}
