namespace MiaPulse.Core.Notifications;

/// <summary>
/// Which channels' vendors are away, or want a rest. One that failed <see cref="MostInARow"/> times in a row is asked by one alert every few seconds, and the others wait
/// untried: an outage costs no alert its tries, and the vendor is not run over. One that takes no more from us is left alone for as long as it says. Each process learns
/// it for itself.
/// </summary>
public sealed class ChannelWatch(TimeProvider clock)
{
    /// <summary>After this many failures with nothing else between them the vendor is away.</summary>
    public const int MostInARow = 3;

    /// <summary>A vendor that takes no more from us is left alone for this long, where it does not say for how long.</summary>
    public static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    /// <summary>And at most for this long: one answer must not silence a way for everybody for hours.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    private readonly Lock _changing = new();
    private readonly Dictionary<AlertChannel, Outage> _failing = [];
    private readonly Dictionary<AlertChannel, DateTimeOffset> _restsUntil = [];

    /// <summary>The channels that nothing goes by at this moment.</summary>
    public IReadOnlyList<AlertChannel> Resting()
    {
        var now = clock.GetUtcNow();
        lock (_changing)
        {
            return [.. _failing.Where(f => f.Value.NextAt > now).Select(f => f.Key).Union(_restsUntil.Where(r => r.Value > now).Select(r => r.Key))];
        }
    }

    /// <summary>Whether one may be sent now. While the vendor is away the answer is yes once in each pause, for whoever asks first.</summary>
    public bool MayTry(AlertChannel channel)
    {
        var now = clock.GetUtcNow();
        lock (_changing)
        {
            if (_restsUntil.GetValueOrDefault(channel) > now)
            {
                return false;
            }

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
            if (delivery is Delivery.TryLater { TooMuch: TooMuch.ForAll } enough)
            {
                var until = clock.GetUtcNow() + RestFor(enough.After);
                _restsUntil[channel] = until > _restsUntil.GetValueOrDefault(channel) ? until : _restsUntil[channel];
            }

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

    /// <summary>How long a vendor rests that takes no more from us.</summary>
    /// <param name="asked">What it asked for; null for nothing.</param>
    public static TimeSpan RestFor(TimeSpan? asked) => asked is not { } time || time < ShortestRest ? ShortestRest : time < LongestRest ? time : LongestRest;

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
