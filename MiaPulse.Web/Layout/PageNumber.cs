using System.Globalization;

namespace MiaPulse.Web.Layout;

/// <summary>Which page of a list an address names. Anybody can type anything there, and what is no number is the first page.</summary>
internal static class PageNumber
{
    private const int Highest = 100_000;

    /// <returns>From 1 on.</returns>
    public static int Read(string? text) =>
        !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? 1 : (int)Math.Clamp(number, 1, Highest);
}
