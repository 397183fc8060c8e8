using System.Globalization;

namespace MiaPulse.Web.Layout;

/// <summary>Which page of a list an address names. Anybody can type anything there, and what is no number is the first page.</summary>
internal static class PageNumber
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 50;

    private const int Highest = 100_000;

    /// <returns>From 1 on.</returns>
    public static int Read(string? text) =>
        !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? 1 : (int)Math.Clamp(number, 1, Highest);

    /// <summary>Rows that come before a page.</summary>
    public static int Skip(int page) => (page - 1) * Size;

    /// <summary>Which page it is that comes after so many rows: the last one, where a later one was asked for.</summary>
    public static int After(int skip) => (skip / Size) + 1;
}
