using System.Globalization;
using System.Net;
using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Knowledge;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Webhooks;

/// <summary>One call: what goes over the wire, what comes back, and where it never goes.</summary>
public sealed class WebhookCallerTests
{
    private const string Body = "{\"id\":\"evt_1\"}";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly string _secret = WebhookSignature.NewSecret();

    [Fact]
    public async Task A_call_carries_its_words_byte_for_byte_and_a_signature_that_a_verifier_accepts()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(202));
        using var caller = CallerThatReaches(receiver.Url);

        var answer = await caller.CallAsync(Call(receiver.Url), Ct);

        Assert.Equal((202, true, (string?)null), (answer.Status, answer.IsTaken, answer.Response));
        var asked = Assert.Single(receiver.Asked);
        Assert.Equal(("POST", "/hooks?key=1", Body, "application/json", "evt_1"), (asked.Method, asked.Target, asked.Body, asked.Headers["Content-Type"], asked.Headers["webhook-id"]));
        Assert.Equal(Given.Start.ToUnixTimeSeconds(), long.Parse(asked.Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
        var verifier = new SvixSignature(SvixSignature.KeyOf(_secret)!, _clock);
        Assert.True(verifier.IsGood(asked.Headers["webhook-id"], asked.Headers["webhook-timestamp"], asked.Headers["webhook-signature"], Encoding.UTF8.GetBytes(asked.Body)));
        Assert.DoesNotContain("traceparent", asked.Headers.Keys);
        Assert.StartsWith("MiaPulse-Webhooks/", asked.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_failure_and_is_not_followed(int status)
    {
        await using var elsewhere = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, "", ("Location", $"{elsewhere.Url}")));
        using var caller = CallerThatReaches(receiver.Url, elsewhere.Url);

        var answer = await caller.CallAsync(Call(receiver.Url), Ct);

        Assert.Equal((status, false), (answer.Status, answer.IsTaken));
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task What_the_endpoint_asks_us_to_wait_is_heard_in_seconds_and_as_a_date()
    {
        await using var receiver = await LoopbackVendor.StartAsync(
            LoopbackVendor.Answers(429, "", ("Retry-After", "120")), LoopbackVendor.Answers(503, "", ("Retry-After", Given.Start.AddMinutes(5).ToString("R", CultureInfo.InvariantCulture))));
        using var caller = CallerThatReaches(receiver.Url);

        Assert.Equal(TimeSpan.FromSeconds(120), (await caller.CallAsync(Call(receiver.Url), Ct)).RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(5), (await caller.CallAsync(Call(receiver.Url), Ct)).RetryAfter);
    }

    [Fact]
    public async Task Of_a_long_answer_the_beginning_is_kept_as_words()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(500, "\u0000No\u001b[31m, grüezi. " + new string('x', 1_000_000)));
        using var caller = CallerThatReaches(receiver.Url);

        var answer = await caller.CallAsync(Call(receiver.Url), Ct);

        Assert.Equal((500, "It answered 500."), (answer.Status, answer.Why));
        Assert.StartsWith("No[31m, grüezi. xxx", answer.Response, StringComparison.Ordinal);
        Assert.True(answer.Response!.Length <= WebhookCaller.MaxResponseBytes);
    }

    [Fact]
    public async Task One_that_never_answers_is_waited_for_a_quarter_of_a_minute()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        using var caller = CallerThatReaches(receiver.Url);
        var calling = caller.CallAsync(Call(receiver.Url), Ct);
        await Eventually.HoldsAsync(() => receiver.Asked.Count == 1, "the call");
        _clock.Advance(WebhookCaller.LongestCall - TimeSpan.FromTicks(1));
        Assert.False(calling.IsCompleted);

        _clock.Advance(TimeSpan.FromTicks(1));

        var answer = await calling.WaitAsync(Eventually.Patience);
        Assert.Equal(((int?)null, "There was no answer within 15 seconds.", WebhookCaller.LongestCall), (answer.Status, answer.Why, answer.Took));
    }

    [Fact]
    public async Task A_line_that_is_cut_before_an_answer_is_a_failure()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.CutsTheLine);
        using var caller = CallerThatReaches(receiver.Url);

        var cut = await caller.CallAsync(Call(receiver.Url), Ct);

        Assert.Equal(((int?)null, "The connection was cut before it answered."), (cut.Status, cut.Why));
    }

    [Fact]
    public async Task A_line_that_is_cut_after_the_status_has_delivered()
    {
        await using var receiver = new LoopbackServer(async (_, wire, ct) =>
        {
            await wire.ReadExactlyAsync(new byte[Body.Length], ct); // what is left unread would reset the line, and take the answer with it
            await wire.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nGot"u8.ToArray(), ct);
        });
        var root = new Uri(receiver.Root);
        using var caller = CallerThatReaches(root);

        var taken = await caller.CallAsync(Call(root), Ct);

        Assert.Equal((200, true, "Got"), (taken.Status, taken.IsTaken, taken.Response));
    }

    [Fact]
    public async Task Where_nobody_listens_it_says_so()
    {
        var nowhere = LoopbackVendor.Nowhere;
        using var caller = CallerThatReaches(nowhere);

        Assert.Equal("It could not be reached.", (await caller.CallAsync(Call(nowhere), Ct)).Why);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_told_by_an_exception_and_not_by_an_answer()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        using var caller = CallerThatReaches(receiver.Url);
        using var stop = new CancellationTokenSource();
        var calling = caller.CallAsync(Call(receiver.Url), stop.Token);
        await Eventually.HoldsAsync(() => receiver.Asked.Count == 1, "the call");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task A_name_that_leads_into_a_private_network_is_never_dialled(string address)
    {
        await using var server = LoopbackServer.Saying("{}");
        var network = new FakeNetwork(_ => [IPAddress.Parse(address)], server);
        using var caller = network.Caller(_clock);

        var answer = await caller.CallAsync(new WebhookCall("https://rebound.example/hooks", "evt_1", Body, [_secret]), Ct);

        Assert.Equal(((int?)null, WebhookUrl.PrivateSentence), (answer.Status, answer.Why));
        Assert.Empty(network.Dialled);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_address_that_was_let_through_and_is_not_any_longer_is_not_called()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        using var caller = CallerThatReaches();

        Assert.False((await caller.CallAsync(Call(receiver.Url), Ct)).IsTaken);

        Assert.Empty(receiver.Asked);
    }

    [Fact]
    public async Task Ten_that_hang_on_one_server_leave_the_eleventh_its_way()
    {
        var first = 0;
        Func<HttpContext, Task> answers = context => Interlocked.Increment(ref first) <= 10 ? LoopbackVendor.Hangs(context) : LoopbackVendor.Answers(200)(context);
        await using var receiver = await LoopbackVendor.StartAsync(answers);
        using var caller = CallerThatReaches(receiver.Url);
        using var stop = new CancellationTokenSource();
        var hanging = Enumerable.Range(0, 10).Select(_ => caller.CallAsync(Call(receiver.Url), stop.Token)).ToList();
        await Eventually.HoldsAsync(() => receiver.Asked.Count == 10, "ten that hang");

        Assert.True((await caller.CallAsync(Call(receiver.Url), Ct).WaitAsync(Eventually.Patience)).IsTaken);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(hanging));
    }

    private WebhookCaller CallerThatReaches(params Uri[] receivers)
    {
        var options = new CrawlerOptions { AllowedPrivateHosts = [.. receivers.Select(r => r.Authority)] };
        return new WebhookCaller(new GuardedConnection(OutsideNetwork.Real, options), options, _clock);
    }

    private WebhookCall Call(Uri receiver) => new($"{receiver}hooks?key=1", "evt_1", Body, [_secret]);
}
