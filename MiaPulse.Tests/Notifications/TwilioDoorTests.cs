using System.Net;
using System.Text;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary><c>/webhooks/twilio/status</c> from outside, and texts where nobody carries them.</summary>
public sealed class TwilioDoorTests
{
    private const string Account = TwilioCaller.Account;
    private const string PublicUrl = TwilioCaller.PublicUrl;
    private const string Target = "/webhooks/twilio/status?m=lead%2F01J9";

    [Fact]
    public async Task A_text_tells_how_far_it_is_at_the_address_that_it_named_itself()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM1"}"""));
        await using var app = await StartAsync(twilio);
        var sent = await app.The<ITexter>().SendAsync(AText("A lead"), CancellationToken.None);
        Assert.Equal(new Delivery.Delivered("SM1"), sent);
        var callback = new Uri(TwilioForm.Read(Encoding.ASCII.GetBytes(twilio.Asked[0].Body)).Only("StatusCallback")!);

        using var answer = await PostAsync(app, Fields("delivered"), target: callback.PathAndQuery);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var text = Assert.Single(await Texts(app));
        Assert.Equal(("SM1", "lead/01J9", TextStatus.Delivered), (text.Id, text.Key, text.Status));
    }

    [Fact]
    public async Task Words_that_come_late_or_twice_or_at_once_move_nothing_back()
    {
        await using var app = await StartAsync();

        var answers = await Task.WhenAll(new[] { "failed", "queued", "sent", "failed", "sending", "failed" }.Select(s => PostAsync(app, Fields(s) + (s == "failed" ? "&ErrorCode=21610" : ""))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        var text = Assert.Single(await Texts(app));
        Assert.Equal((TextStatus.Failed, (int?)21610), (text.Status, text.Error));
    }

    [Fact]
    public async Task A_forged_one_has_no_effect()
    {
        await using var app = await StartAsync();
        var body = Fields("delivered");
        (string Body, string Target, string? Signature)[] forged =
        [
            (body, Target, null),
            (body, Target, ""),
            (body, Target, "x"),
            (body, Target, new string('A', 10_000)),
            (body, Target, Sign($"{PublicUrl}{Target}", body, "another token")),
            (body, Target, Sign($"{app.Url.ToString().TrimEnd('/')}{Target}", body)), // as the server itself sees the address
            (body, "/webhooks/twilio/status?m=other", Sign($"{PublicUrl}{Target}", body)),
            (body, "/webhooks/twilio/status?m=lead/01J9", Sign($"{PublicUrl}{Target}", body)),
            (body + "&x=1", Target, Sign($"{PublicUrl}{Target}", body)),
            (body.Replace(Account, "AC00000000000000000000000000000002", StringComparison.Ordinal), Target, Sign($"{PublicUrl}{Target}", body)),
        ];
        foreach (var (said, target, signature) in forged)
        {
            using var answer = await PostAsync(app, said, target, signature ?? "");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var foreign = body.Replace(Account, "AC00000000000000000000000000000002", StringComparison.Ordinal);
        using var elses = await PostAsync(app, foreign, Target, Sign($"{PublicUrl}{Target}", foreign)); // signed with our token, and about another account
        Assert.Equal(HttpStatusCode.Forbidden, elses.StatusCode);
        Assert.Empty(await Texts(app));
        using var real = await PostAsync(app, body, Target, Sign($"{PublicUrl}:443{Target}", body));
        Assert.Equal(HttpStatusCode.NoContent, real.StatusCode);
        Assert.Single(await Texts(app));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_a_status_to_come_is_a_quiet_yes()
    {
        await using var app = await StartAsync();
        using var huge = await PostAsync(app, Fields("delivered") + "&x=" + new string('x', TwilioDoor.MostBytes));
        using var unknown = await PostAsync(app, Fields("teleported"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NoContent), (huge.StatusCode, unknown.StatusCode));
        Assert.Empty(await Texts(app));
    }

    [Fact]
    public async Task Without_an_account_the_door_is_not_there_and_texts_lie_beside_the_mail()
    {
        await using var app = await MiaApp.StartAsync("Development");
        using var browser = new PlainBrowser(app.Url);

        Assert.Equal(new Delivery.Delivered(), await app.The<ITexter>().SendAsync(AText("Your code is 123456"), CancellationToken.None));

        using var answer = await PostAsync(app, Fields("delivered"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var item = Assert.Single(await app.The<Outbox>().ListAsync(CancellationToken.None), i => i.Html is null);
        Assert.Contains("Text message", await browser.ReadAsync("/dev/outbox"), StringComparison.Ordinal);
        var page = await browser.ReadAsync($"/dev/outbox/{item.Id}");
        Assert.Contains("Your code is 123456", page, StringComparison.Ordinal);
        Assert.DoesNotContain("iframe", page, StringComparison.Ordinal);
        using var html = await browser.GetAsync($"/dev/outbox/{item.Id}/html");
        Assert.Equal(HttpStatusCode.NotFound, html.StatusCode);
    }

    private static Task<MiaApp> StartAsync(LoopbackVendor? twilio = null) => TwilioCaller.StartAsync(twilio?.Url);

    private static TextMessage AText(string words) => new(PhoneNumber.TryParse("+13125550123", "US", out var number) ? number : throw new InvalidOperationException(), words, "lead/01J9");

    private static string Fields(string status) =>
        $"AccountSid={Account}&ApiVersion=2010-04-01&From=%2B13125550100&MessageSid=SM1&SmsSid=SM1&To=%2B13125550123&MessageStatus={status}&SmsStatus={status}";

    private static Task<HttpResponseMessage> PostAsync(MiaApp app, string body, string target = Target, string? signature = null) => TwilioCaller.PostAsync(app, target, body, signature);

    private static string Sign(string url, string body, string token = TwilioCaller.Token) => TwilioCaller.Sign(url, body, token);

    private static async Task<List<SentText>> Texts(MiaApp app)
    {
        await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.SentTexts.AsNoTracking().ToListAsync();
    }
}
