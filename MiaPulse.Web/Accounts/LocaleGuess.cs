namespace MiaPulse.Web.Accounts;

/// <summary>A first guess of country and time zone from what the browser says of itself. The owner can change both.</summary>
internal static class LocaleGuess
{
    // Countries with one zone, or one that nearly everybody lives in. Where a country has several, a guess would be wrong more often than UTC is odd.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["AT"] = "Europe/Vienna",
        ["BE"] = "Europe/Brussels",
        ["CH"] = "Europe/Zurich",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["DK"] = "Europe/Copenhagen",
        ["ES"] = "Europe/Madrid",
        ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["GR"] = "Europe/Athens",
        ["HU"] = "Europe/Budapest",
        ["IE"] = "Europe/Dublin",
        ["IN"] = "Asia/Kolkata",
        ["IT"] = "Europe/Rome",
        ["JP"] = "Asia/Tokyo",
        ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo",
        ["NZ"] = "Pacific/Auckland",
        ["PL"] = "Europe/Warsaw",
        ["PT"] = "Europe/Lisbon",
        ["RO"] = "Europe/Bucharest",
        ["SE"] = "Europe/Stockholm",
        ["SG"] = "Asia/Singapore",
        ["ZA"] = "Africa/Johannesburg",
    };

    /// <param name="acceptLanguage">The header, such as <c>de-AT,de;q=0.9</c>.</param>
    public static (string Region, string TimeZone) From(string? acceptLanguage)
    {
        var first = (acceptLanguage ?? "").Split(',', ';')[0].Trim();
        var region = first.Split('-', '_') is [.., { Length: 2 } last] and { Length: > 1 } && last.All(char.IsAsciiLetter) ? last.ToUpperInvariant() : "US";
        return (region, Zones.GetValueOrDefault(region, "UTC"));
    }
}
