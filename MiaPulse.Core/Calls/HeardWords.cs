using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Calls;

/// <summary>A caller's words for comparing: in folded letters, and without the commas and points that whoever wrote them down has put.</summary>
internal static partial class HeardWords
{
    public static string Of(string words) => Marks().Replace(Folding.Of(Words.Tidy(words)), " ").Trim();

    [GeneratedRegex(@"(?:[^\w'\s-]|\s)+")]
    private static partial Regex Marks();
}
