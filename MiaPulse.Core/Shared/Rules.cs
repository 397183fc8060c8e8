using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Core.Shared;

/// <summary>Checks an input record by its own attributes: forms show the same ones, and each use case checks them again.</summary>
public static class Rules
{
    /// <summary>The first rule that is broken, or null.</summary>
    public static Refusal? Broken(object input)
    {
        var found = new List<ValidationResult>();
        return Validator.TryValidateObject(input, new ValidationContext(input), found, validateAllProperties: true)
            ? null
            : Refusal.Invalid(found[0].MemberNames.FirstOrDefault() ?? "", found[0].ErrorMessage ?? "That is not right.");
    }
}
