namespace MiaPulse.Core.Calls;

/// <summary>How long a voice needs for some words. Nothing tells when they were heard to their end, so what comes after them waits for this long.</summary>
public static class SpeakingTime
{
    /// <summary>Until the first of them sounds.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan PerLetter = TimeSpan.FromMilliseconds(65);

    /// <param name="letters">How many; none take no time.</param>
    public static TimeSpan Of(int letters) => letters == 0 ? TimeSpan.Zero : Beginning + (PerLetter * letters);
}
