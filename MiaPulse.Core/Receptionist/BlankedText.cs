using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>A text from which each fact is taken out once it was found, so that the digits of a phone number are not counted again.</summary>
internal sealed class BlankedText(string text)
{
    /// <summary>Stands, as long, for what was taken out: no letter, digit, space or mark.</summary>
    private const char Taken = '\uE001';

    private readonly char[] _chars = text.ToCharArray();

    public string Rest => new(_chars);

    public IEnumerable<Match> Take(Regex pattern)
    {
        var matches = pattern.Matches(Rest).ToList();
        foreach (var match in matches)
        {
            Take(match.Index, match.Length);
        }

        return matches;
    }

    public void Take(int start, int length) => Array.Fill(_chars, Taken, start, length);
}
