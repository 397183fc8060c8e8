using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>What is left of a message beside the words that a pattern heard in it, as they were typed: the pattern reads folded letters, which are other ones, and more. Pure.</summary>
internal static class Unheard
{
    public static string In(string message, Language language, Regex pattern)
    {
        var words = Words.WriteOut(message, language).Split(' ');
        var folded = words.Select(Folding.Of).ToList();
        var heard = pattern.Match(string.Join(' ', folded));
        var at = 0;
        return heard.Success ? string.Join(' ', words.Where((_, i) => !Overlaps(i))) : string.Join(' ', words);

        bool Overlaps(int i)
        {
            var start = at;
            at += folded[i].Length + 1;
            return start < heard.Index + heard.Length && heard.Index < at - 1;
        }
    }
}
