using System.Globalization;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>What Resend says with an answer of how fast it may be asked: <c>ratelimit-limit</c> requests within <c>w</c> seconds of <c>ratelimit-policy</c>.</summary>
/// <param name="Between">From one request to the next; null where it says nothing that can be read.</param>
/// <param name="Rest">For how long it takes none; null where it takes more.</param>
internal sealed record ResendRate(TimeSpan? Between, TimeSpan? Rest)
{
    /// <summary>A longer window is no pace but a quota.</summary>
    private const int LongestWindow = 60;

    /// <param name="response">The answer.</param>
    /// <param name="asked">How long it asks us to wait; null for nothing.</param>
    /// <param name="isTooMuch">Whether it took none for that reason.</param>
    public static ResendRate Read(HttpResponseMessage response, TimeSpan? asked, bool isTooMuch)
    {
        var window = Window(response);
        TimeSpan? between = Number(response, "ratelimit-limit") is { } limit and > 0 && window is > 0 and <= LongestWindow ? TimeSpan.FromSeconds(window) / limit : null;
        var rest = isTooMuch ? asked ?? TimeSpan.Zero : Number(response, "ratelimit-remaining") is 0 ? asked : null;
        return new ResendRate(between, rest);
    }

    /// <summary>Seconds, as in <c>10;w=1</c>; one where nothing is said.</summary>
    private static int Window(HttpResponseMessage response)
    {
        var window = Header(response, "ratelimit-policy")?.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(p => p.StartsWith("w=", StringComparison.Ordinal));
        return window is null ? 1 : int.TryParse(window.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
    }

    private static int? Number(HttpResponseMessage response, string name) =>
        int.TryParse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
