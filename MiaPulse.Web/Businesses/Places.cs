using System.Globalization;
using System.Runtime.CompilerServices;

namespace MiaPulse.Web.Businesses;

/// <summary>Countries and time zones to choose from.</summary>
public static class Places
{
    // Places that the framework knows no name for.
    private static readonly Dictionary<string, string> Unnamed = new(StringComparer.Ordinal)
    {
        ["AC"] = "Ascension Island",
        ["EH"] = "Western Sahara",
        ["TA"] = "Tristan da Cunha",
        ["XK"] = "Kosovo",
    };

    /// <summary>Two-letter codes by name, those that telephone numbers are known for.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Countries =
    [
        .. PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions()
            .Where(code => code.Length == 2 && char.IsAsciiLetter(code[0]))
            .Select(code => (Code: code, Name: NameOf(code)))
            .Where(c => c.Name != c.Code)
            .OrderBy(c => c.Name, StringComparer.Create(CultureInfo.GetCultureInfo("en"), ignoreCase: true)), // Åland Islands stand among the A
    ];

    private static readonly IReadOnlyList<string> Zones =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && (z.Id.Contains('/', StringComparison.Ordinal) || z.Id == "UTC") && !z.Id.StartsWith("Etc/", StringComparison.Ordinal) && !z.Id.StartsWith("posix", StringComparison.Ordinal))
            .Select(z => z.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>IANA names, the one that is chosen now among them however old it is.</summary>
    public static IEnumerable<string> TimeZones(string chosen) => Zones.Contains(chosen) ? Zones : Zones.Prepend(chosen);

    /// <summary>Makes the lists, off the caller's turn: the first time takes seconds on a small machine, and a circuit that waits shows nothing meanwhile.</summary>
    public static Task LoadAsync() => Task.Run(() => RuntimeHelpers.RunClassConstructor(typeof(Places).TypeHandle));

    private static string NameOf(string code)
    {
        if (Unnamed.TryGetValue(code, out var name))
        {
            return name;
        }

        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code; // the framework has no other way to say that it knows no name for it
        }
    }
}
