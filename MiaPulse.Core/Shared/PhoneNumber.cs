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

    /// <summary>A number of ours, which was read when it was taken in; null where there is none.</summary>
    /// <param name="kept">What <see cref="Value"/> was.</param>
    public static PhoneNumber? FromKept(string? kept) => kept is { Length: > 0 } ? new PhoneNumber(kept) : null;

    /// <summary>
    /// Whether it may cost more than a message to somebody's own phone does, for us or for them: premium and shared-cost numbers and their like, and those of no
    /// country, such as satellites'.
    /// </summary>
    public bool MayCostExtra
    {
        get
        {
            var util = PhoneNumberUtil.GetInstance();
            var read = util.Parse(Value, null);
            return util.GetRegionCodeForNumber(read) is null or "001" or "ZZ" || util.GetNumberType(read) is PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST
                or PhoneNumberType.PERSONAL_NUMBER or PhoneNumberType.PAGER or PhoneNumberType.UAN or PhoneNumberType.VOICEMAIL or PhoneNumberType.TOLL_FREE;
        }
    }

    /// <summary>Whether its country gives such numbers to landlines alone, which take no texts. False where the same numbers are also mobile phones', as in North America.</summary>
    public bool IsLandline
    {
        get
        {
            var util = PhoneNumberUtil.GetInstance();
            return util.GetNumberType(util.Parse(Value, null)) is PhoneNumberType.FIXED_LINE;
        }
    }

    /// <summary>
    /// A number in E.164 as people of <paramref name="region"/> write it: without the country code where it is one of theirs, with it where not, or where no region is
    /// given. It need only be possible. What is no number stays as it is.
    /// </summary>
    public static string ForPeople(string number, string? region = null)
    {
        if (!TryReadPossible(number, region, out var read))
        {
            return number;
        }

        var util = PhoneNumberUtil.GetInstance();
        var isOwn = region is { Length: 2 } && util.GetCountryCodeForRegion(region) == read.CountryCode;
        return util.Format(read, isOwn ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    /// <summary>Whether it is that number in E.164, in whatever spelling.</summary>
    public static bool IsSame(string text, string? number, string? region) =>
        number is not null && text.Length <= 40 && TryReadPossible(text, region, out var read) && PhoneNumberUtil.GetInstance().Format(read, PhoneNumberFormat.E164) == number;

    /// <summary>A mobile number that is given as an example for a country, as people there write it; null where none is known.</summary>
    /// <param name="region">Two letters.</param>
    public static string? ExampleMobile(string region)
    {
        var util = PhoneNumberUtil.GetInstance();
        return util.GetExampleNumberForType(region, PhoneNumberType.MOBILE) is { } example ? util.Format(example, PhoneNumberFormat.NATIONAL) : null;
    }

    private static bool TryReadPossible(string text, string? region, [NotNullWhen(true)] out PhoneNumbers.PhoneNumber? read)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            read = util.Parse(text, region is { Length: 2 } ? region : null);
            return util.IsPossibleNumber(read);
        }
        catch (NumberParseException)
        {
            read = null;
            return false;
        }
    }

    // Direction marks and line breaks make a number read otherwise than it dials.
    private static bool IsInvisible(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public override string ToString() => $"{Value[..Math.Min(3, Value.Length)]}…{Value[^2..]}";
}
