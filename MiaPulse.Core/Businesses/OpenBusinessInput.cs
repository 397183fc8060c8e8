using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Businesses;

/// <summary>What sign-up asks for: these four, and nothing else. The rest of the business starts with a sensible guess.</summary>
public sealed record OpenBusinessInput
{
    [Required(ErrorMessage = "Please enter the name of your business.")]
    [StringLength(120, ErrorMessage = "Please keep the name under 120 characters.")]
    [PlainName]
    public string? BusinessName { get; init; }

    [Required(ErrorMessage = "Please enter your email address.")]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "That is longer than an email address can be.")]
    public string? Email { get; init; }

    [Required(ErrorMessage = "Please enter the address of your website.")]
    [StringLength(2000, ErrorMessage = "That address is too long.")]
    public string? Website { get; init; }

    [Required(ErrorMessage = "Please say what kind of business it is.")]
    [StringLength(80, ErrorMessage = "Please keep this under 80 characters.")]
    [PlainName]
    public string? Industry { get; init; }

    /// <summary>Two-letter country. Guessed by the door, never asked for.</summary>
    public string Region { get; init; } = "US";

    /// <summary>IANA name. Guessed by the door, never asked for.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The first rule that is broken, or null and the two parsed values.</summary>
    internal Refusal? Check([NotNull] out EmailAddress? address, [NotNull] out Uri? website)
    {
        address = null!;
        website = null!;
        if (Rules.Broken(this) is { } broken)
        {
            return broken;
        }

        if (!EmailAddress.TryParse(Email, out address))
        {
            address = null!;
            return Refusal.Invalid(nameof(Email), EmailAddress.NotOne);
        }

        var typed = WebAddress.Typed(Website);
        website = typed!;
        return typed is not null ? null : Refusal.Invalid(nameof(Website), "That does not look like the address of a website. It should read like https://example.com.");
    }
}
