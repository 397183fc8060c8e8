using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A yes that is nothing else: "yes", "sure, please do", "ja, gerne". With a "but", a question or another wish in it, it is no plain one. The words stand in
/// <c>Languages/Lists/plain-yes.txt</c>.
/// </summary>
public static class PlainYes
{
    /// <summary>A no is short; a long sentence with a "no" in it says more than that.</summary>
    private const int MostWordsOfNo = 5;

    private static readonly PatternList List = new("plain-yes");
    private static readonly Lazy<Regex>[] Whole = [.. Enum.GetValues<Language>().Select(l => new Lazy<Regex>(() => Of(l)))];

    public static bool Heard(string words, Language language) =>
        words.AsSpan().IndexOfAny("?؟") < 0 && Whole[(int)language].Value.IsMatch(HeardWords.Of(words));

    /// <summary>A short no, and nothing asked with it.</summary>
    internal static bool IsNo(string words, Language language) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfNo && Acts.Of(words, language).HasFlag(VisitorActs.Deny) && !Acts.Seeks(words, language);

    // From the first to the last word nothing but these, and one of them a yes.
    private static Regex Of(Language language)
    {
        var (yes, with) = (List.In("yes", language), List.In("with", language));
        return new Regex($@"^\W*(?:(?:{with})\W+)*(?:{yes})(?:\W+(?:{yes}|{with}))*\W*$", RegexOptions.CultureInvariant);
    }
}
