using System.Globalization;
using System.Runtime.CompilerServices;

namespace MiaPulse.Web.Businesses;

/// <summary>Countries and time zones to choose from.</summary>
public static class Places
{
    /// <summary>Two-letter codes by name, those that telephone numbers are known for.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Countries =
    [
        .. PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions()
            .Where(code => code.Length == 2 && char.IsAsciiLetter(code[0]))
            .Select(code => (Code: code, Name: NameOf(code)))
            .OrderBy(c => c.Name, StringComparer.Ordinal),
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
