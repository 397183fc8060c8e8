using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// One page is one page, also where it was read twice: for its website and for a sitemap, or by itself. What was read last is what it says; the rows of the other
/// reading stay, so that forgetting one source gives back what the other has.
/// </summary>
internal static class NewestReading
{
    /// <param name="passages">In any order; what is kept keeps it.</param>
    /// <param name="placed">Where a passage stands, on which row, when that was read, and when its text became what it is.</param>
    public static List<T> Of<T>(IReadOnlyList<T> passages, Func<T, (string Url, PageId Row, DateTimeOffset ReadAt, DateTimeOffset At)> placed)
    {
        var newest = new Dictionary<string, (DateTimeOffset ReadAt, DateTimeOffset At, Guid Row)>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (url, row, readAt, at) in passages.Select(placed))
        {
            var key = keys.TryGetValue(url, out var known) ? known : keys[url] = KeyOf(url);
            var reading = (readAt, at, row.Value);
            if (!newest.TryGetValue(key, out var other) || reading.CompareTo(other) > 0)
            {
                newest[key] = reading;
            }
        }

        return [.. passages.Where(p => placed(p) is var (url, row, _, _) && newest[keys[url]].Row == row.Value)];
    }

    // A document's address names it and its page already.
    private static string KeyOf(string url) => !DocumentAddress.IsOne(url) && Uri.TryCreate(url, UriKind.Absolute, out var address) ? Site.KeyOf(Site.Tidy(address)) : url;
}
