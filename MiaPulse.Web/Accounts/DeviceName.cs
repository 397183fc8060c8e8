namespace MiaPulse.Web.Accounts;

/// <summary>Browser and system in words, read from a user agent. The user agent itself is not kept.</summary>
internal static class DeviceName
{
    // The order matters: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android calls itself Linux.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string From(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "A browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Sign, string Name)[] table, string? userAgent) =>
        table.FirstOrDefault(row => userAgent?.Contains(row.Sign, StringComparison.Ordinal) == true).Name;
}
