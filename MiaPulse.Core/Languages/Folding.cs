using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Languages;

/// <summary>Writes words as people type them in a hurry: small letters, no accents, plain digits, one form of each Arabic letter.</summary>
public static class Folding
{
    public static string Of(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (var c in Digits.InAscii(text.Normalize(NormalizationForm.FormKD)))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\u0640')
            {
                continue;
            }

            _ = c switch
            {
                'ß' or 'ẞ' => folded.Append("ss"),
                'œ' or 'Œ' => folded.Append("oe"),
                'æ' or 'Æ' => folded.Append("ae"),
                'ł' or 'Ł' => folded.Append('l'),
                'ø' or 'Ø' => folded.Append('o'),
                '’' or '‘' or '`' or '´' => folded.Append('\''),
                'أ' or 'إ' or 'آ' or 'ٱ' => folded.Append('ا'),
                'ى' => folded.Append('ي'),
                'ة' => folded.Append('ه'),
                _ => folded.Append(char.ToLowerInvariant(c)),
            };
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
