using System.Diagnostics;
using System.Globalization;

namespace MiaPulse.Tests.Support;

/// <summary>
/// How long this thread has been at work since: what a piece of work costs, whoever else wants the processor meanwhile. Where the system does not tell (only Linux does), the time on the wall.
/// </summary>
public sealed class ThreadTime
{
    private const string OfThisThread = "/proc/thread-self/schedstat"; // nanoseconds at work, nanoseconds waited, turns

    private readonly TimeSpan? _before = AtWork();
    private readonly Stopwatch _wall = Stopwatch.StartNew();

    public TimeSpan Elapsed => AtWork() - _before ?? _wall.Elapsed;

    private static TimeSpan? AtWork() => File.Exists(OfThisThread)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(OfThisThread).Split(' ')[0], CultureInfo.InvariantCulture) / 1000d)
        : null;
}
