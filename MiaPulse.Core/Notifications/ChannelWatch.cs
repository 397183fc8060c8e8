namespace MiaPulse.Core.Notifications;

/// <summary>
/// Which channels' vendors are away. One that failed <see cref="MostInARow"/> times in a row is asked by one alert every few seconds, and the others wait untried:
/// an outage costs no alert its tries, and the vendor is not run over. Each process learns it for itself.
/// </summary>
public sealed class ChannelWatch(TimeProvider clock)
{
    /// <summary>After this many failures with nothing else between them the vendor is away.</summary>
    public const int MostInARow = 3;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    private readonly Lock _changing = new();
    private readonly Dictionary<AlertChannel, Outage> _failing = [];

    /// <summary>The channels that nothing goes by at this moment.</summary>
    public IReadOnlyList<AlertChannel> Resting()
    {
        var now = clock.GetUtcNow();
        lock (_changing)
        {
            return [.. _failing.Where(f => f.Value.NextAt > now).Select(f => f.Key)];
        }
    }

    /// <summary>Whether one may be sent now. While the vendor is away the answer is yes once in each pause, for whoever asks first.</summary>
    public bool MayTry(AlertChannel channel)
    {
        var now = clock.GetUtcNow();
        lock (_changing)
        {
            if (!_failing.TryGetValue(channel, out var outage) || outage.NextAt is not { } next)
            {
                return true;
            }

            if (next > now)
            {
                return false;
            }

            _failing[channel] = outage with { NextAt = now + PauseOf(outage) };
            return true;
        }
    }

    /// <summary>What became of a try.</summary>
    public VendorState Hear(AlertChannel channel, Delivery delivery)
    {
        lock (_changing)
        {
            var outage = _failing.GetValueOrDefault(channel);
            if (delivery.IsOurOwn) // nobody was asked, so nobody was there to say so
            {
                return outage?.NextAt is null ? VendorState.There : VendorState.Away;
            }

            if (delivery is not Delivery.TryLater { IsDown: true }) // it may have said no, or not now, but it was there to say so
            {
                _failing.Remove(channel);
                return outage?.NextAt is null ? VendorState.There : VendorState.Back;
            }

            var failures = (outage?.Failures ?? 0) + 1;
            var now = new Outage(failures, outage?.NextAt);
            _failing[channel] = failures == MostInARow ? now with { NextAt = clock.GetUtcNow() + PauseOf(now) } : now;
            return failures < MostInARow ? VendorState.There : VendorState.Away;
        }
    }

    private static TimeSpan PauseOf(Outage outage) => Pauses[Math.Clamp(outage.Failures - MostInARow, 0, Pauses.Length - 1)];

    /// <param name="Failures">In a row.</param>
    /// <param name="NextAt">When one is tried again; null while the vendor is not held to be away.</param>
    private sealed record Outage(int Failures, DateTimeOffset? NextAt);
}

/// <summary>What a try says of its vendor.</summary>
public enum VendorState
{
    There,

    /// <summary>It fails for everybody.</summary>
    Away,

    /// <summary>It was away, and has answered.</summary>
    Back,
}
