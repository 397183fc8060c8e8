using System.Text;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>What people may write: the one set of rules for every channel and both sides.</summary>
public static class MessageText
{
    /// <summary>
    /// The text as it is stored: line ends as <c>\n</c>, trimmed, in Unicode's composed form. Refused: nothing to read in it, too long, or characters that are no
    /// text (control characters, halves of surrogate pairs).
    /// </summary>
    public static Result<string> Check(string? text)
    {
        if (text is null)
        {
            return Refusal.Invalid("text", "Please write a message.").Because(RefusalReason.Empty);
        }

        if (text.Length > Message.MaxLength)
        {
            return Refusal.Invalid("text", $"A message can have at most {Message.MaxLength:N0} characters; this one has {text.Length:N0}.").Because(RefusalReason.TooLong);
        }

        if (!IsText(text))
        {
            return Refusal.Invalid("text", "The message contains characters that cannot be shown. Please remove them and try again.").Because(RefusalReason.Unreadable);
        }

        var kept = text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).Trim();
        return kept.Length == 0 || kept.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || Rune.GetUnicodeCategory(r) is System.Globalization.UnicodeCategory.Format)
            ? Refusal.Invalid("text", "Please write a message.").Because(RefusalReason.Empty)
            : kept.Length > Message.MaxLength
                ? Refusal.Invalid("text", $"A message can have at most {Message.MaxLength:N0} characters.").Because(RefusalReason.TooLong)
                : kept;
    }

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\u0085')))
            {
                return false;
            }
        }

        return true;
    }
}
