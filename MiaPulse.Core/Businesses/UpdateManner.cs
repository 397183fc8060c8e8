using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>How Mia is to speak and when she calls for a person, as the owner chooses it.</summary>
public sealed record MannerInput : IValidatableObject
{
    public const int MostUrgentWords = 50;
    public const int LongestUrgentWord = 60;

    /// <summary>Null: as usual, friendly in English and polite elsewhere.</summary>
    public Tone? Tone { get; set; }

    public AnswerLength Length { get; set; } = AnswerLength.Normal;

    /// <summary>As typed: one on each line, or with commas between.</summary>
    [StringLength(4000, ErrorMessage = "That is too much.")]
    public string? UrgentWords { get; set; }

    [Range(5, 200, ErrorMessage = "Please choose a number from {1} to {2}.")]
    public int MostReplies { get; set; } = Manner.UsualReplies;

    public static MannerInput From(Manner manner) => new()
    {
        Tone = manner.Tone,
        Length = manner.Length,
        UrgentWords = string.Join('\n', manner.UrgentWords),
        MostReplies = manner.MostReplies,
    };

    public Manner ToManner() => new(Tone, Length, WordLines.Read(UrgentWords), MostReplies);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Tone is { } tone && !Enum.IsDefined(tone))
        {
            yield return new ValidationResult("Please choose a tone.", [nameof(Tone)]);
        }

        if (!Enum.IsDefined(Length))
        {
            yield return new ValidationResult("Please choose a length.", [nameof(Length)]);
        }

        if (WordLines.Wrong(WordLines.Read(UrgentWords)) is { } wrong)
        {
            yield return new ValidationResult(wrong, [nameof(UrgentWords)]);
        }
    }
}

/// <summary>An owner chooses how Mia speaks and when she calls for a person.</summary>
public sealed class UpdateManner(BusinessDbs dbs)
{
    public async Task<Result> RunAsync(Owner who, MannerInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.FirstAsync(ct);
        business.Manner = input.ToManner();
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
