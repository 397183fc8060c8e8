using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>What documents and their pages are known by where a website has an address: <c>document:price%20list.pdf#page=3</c>. Nobody can follow it.</summary>
public static partial class DocumentAddress
{
    public const int MaxNameLength = 120;

    /// <summary>
    /// A file's name as a person would say it: <c>grooming-prices.pdf</c> is “Grooming prices”. Null where it is the name of a text that was pasted, which somebody
    /// worded and nobody has to say otherwise.
    /// </summary>
    /// <param name="title">As its pages are titled: <c>price list.pdf, page 3</c>.</param>
    public static string? FileTitleOf(string title) => FileName().Match(title) is { Success: true } file ? Spoken(file.Groups["name"].Value) : null;

    // Dashes stand for spaces where there are none; a date, and a dash between spaces, stay as they are.
    private static string Spoken(string name)
    {
        var words = name.Trim().Replace('_', ' ');
        words = words.Contains(' ', StringComparison.Ordinal) ? words : Joint().Replace(words, " ");
        words = Spaces().Replace(words, " ").Trim();
        words = words.Contains(' ', StringComparison.Ordinal) && !words.Any(char.IsLower) ? words.ToLowerInvariant() : words; // “PRICE LIST” shouts; “FAQ” is a word
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private const string Scheme = "document:";

    public static bool IsOne(string url) => url.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The same for two names that a person takes for one: what is given again under its name replaces what was there.</summary>
    public static string Of(string name) => Scheme + Uri.EscapeDataString(name.ToLowerInvariant());

    public static string PageOf(string document, int? number) => number is { } page ? string.Create(CultureInfo.InvariantCulture, $"{document}#page={page}") : document + "#text";

    /// <summary>A file's name as it is shown: without its folder, in one line, with its ending however long it is. Empty where nothing is left.</summary>
    public static string NameOf(string? fileName)
    {
        var name = PlainName.Tidy((fileName ?? "").Split('/', '\\')[^1]);
        if (name.Length <= MaxNameLength)
        {
            return name;
        }

        var ending = Path.GetExtension(name) is { Length: <= 10 } extension ? extension : "";
        return name[..(MaxNameLength - ending.Length - 1)].TrimEnd() + "…" + ending;
    }

    [GeneratedRegex(@"^(?<name>.*[^\s.].*)\.(?:pdf|docx?|txt|text|md|markdown|html?)(?:, page \d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<=\p{L})[-–+]+(?=[\p{L}\d])|(?<=\d)[-–+]+(?=\p{L})")]
    private static partial Regex Joint();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Spaces();
}
