using System.Net;
using System.Text;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>How fast Resend is asked: what it says of that, and who goes first where it takes only so many.</summary>
public sealed class ResendPaceTests
{
    private static readonly Mail ALead = AMail("lead_captured");
    private static readonly Mail AReport = AMail("weekly_report") with { CanWait = true };

    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly ResendPace _pace;

    public ResendPaceTests() => _pace = new ResendPace(_clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_begins_with_two_a_second_and_goes_on_as_Resend_says()
    {
        Assert.Null(await _pace.WaitAsync(ALead, Ct)); // who is alone does not wait
        var second = _pace.WaitAsync(ALead, Ct);
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await second.WaitAsync(Eventually.Patience, Ct));

        _clock.Advance(ResendPace.BetweenAtFirst);
        _pace.Hear(new ResendRate(TimeSpan.FromMilliseconds(100), null));
        Assert.Null(await _pace.WaitAsync(ALead, Ct));
        var next = _pace.WaitAsync(ALead, Ct);
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Null(await next.WaitAsync(Eventually.Patience, Ct));
    }

    [Fact]
    public async Task Whose_turn_is_too_far_away_is_told_when_to_come_again()
    {
        var waiting = new List<Task<TimeSpan?>>();
        for (var at = TimeSpan.Zero; at <= ResendPace.LongestWait; at += ResendPace.BetweenAtFirst)
        {
            waiting.Add(_pace.WaitAsync(ALead, Ct));
        }

        Assert.Equal(ResendPace.LongestWait + ResendPace.BetweenAtFirst, await _pace.WaitAsync(ALead, Ct));
        Assert.Equal(1, waiting.Count(w => w.IsCompleted));

        _clock.Advance(ResendPace.LongestWait);
        Assert.All(await Task.WhenAll(waiting).WaitAsync(Eventually.Patience, Ct), wait => Assert.Null(wait));
    }

    [Fact]
    public async Task A_rest_that_Resend_asks_for_holds_for_who_waits_already_too()
    {
        Assert.Null(await _pace.WaitAsync(ALead, Ct));
        var waiting = _pace.WaitAsync(ALead, Ct);

        _pace.Hear(new ResendRate(null, TimeSpan.FromSeconds(20)));
        Assert.Equal(TimeSpan.FromSeconds(20), await _pace.WaitAsync(ALead, Ct));
        _clock.Advance(ResendPace.BetweenAtFirst);
        Assert.Equal(TimeSpan.FromSeconds(19.5), await waiting.WaitAsync(Eventually.Patience, Ct));

        _clock.Advance(TimeSpan.FromSeconds(19.5));
        Assert.Null(await _pace.WaitAsync(ALead, Ct));
    }

    [Fact]
    public async Task A_lead_that_comes_later_goes_before_a_report_that_waits_already()
    {
        Assert.Null(await _pace.WaitAsync(AReport, Ct)); // where nobody else is, it goes at once as well
        var report = _pace.WaitAsync(AReport, Ct);
        var lead = _pace.WaitAsync(ALead, Ct);

        _clock.Advance(ResendPace.BetweenAtFirst);
        Assert.Null(await lead.WaitAsync(Eventually.Patience, Ct));
        Assert.False(report.IsCompleted);

        await Eventually.HoldsAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(50));
                return report.IsCompleted;
            },
            "the report, once no lead is there");
        Assert.Null(await report);
    }

    [Theory]
    [InlineData("ratelimit-policy=10;w=1 ratelimit-limit=10 ratelimit-remaining=9 ratelimit-reset=1", 100, null)]
    [InlineData("ratelimit-limit=2 ratelimit-remaining=0 ratelimit-reset=1", 500, 1)]
    [InlineData("ratelimit-policy=100;w=20 ratelimit-limit=100", 200, null)]
    [InlineData("ratelimit-policy=100;w=86400 ratelimit-limit=100", null, null)] // that is a quota
    [InlineData("ratelimit-policy=?;w=? ratelimit-limit=5", null, null)]
    [InlineData("ratelimit-limit=0", null, null)]
    [InlineData("ratelimit-limit=many ratelimit-remaining=none ratelimit-reset=soon", null, null)]
    [InlineData("x-none=1", null, null)]
    public void What_it_says_with_an_answer_is_read_as_far_as_it_can_be(string headers, int? milliseconds, int? rest)
    {
        var rate = Read(200, "", headers);

        Assert.Equal((milliseconds, rest), ((int?)rate.Between?.TotalMilliseconds, (int?)rate.Rest?.TotalSeconds));
    }

    [Theory]
    [InlineData("rate_limit_exceeded", "retry-after=20", 20)]
    [InlineData("rate_limit_exceeded", "x-none=1", 0)] // for no time that it names, so for the shortest
    [InlineData("daily_quota_exceeded", "retry-after=20 ratelimit-remaining=0", null)] // no pace helps there
    [InlineData("monthly_quota_exceeded", "retry-after=20", null)]
    public void Too_much_is_a_rest_and_a_quota_is_none(string error, string headers, int? rest) =>
        Assert.Equal(rest, (int?)Read(429, $$"""{"name":"{{error}}"}""", headers).Rest?.TotalSeconds);

    private static ResendRate Read(int status, string body, string headers)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var header in headers.Split(' '))
        {
            var end = header.IndexOf('=', StringComparison.Ordinal);
            Assert.True(response.Headers.TryAddWithoutValidation(header[..end], header[(end + 1)..]));
        }

        return ResendAnswer.Read(response, Encoding.UTF8.GetBytes(body), Given.Start).Rate;
    }

    private static Mail AMail(string kind) =>
        new(EmailAddress.TryParse("zoe@example.com", out var zoe) ? zoe : throw new InvalidOperationException(), "Hello", "Hello", "<p>Hello</p>") { Kind = kind, Key = $"{kind}/1" };
}
