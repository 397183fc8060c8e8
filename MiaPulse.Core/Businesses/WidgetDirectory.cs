using System.Collections.Concurrent;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>Finds the business behind a widget's key, from memory after the first time. A change of the business is seen within <see cref="Freshness"/>.</summary>
public sealed class WidgetDirectory(PlatformDbs dbs, TimeProvider clock)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    /// <summary>More keys than this are not remembered at once, so that made-up keys cannot fill the memory.</summary>
    public const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (WidgetFacts Facts, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public async ValueTask<WidgetFacts?> FindAsync(string? key, CancellationToken ct)
    {
        if (key is not { Length: >= 8 and <= 64 } || !key.StartsWith("mia_pk_", StringComparison.Ordinal))
        {
            return null;
        }

        if (_known.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until)
        {
            return known.Facts;
        }

        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var business = await db.Businesses.AsNoTracking().FirstOrDefaultAsync(b => b.WidgetKey == key, ct);
        if (business is null)
        {
            _known.TryRemove(key, out _);
            return null;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        var asked = await db.Faqs.AsNoTracking().Where(f => f.BusinessId == business.Id).OrderBy(f => f.CreatedAt).Select(f => f.Question).Take(3).ToListAsync(ct);
        if (asked.Count == 0)
        {
            asked = await db.Passages.AsNoTracking().Where(p => p.BusinessId == business.Id && EF.Functions.Like(p.Heading, "%?") && p.Heading.Length < 60)
                .OrderBy(p => p.PageUrl).ThenBy(p => p.Ordinal).Select(p => p.Heading).Take(30).ToListAsync(ct);
            asked = [.. asked.Distinct().Take(3)]; // one that stands on every page is asked once
        }

        var facts = WidgetFacts.From(business, asked);
        _known[key] = (facts, clock.GetUtcNow() + Freshness);
        return facts;
    }

    /// <summary>The same of a business that is known.</summary>
    public async ValueTask<WidgetFacts?> FindAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        return await FindAsync(await db.Businesses.AsNoTracking().Where(b => b.Id == who.Business).Select(b => b.WidgetKey).FirstOrDefaultAsync(ct), ct);
    }

    /// <summary>The business changed: look again.</summary>
    public void Forget(string key) => _known.TryRemove(key, out _);
}

/// <summary>What a widget may know of its business before anybody speaks.</summary>
/// <param name="Origins">Origins that the widget may run on, in lower case, beside our own.</param>
/// <param name="Suggestions">Up to three questions that visitors may tap.</param>
public sealed record WidgetFacts(
    BusinessId Business, string Key, string Name, string Color, string? Greeting, string Region, string TimeZone, WeeklyHours? Hours, bool WasSeen, IReadOnlySet<string> Origins,
    IReadOnlyList<string> Suggestions)
{
    internal static WidgetFacts From(Business business, IReadOnlyList<string> suggestions)
    {
        var origins = business.ExtraOrigins.Select(o => o.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        if (Uri.TryCreate(business.WebsiteUrl, UriKind.Absolute, out var site))
        {
            // The same site by its other names: with and without www, and by http while it still answers there.
            var host = site.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? site.IdnHost[4..] : site.IdnHost;
            var port = site.IsDefaultPort ? "" : $":{site.Port}";
            foreach (var name in new[] { host, $"www.{host}" })
            {
                origins.Add($"https://{name}{port}");
                origins.Add($"http://{name}{port}");
            }
        }

        return new WidgetFacts(
            business.Id, business.WidgetKey, business.Name, business.Color, business.Greeting, business.Region, business.TimeZone, business.Hours, business.WidgetSeenAt is not null, origins,
            suggestions);
    }
}
