using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PhoneNumbers;

namespace MiaPulse.Core.Shared;

/// <summary>A telephone number in E.164 form. Prints masked; <see cref="Value"/> is the number.</summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    /// <summary>E.164, such as <c>+14155550142</c>.</summary>
    public string Value { get; }

    /// <summary>
    /// Reads a number typed into a field, as people write it. <paramref name="region"/> is the two-letter country whose habits apply where no country code is given.
    /// It has to be one that its country assigns: a field can be corrected at once. (Numbers in free text need only be possible, see <c>ContactDetails</c>.)
    /// </summary>
    public static bool TryParse(string? text, string region, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40 || text.Any(IsInvisible))
        {
            return false;
        }

        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = util.Parse(text, region);
            if (!util.IsValidNumber(parsed) || parsed.HasExtension && parsed.Extension.Length > 7)
            {
                return false;
            }

            number = new PhoneNumber(util.Format(parsed, PhoneNumberFormat.E164));
            return true;
        }
        catch (NumberParseException)
        {
            return false; // libphonenumber has no other way to say that it is no number
        }
    }

    /// <summary>The number as people of its own country write it, with the country code.</summary>
    public string ForPeople()
    {
        var util = PhoneNumberUtil.GetInstance();
        return util.Format(util.Parse(Value, null), PhoneNumberFormat.INTERNATIONAL);
    }

    // Direction marks and line breaks make a number read otherwise than it dials.
    private static bool IsInvisible(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public override string ToString() => $"{Value[..Math.Min(3, Value.Length)]}…{Value[^2..]}";
}
