namespace MiaPulse.Core.Languages;

/// <summary>The languages that Mia hears and speaks: those of the widget.</summary>
public enum Language
{
    English,
    German,
    French,
    Spanish,
    Italian,
    Dutch,
    Polish,
    Portuguese,
    Arabic,
}

/// <summary>Languages as browsers and pages name them.</summary>
public static class LanguageTags
{
    private static readonly string[] Tags = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "ar"];

    /// <summary>In the order of <see cref="Language"/>.</summary>
    public static IReadOnlyList<string> All => Tags;

    public static string Tag(this Language language) => Tags[(int)language];

    /// <summary>Which way it is written, as HTML says it: "ltr" or "rtl".</summary>
    public static string Direction(this Language language) => language is Language.Arabic ? "rtl" : "ltr";

    /// <summary>The language of a BCP 47 tag; null where Mia does not speak it.</summary>
    public static Language? Read(string? tag)
    {
        var at = Array.IndexOf(Tags, (tag ?? "").Split('-', '_')[0].ToLowerInvariant());
        return at < 0 ? null : (Language)at;
    }
}
