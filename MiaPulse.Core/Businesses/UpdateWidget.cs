using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>How the widget looks and where it may run, as its owner types it.</summary>
public sealed record WidgetInput : IValidatableObject
{
    public const int MaxOrigins = 20;

    /// <summary><c>#rrggbb</c>.</summary>
    [Required(ErrorMessage = "Please choose a colour.")]
    [RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "A colour reads like #4338ca.")]
    public string Color { get; set; } = "#4338ca";

    [StringLength(300, ErrorMessage = "Please keep the greeting under {1} characters.")]
    public string? Greeting { get; set; }

    /// <summary>Other sites that may show the widget, as typed: one on each line.</summary>
    [StringLength(4000, ErrorMessage = "That is too much.")]
    public string? ExtraOrigins { get; set; }

    internal IReadOnlyList<string> Origins() => [.. Lines().Select(WebAddress.OriginOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var lines = Lines();
        if (Array.Find(lines, line => WebAddress.OriginOf(line) is null) is { } odd)
        {
            yield return new ValidationResult($"“{(odd.Length > 60 ? odd[..60] + "…" : odd)}” is not the address of a site. It should read like https://shop.example.com.", [nameof(ExtraOrigins)]);
        }
        else if (lines.Length > MaxOrigins)
        {
            yield return new ValidationResult($"The widget can run on up to {MaxOrigins} other sites.", [nameof(ExtraOrigins)]);
        }
    }

    private string[] Lines() => (ExtraOrigins ?? "").Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>An owner changes how the widget looks, how it greets, and on which sites it may run.</summary>
public sealed partial class UpdateWidget(BusinessDbs dbs, WidgetDirectory directory)
{
    public async Task<Result> RunAsync(Owner who, WidgetInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.FirstAsync(ct);
        business.Color = input.Color.ToLowerInvariant();
        business.Greeting = ControlCharacters().Replace(input.Greeting ?? "", " ").Trim() is { Length: > 0 } greeting ? greeting : null;
        business.ExtraOrigins = input.Origins();
        await db.SaveChangesAsync(ct);
        directory.Forget(business.WidgetKey);
        return Result.Done;
    }

    [GeneratedRegex(@"[\p{Cc}]+")]
    private static partial Regex ControlCharacters();
}
