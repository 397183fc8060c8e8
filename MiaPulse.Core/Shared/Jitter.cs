using System.Security.Cryptography;

namespace MiaPulse.Core.Shared;

/// <summary>The chance in a pause before the next try, so that what failed together does not come back together.</summary>
internal static class Jitter
{
    /// <summary>More than 0 and at most 1, each as likely. What it is of is for the pause to say.</summary>
    public static double Draw() => RandomNumberGenerator.GetInt32(1, 1_000_001) / 1_000_000d;
}
