using System.Diagnostics;

namespace MiaPulse.Tests.Support;

/// <summary>Waits until something holds, and says what it was waiting for when it never does.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var patience = within ?? Patience;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < patience, $"Never happened within {patience.TotalSeconds:0} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    public static async Task<T> GetAsync<T>(Func<Task<T?>> find, string what) where T : class
    {
        T? found = null;
        await HoldsAsync(async () => (found = await find()) is not null, what);
        return found!;
    }
}
