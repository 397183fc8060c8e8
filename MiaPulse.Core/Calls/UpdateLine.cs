using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>How Mia is to behave on the line, as its owner chooses it.</summary>
public sealed record LineInput : IValidatableObject
{
    public const int MostRingsFirst = 60;

    public Consent Consent { get; set; }

    /// <summary>Said behind the notice.</summary>
    [StringLength(PhoneLine.MaxNoticeLength, ErrorMessage = "Please keep what you add under {1} characters.")]
    public string? NoticeAddition { get; set; }

    /// <summary>Whose proven phone is dialled; null: Mia takes a message.</summary>
    public MemberId? TransferTo { get; set; }

    [Range(0, MostRingsFirst, ErrorMessage = "Please choose {1} to {2} seconds.")]
    public int RingsFirstSeconds { get; set; }

    /// <summary>As typed: one on each line, or with commas between.</summary>
    [StringLength(4000, ErrorMessage = "That is too much.")]
    public string? UrgentWords { get; set; }

    public bool KeepsRecordingHereAlone { get; set; } = true;

    [Range(5, 60, ErrorMessage = "Please choose {1} to {2} seconds.")]
    public int AskAgainAfter { get; set; } = CallLimits.Usual.AskAgainAfter;

    [Range(10, 300, ErrorMessage = "Please choose {1} to {2} seconds.")]
    public int GiveUpAfter { get; set; } = CallLimits.Usual.GiveUpAfter;

    [Range(2, 20, ErrorMessage = "Please choose a number from {1} to {2}.")]
    public int MostDeadEnds { get; set; } = CallLimits.Usual.MostDeadEnds;

    [Range(1, 60, ErrorMessage = "Please choose {1} to {2} minutes.")]
    public int LongestMinutes { get; set; } = CallLimits.Usual.LongestMinutes;

    /// <param name="line">As it is kept.</param>
    /// <param name="transferTo">Who is dialled, where they still can be.</param>
    public static LineInput From(PhoneLine line, MemberId? transferTo) => new()
    {
        Consent = line.Consent,
        NoticeAddition = line.NoticeAddition,
        TransferTo = transferTo,
        RingsFirstSeconds = transferTo is null ? 0 : line.RingsFirstSeconds,
        UrgentWords = string.Join('\n', line.UrgentWords),
        KeepsRecordingHereAlone = line.KeepsRecordingHereAlone,
        AskAgainAfter = line.Limits.AskAgainAfter,
        GiveUpAfter = line.Limits.GiveUpAfter,
        MostDeadEnds = line.Limits.MostDeadEnds,
        LongestMinutes = line.Limits.LongestMinutes,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enum.IsDefined(Consent))
        {
            yield return new ValidationResult("Please choose who has to agree.", [nameof(Consent)]);
        }

        if (RingsFirstSeconds > 0 && TransferTo is null)
        {
            yield return new ValidationResult("Please choose whose phone rings first.", [nameof(RingsFirstSeconds)]);
        }

        if (GiveUpAfter <= AskAgainAfter)
        {
            yield return new ValidationResult("She has to ask before she says goodbye: please choose more seconds here than there.", [nameof(GiveUpAfter)]);
        }

        if (WordLines.Wrong(WordLines.Read(UrgentWords)) is { } wrong)
        {
            yield return new ValidationResult(wrong, [nameof(UrgentWords)]);
        }
    }

    internal void Put(PhoneLine line)
    {
        line.Consent = Consent;
        line.NoticeAddition = PlainName.Tidy(NoticeAddition) is { Length: > 0 } addition ? addition : null;
        (line.TransferTo, line.RingsFirstSeconds) = (TransferTo, RingsFirstSeconds);
        line.UrgentWords = WordLines.Read(UrgentWords);
        line.KeepsRecordingHereAlone = KeepsRecordingHereAlone;
        line.Limits = new CallLimits(AskAgainAfter, GiveUpAfter, MostDeadEnds, LongestMinutes);
    }
}

/// <summary>An owner chooses what callers are told, whose phone rings for them, and when Mia gives a call up. It counts from the next call on.</summary>
public sealed class UpdateLine(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, LineInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (await db.PhoneLines.FirstOrDefaultAsync(ct) is not { } line)
        {
            return Refusal.NotFound("No number is connected any more. Connect one first.");
        }

        if (input.TransferTo is { } member && !await db.Members.AnyAsync(m => m.Id == member && m.Phone != null && m.PhoneProvenAt != null, ct))
        {
            return Refusal.Invalid(nameof(LineInput.TransferTo), "That person has no proven phone any more. Please choose another, or let Mia take messages.");
        }

        input.Put(line);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new LineChanged());
        return Result.Done;
    }
}
