using System.Globalization;

namespace MiaPulse.Core.Languages;

/// <summary>A moment as people write it in their language: with the month by its name, so that nobody takes 6/8/2026 for another day.</summary>
public static class Moments
{
    /// <param name="language">Whose. In English the day comes before the month, as in our other mails.</param>
    /// <param name="at">As its reader's clock shows it.</param>
    public static string Written(this Language language, DateTime at) => at.ToString("f", CultureInfo.GetCultureInfo(language is Language.English ? "en-GB" : language.Tag()));
}
