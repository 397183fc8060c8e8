using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace MiaPulse.Core.Shared;

/// <summary>A telephone number in E.164 form. Prints masked; <see cref="Value"/> is the number.</summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    /// <summary>E.164, such as <c>+14155550142</c>.</summary>
    public string Value { get; }

    /// <summary>
    /// Reads a number as people write it. <paramref name="region"/> is the two-letter country whose habits apply where no country code is given.
    /// A number need only be possible, not assigned: people's numbers are newer than any table.
    /// </summary>
    public static bool TryParse(string? text, string region, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = util.Parse(text, region);
            if (!util.IsPossibleNumber(parsed) || parsed.HasExtension && parsed.Extension.Length > 7)
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

    public override string ToString() => $"{Value[..Math.Min(3, Value.Length)]}…{Value[^2..]}";
}
