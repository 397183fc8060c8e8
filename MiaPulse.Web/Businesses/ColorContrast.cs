using System.Globalization;

namespace MiaPulse.Web.Businesses;

/// <summary>How well colours can be told apart, as WCAG 2 counts it: 1 for the same, 21 for black on white.</summary>
public static class ColorContrast
{
    /// <param name="one"><c>#rrggbb</c>.</param>
    /// <param name="other"><c>#rrggbb</c>.</param>
    public static double Between(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The better of white and black to write on a colour with.</summary>
    public static string InkOn(string color) => Between(color, "#ffffff") >= Between(color, "#000000") ? "#ffffff" : "#000000";

    /// <summary>What to say to an owner who chose a colour that people will have trouble with; null where all is well.</summary>
    public static string? Warning(string color) =>
        !IsColor(color) ? null
        : Between(color, InkOn(color)) < 4.5 ? "Neither white nor black text is easy to read on this colour. A lighter or darker one is better."
        : Between(color, "#ffffff") < 3 ? "This colour is hard to see on a white page. Visitors may overlook the button. A darker one is better."
        : null;

    public static bool IsColor(string? text) => text is { Length: 7 } && text[0] == '#' && text[1..].All(char.IsAsciiHexDigit);

    private static double Luminance(string color)
    {
        double Channel(int at)
        {
            var part = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
