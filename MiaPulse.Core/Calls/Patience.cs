namespace MiaPulse.Core.Calls;

/// <summary>How long a caller has heard nothing. Nothing tells when a voice is done, so how long it needs is estimated.</summary>
internal sealed class Patience(TimeProvider clock)
{
    /// <summary>Until the first word of something that fills the silence.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2.5);

    /// <summary>From one of them to the next.</summary>
    public static readonly TimeSpan Next = TimeSpan.FromSeconds(3);

    /// <summary>Then nobody waits any longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    private DateTimeOffset _quietFrom = clock.GetUtcNow();
    private int _filled;

    /// <summary>Time until something has to be said.</summary>
    public TimeSpan Left
    {
        get
        {
            var filler = First + (_filled * Next);
            var left = _quietFrom + (filler < Longest ? filler : Longest) - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool IsOver => clock.GetUtcNow() - _quietFrom >= Longest;

    /// <summary>Something of the answer is said.</summary>
    public void Said(string words)
    {
        var now = clock.GetUtcNow();
        _quietFrom = (_quietFrom > now ? _quietFrom : now) + (words.Length * SpeakingTime.PerLetter);
        _filled = 0;
    }

    /// <summary>Something was said to fill the silence.</summary>
    /// <returns>How many before it, since the last word of the answer.</returns>
    public int Filled() => _filled++;
}
