using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// Limits inside the hub: the rate limiter of the pipeline sees only the upgrade, and a socket may then call as often as it likes.
/// </summary>
public sealed class VisitorLimits : IDisposable
{
    private readonly LimitOptions _limits;
    private readonly PartitionedRateLimiter<string> _visitorMessages;
    private readonly PartitionedRateLimiter<string> _addressMessages;
    private readonly PartitionedRateLimiter<string> _otherCalls;
    private readonly PartitionedRateLimiter<string> _newVisitors;
    private readonly ConcurrentDictionary<string, int> _connections = new(StringComparer.Ordinal);

    public VisitorLimits(IOptions<LimitOptions> limits)
    {
        _limits = limits.Value;
        _visitorMessages = PerSecond(_limits.MessagesPerSecondPerVisitor, _limits.MessageBurstPerVisitor);
        _addressMessages = PerSecond(_limits.MessagesPerSecondPerAddress, _limits.MessageBurstPerAddress);
        _otherCalls = PerSecond(_limits.OtherCallsPerSecondPerVisitor, _limits.OtherCallBurstPerVisitor);
        _newVisitors = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = _limits.NewVisitorsPerMinutePerAddress,
            TokensPerPeriod = _limits.NewVisitorsPerMinutePerAddress,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));
    }

    /// <summary>Throws <c>rate_limited: …</c> where this message is one too many.</summary>
    public void CountMessage(string connectionOrVisitor, string address)
    {
        Take(_visitorMessages, connectionOrVisitor, "That was very fast. Please wait a few seconds and send again.");
        Take(_addressMessages, address, "Very many messages come from your network right now. Please wait a few seconds and send again.", RefusalReason.BusyNetwork);
    }

    public void CountCall(string connectionOrVisitor) => Take(_otherCalls, connectionOrVisitor, "That was very fast. Please wait a few seconds and try again.");

    public void CountNewVisitor(string address) => Take(_newVisitors, address, "Very many new visitors come from your network right now. Please try again in a minute.", RefusalReason.BusyNetwork);

    /// <summary>Null where this address has as many connections as it may. Dispose when the connection ends.</summary>
    public IDisposable? TryConnect(string address)
    {
        if (_connections.AddOrUpdate(address, 1, (_, count) => count + 1) <= _limits.ConnectionsPerAddress)
        {
            return new Connection(this, address);
        }

        Disconnect(address);
        return null;
    }

    public void Dispose()
    {
        _visitorMessages.Dispose();
        _addressMessages.Dispose();
        _otherCalls.Dispose();
        _newVisitors.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string key, string sentence, RefusalReason? reason = null)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            throw new HubException($"rate_limited: {sentence}{HubProblems.Last(reason)}");
        }
    }

    private static PartitionedRateLimiter<string> PerSecond(int rate, int burst) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(burst, rate),
            TokensPerPeriod = rate,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    private void Disconnect(string address)
    {
        // Removed at zero, and only at zero, so that addresses seen once do not stay for ever.
        while (_connections.TryGetValue(address, out var count))
        {
            if (count > 1 ? _connections.TryUpdate(address, count - 1, count) : _connections.TryRemove(new KeyValuePair<string, int>(address, count)))
            {
                return;
            }
        }
    }

    private sealed class Connection(VisitorLimits limits, string address) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                limits.Disconnect(address);
            }
        }
    }
}
