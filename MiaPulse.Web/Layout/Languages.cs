using System.Globalization;

namespace MiaPulse.Web.Layout;

/// <summary>Languages by name.</summary>
public static class Languages
{
    /// <summary>The English name of a BCP 47 tag; null for what is none.</summary>
    public static string? NameOf(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
        {
            return null;
        }

        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return culture.EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return null; // the only way the framework says that it knows no such language
        }
    }
}
