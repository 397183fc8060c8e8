using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>Which leads are meant. Everything null means all.</summary>
/// <param name="Status">Only these.</param>
/// <param name="Search">Words in name, email, phone, wish or what they wrote. Signs have no special meaning.</param>
/// <param name="From">Caught at this moment or later.</param>
/// <param name="Until">Caught before this moment.</param>
public sealed partial record LeadFilter(LeadStatus? Status = null, string? Search = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    private const int MaxSearchLength = 200;

    public static readonly LeadFilter All = new();

    internal IQueryable<Lead> Apply(IQueryable<Lead> leads)
    {
        if (Status is { } status)
        {
            leads = leads.Where(l => l.Status == status);
        }

        if (From is { } from)
        {
            leads = leads.Where(l => l.CreatedAt >= from);
        }

        if (Until is { } until)
        {
            leads = leads.Where(l => l.CreatedAt < until);
        }

        return Search?.Trim() is { Length: > 0 } search ? Holding(leads, search[..Math.Min(search.Length, MaxSearchLength)]) : leads;
    }

#pragma warning disable CA1304, CA1307, CA1309, CA1310, CA1311, CA1862 // translated to SQL, which takes no culture or comparison
    private static IQueryable<Lead> Holding(IQueryable<Lead> leads, string words)
    {
        // SQLite lowers ASCII letters only, so the words are looked for as typed as well as in lower case.
        var lower = words.ToLowerInvariant();
        var digits = NumberLike().IsMatch(words) ? string.Concat(words.Where(char.IsAsciiDigit)).TrimStart('0') : "";
        return leads.Where(l =>
            l.Name!.Contains(words) || l.Name!.ToLower().Contains(lower)
            || l.Email!.ToLower().Contains(lower)
            || l.Wish!.Contains(words) || l.Wish!.ToLower().Contains(lower)
            || l.InTheirWords.Contains(words) || l.InTheirWords.ToLower().Contains(lower)
            || (digits != "" && l.Phone!.Contains(digits)));
    }
#pragma warning restore CA1304, CA1307, CA1309, CA1310, CA1311, CA1862

    // "(415) 555", "+1 415": a number however it is spelled, found in E.164 by its digits.
    [GeneratedRegex(@"^[+(]?[\d\s().\-/]{3,}$")]
    private static partial Regex NumberLike();
}

/// <summary>What leads are sorted by.</summary>
public enum LeadSort
{
    CreatedAt,
    UpdatedAt,
    Name,
    Status,
}
