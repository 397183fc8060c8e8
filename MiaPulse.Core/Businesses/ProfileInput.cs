using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Shared;
using PhoneNumberUtil = PhoneNumbers.PhoneNumberUtil;

namespace MiaPulse.Core.Businesses;

/// <summary>The profile of a business as its owner types it. Mia answers from it, so every field is what visitors may be told.</summary>
public sealed record ProfileInput : IValidatableObject
{
    [Required(ErrorMessage = "Please enter the name of your business.")]
    [StringLength(120, ErrorMessage = "Please keep the name under {1} characters.")]
    [PlainName]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Please enter the address of your website.")]
    [StringLength(2000, ErrorMessage = "That address is too long.")]
    public string WebsiteUrl { get; set; } = "";

    [Required(ErrorMessage = "Please say what kind of business it is.")]
    [StringLength(80, ErrorMessage = "Please keep this under {1} characters.")]
    [PlainName]
    public string Industry { get; set; } = "";

    [StringLength(2000, ErrorMessage = "That address is too long.")]
    public string? BookingUrl { get; set; }

    [StringLength(40, ErrorMessage = "That is longer than a phone number can be.")]
    public string? Phone { get; set; }

    [StringLength(EmailAddress.MaxLength, ErrorMessage = "That is longer than an email address can be.")]
    public string? Email { get; set; }

    /// <summary>Two-letter country.</summary>
    [Required(ErrorMessage = "Please choose a country.")]
    public string Region { get; set; } = "US";

    /// <summary>IANA name.</summary>
    [Required(ErrorMessage = "Please choose a time zone.")]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Null where the owner has not said when they are open.</summary>
    public IReadOnlyList<OpenSpan>? Hours { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebAddress.Tidy(WebsiteUrl) is null)
        {
            yield return new ValidationResult("That does not look like the address of a website. It should read like https://example.com.", [nameof(WebsiteUrl)]);
        }

        if (!string.IsNullOrWhiteSpace(BookingUrl) && WebAddress.Tidy(BookingUrl) is null)
        {
            yield return new ValidationResult("That does not look like the address of a page. It should read like https://example.com/book.", [nameof(BookingUrl)]);
        }

        if (!PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(Region))
        {
            yield return new ValidationResult("Please choose a country.", [nameof(Region)]);
        }
        else if (!string.IsNullOrWhiteSpace(Phone) && !PhoneNumber.TryParse(Phone, Region, out _))
        {
            yield return new ValidationResult("That does not look like a phone number of the chosen country. Add the country code if it is of another.", [nameof(Phone)]);
        }

        if (!string.IsNullOrWhiteSpace(Email) && !EmailAddress.TryParse(Email, out _))
        {
            yield return new ValidationResult(EmailAddress.NotOne, [nameof(Email)]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
        {
            yield return new ValidationResult("Please choose a time zone.", [nameof(TimeZone)]);
        }

        if (Hours is { } hours && (hours.Count > 21 || hours.Any(span => !Enum.IsDefined(span.Day) || span.From == span.Until)))
        {
            yield return new ValidationResult("Each opening time needs a beginning and another end, three at most on a day.", [nameof(Hours)]);
        }
    }
}
