using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Core.Leads;

/// <summary>
/// What a visitor typed into the contact card, or a page handed to <c>MiaPulse.identify</c>. A field that is not there leaves what is known as it is;
/// one that is there and empty takes it back.
/// </summary>
public sealed record ContactInput
{
    [StringLength(120, ErrorMessage = "The name is too long. 120 characters are enough.")]
    public string? Name { get; init; }

    [StringLength(254, ErrorMessage = "That email address is too long.")]
    public string? Email { get; init; }

    [StringLength(40, ErrorMessage = "That phone number is too long.")]
    public string? Phone { get; init; }
}
