using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Cuts text as all-MiniLM-L6-v2 does: without case and accents, words at spaces, every mark for itself; of each word the longest piece that is known, again and
/// again, those within a word written with two hashes. A character that no piece begins with is unknown, and the rest of its word goes on.
/// <c>training/vocab.py</c> is the same, character for character.
/// </summary>
internal sealed class WordPieces
{
    private const int Unknown = 1;
    private const int Start = 2;
    private const int End = 3;
    private const int LongestWord = 100;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly int _longest;

    private WordPieces(string list)
    {
        foreach (var piece in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _ids.Add(piece, _ids.Count);
            _longest = Math.Max(_longest, piece.Length);
        }
    }

    public int Count => _ids.Count;

    /// <param name="list">One piece a line, in the order of their ids; the first four are what fills up, what is unknown, the beginning and the end.</param>
    public static WordPieces Load(Stream list)
    {
        using var file = new StreamReader(list, Encoding.UTF8);
        return new WordPieces(file.ReadToEnd());
    }

    /// <summary>Ids of the pieces between those of beginning and end.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Of all, beginning and end among them.</param>
    public int[] Cut(string text, int most)
    {
        var ids = new List<int> { Start };
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var letter = Rune.ToLowerInvariant(rune);
            if (IsSpace(letter, kind))
            {
                Close();
            }
            else if (IsMark(letter, kind) || IsIdeograph(letter.Value))
            {
                Close();
                word.Append(letter.ToString());
                Close();
            }
            else if (!IsNothing(letter, kind))
            {
                word.Append(letter.ToString());
            }

            if (ids.Count >= most)
            {
                break;
            }
        }

        Close();
        return [.. ids.Take(most - 1), End];

        void Close()
        {
            Spell(word.ToString(), ids);
            word.Clear();
        }
    }

    private void Spell(string word, List<int> ids)
    {
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> inner = stackalloc char[2 + LongestWord];
        inner[0] = inner[1] = '#';
        var end = Math.Min(word.Length, LongestWord);
        for (var at = 0; at < end;)
        {
            var length = Math.Min(_longest, end - at);
            while (length > 0)
            {
                word.AsSpan(at, length).CopyTo(inner[2..]);
                if (lookup.TryGetValue(inner[(at == 0 ? 2 : 0)..(2 + length)], out var id))
                {
                    ids.Add(id);
                    break;
                }

                length--;
            }

            if (length == 0)
            {
                ids.Add(Unknown);
                length = char.IsHighSurrogate(word[at]) ? 2 : 1;
            }

            at += length;
        }
    }

    private static bool IsSpace(Rune letter, UnicodeCategory kind) =>
        letter.Value is '\t' or '\n' or '\r' || kind is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsNothing(Rune letter, UnicodeCategory kind) => letter == Rune.ReplacementChar
        || kind is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>ASCII that is neither letter nor digit, and punctuation.</summary>
    private static bool IsMark(Rune letter, UnicodeCategory kind) => letter.Value is > 32 and < 127 && !Rune.IsLetterOrDigit(letter)
        || kind is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    private static bool IsIdeograph(int letter) =>
        letter is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0x20000 and <= 0x2FA1F or >= 0xF900 and <= 0xFAFF;
}
