using System.Globalization;

namespace MiaPulse.Web.Layout;

/// <summary>One or two letters that stand for a name.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    // By text element, so that an emoji or an accent is not cut in half.
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
