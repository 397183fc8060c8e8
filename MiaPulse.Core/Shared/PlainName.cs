using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Shared;

/// <summary>
/// A name that an owner gives and other people read. What cannot be seen is taken out of it: control and format characters, which turn the words around it
/// the other way or make two names look the same. A name of nothing else is none.
/// </summary>
public static class PlainName
{
    /// <summary>What to say where nothing of a name can be seen.</summary>
    public const string NotOne = "Please write this in letters that can be seen.";

    // Unicode counts these among letters, marks and symbols, and draws nothing: fillers, joiners of marks, the blank Braille cell, what stands for broken text.
    private static readonly HashSet<int> Blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0, 0xFFFD];

    /// <summary>The name as it is stored: in one line, single spaces, nothing unseen. Empty where there is nothing to see.</summary>
    public static string Tidy(string? text)
    {
        var name = new StringBuilder();
        var joiner = "";
        var isAfterLetter = false; // marks and joiners change what stands before them, and mean nothing without it
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                name.Append(name.Length > 0 && name[^1] != ' ' ? " " : "");
                isAfterLetter = false;
            }
            else if (rune.Value is 0x200C or 0x200D)
            {
                joiner = isAfterLetter ? rune.ToString() : ""; // words of Persian and families of emoji need them, between two that can be seen
                continue;
            }
            else if (CanBeSeen(rune) || (isAfterLetter && IsMark(rune)))
            {
                name.Append(joiner).Append(rune);
                isAfterLetter = true;
            }

            joiner = "";
        }

        return name.ToString().Trim();
    }

    private static bool CanBeSeen(Rune rune) => !IsMark(rune) && !Blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsMark(Rune rune) => !Blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

/// <summary>On a field for a <see cref="PlainName"/>. Whether it must be filled in at all is <see cref="RequiredAttribute"/>'s to say.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainNameAttribute() : ValidationAttribute(PlainName.NotOne)
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || PlainName.Tidy(text).Length > 0;
}
