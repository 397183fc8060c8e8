using System.Net;
using System.Text.Json;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Contracts;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary><c>/webhooks/twilio/sms</c> from outside: who it believes, how often, and what it answers.</summary>
public sealed class TwilioTextsDoorTests
{
    private const string Target = "/webhooks/twilio/sms";

    private static readonly JsonElement Recordings = Recorded.Read("twilio-webhooks.json").GetProperty("requests");

    [Fact]
    public async Task Stop_is_heard_and_not_answered_and_nothing_goes_to_that_phone_from_then_on()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM9"}"""));
        await using var app = await TwilioCaller.StartAsync(twilio.Url);
        Assert.IsType<Delivery.Delivered>(await SendAsync(app));

        Assert.Equal("<Response/>", await SaidAsync(app, Fields("SM1", "Stop")));
        Assert.IsType<Delivery.NeverAgain>(await SendAsync(app));
        Assert.Single(twilio.Asked);

        Assert.Equal("<Response/>", await SaidAsync(app, Fields("SM2", "START")));
        Assert.IsType<Delivery.Delivered>(await SendAsync(app));
    }

    [Fact]
    public async Task Help_is_answered_with_whom_to_ask_as_Twilio_reads_it()
    {
        await using var app = await TwilioCaller.StartAsync();

        using var answer = await TwilioCaller.PostAsync(app, Target, Fields("SM1", "HELP"));

        Assert.Equal((HttpStatusCode.OK, "text/xml", "utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet));
        var message = System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(("Response", "Message"), (message.Name.LocalName, Assert.Single(message.Elements()).Name.LocalName));
        Assert.Contains("support@miapulse.tech", message.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sms-inbound", false)]
    [InlineData("sms-inbound-start", false)]
    [InlineData("sms-inbound-stop-without-advanced-opt-out", true)]
    public async Task What_was_recorded_is_heard(string name, bool stops)
    {
        await using var app = await TwilioCaller.StartAsync();

        Assert.Equal("<Response/>", await SaidAsync(app, Recordings.Named(name).Text("body")!));

        Assert.Equal(stops ? 1 : 0, await StoppedAsync(app));
    }

    [Fact]
    public async Task A_forged_one_has_no_effect()
    {
        await using var app = await TwilioCaller.StartAsync();
        var body = Fields("SM1", "STOP");
        (string Body, string Target, string? Signature)[] forged =
        [
            (body, Target, ""),
            (body, Target, "x"),
            (body, Target, "="),
            (body, Target, new string('A', 10_000)),
            (body, Target, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}{Target}", body, "another token")),
            (body, Target, TwilioCaller.Sign($"{app.Url.ToString().TrimEnd('/')}{Target}", body)), // as the server itself sees the address
            (body, Target, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}/webhooks/twilio/status", body)), // good at another door
            (body, $"{Target}?x=1", TwilioCaller.Sign($"{TwilioCaller.PublicUrl}{Target}", body)),
            (body + "&x=1", Target, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}{Target}", body)),
            (body.Replace("STOP", "START", StringComparison.Ordinal), Target, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}{Target}", body)),
            (body.Replace("0123", "0124", StringComparison.Ordinal), Target, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}{Target}", body)),
        ];
        foreach (var (said, target, signature) in forged)
        {
            using var answer = await TwilioCaller.PostAsync(app, target, said, signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var foreign = body.Replace(TwilioCaller.Account, "AC00000000000000000000000000000002", StringComparison.Ordinal);
        using var elses = await TwilioCaller.PostAsync(app, Target, foreign); // signed with our token, and about another account
        Assert.Equal(HttpStatusCode.Forbidden, elses.StatusCode);
        using var huge = await TwilioCaller.PostAsync(app, Target, $"{body}&x={new string('x', TwilioDoor.MostBytes)}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        using var http = new HttpClient();
        using var got = await http.GetAsync(new Uri(app.Url, Target));
        Assert.False(got.IsSuccessStatusCode);
        Assert.Equal(0, await StoppedAsync(app));

        using var real = await TwilioCaller.PostAsync(app, Target, body, TwilioCaller.Sign($"{TwilioCaller.PublicUrl}:443{Target}", body)); // it puts the port in as it likes
        Assert.Equal(HttpStatusCode.OK, real.StatusCode);
        Assert.Equal(1, await StoppedAsync(app));
    }

    [Fact]
    public async Task One_that_was_caught_and_is_sent_again_changes_nothing_however_often()
    {
        await using var app = await TwilioCaller.StartAsync();
        await SaidAsync(app, Fields("SM1", "STOP"));
        await SaidAsync(app, Fields("SM2", "START"));
        Assert.Equal(0, await StoppedAsync(app));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SaidAsync(app, Fields("SM1", "STOP"))));
        Assert.Equal(0, await StoppedAsync(app));

        await SaidAsync(app, Fields("SM3", "STOP"));
        await SaidAsync(app, Fields("SM2", "START"));
        Assert.Equal(1, await StoppedAsync(app));
    }

    [Theory]
    [InlineData("Body=Hello&Body=STOP")] // which of the two nobody knows
    [InlineData("Body=reply+1+yes")] // a number proves nobody's name
    [InlineData("Body=&MediaUrl0=http%3A%2F%2F169.254.169.254%2F&NumMedia=1")]
    public async Task What_is_no_word_of_ours_is_a_quiet_yes(string said)
    {
        await using var app = await TwilioCaller.StartAsync();

        Assert.Equal("<Response/>", await SaidAsync(app, $"AccountSid={TwilioCaller.Account}&From=%2B13125550123&MessageSid=SM1&To=%2B13125550100&{said}"));

        Assert.Equal(0, await StoppedAsync(app));
    }

    [Fact]
    public async Task Without_an_account_the_door_is_not_there()
    {
        await using var app = await MiaApp.StartAsync();

        using var answer = await TwilioCaller.PostAsync(app, Target, Fields("SM1", "STOP"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Fields(string sid, string words) =>
        $"AccountSid={TwilioCaller.Account}&ApiVersion=2010-04-01&Body={words}&From=%2B13125550123&MessageSid={sid}&NumMedia=0&NumSegments=1&SmsStatus=received&To=%2B13125550100";

    private static async Task<string> SaidAsync(MiaApp app, string body)
    {
        using var answer = await TwilioCaller.PostAsync(app, Target, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<Delivery> SendAsync(MiaApp app) => app.The<ITexter>().SendAsync(new TextMessage(PhoneNumber.FromKept("+13125550123")!, "Hello", "key"), CancellationToken.None);

    private static async Task<int> StoppedAsync(MiaApp app)
    {
        await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.TextOptOuts.CountAsync(o => o.StoppedAt != null);
    }
}
