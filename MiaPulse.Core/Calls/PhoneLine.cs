using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>Who has to agree before a call is recorded, where the business is.</summary>
public enum Consent
{
    /// <summary>Everybody on the line: the notice says how to object, before anything else is said.</summary>
    Everybody,

    /// <summary>One side: the notice is shorter.</summary>
    OneSide,
}

/// <summary>The number that a business is called at, and how Mia behaves there. A business has one at most.</summary>
public sealed class PhoneLine : IBelongsToBusiness
{
    public const int MaxNumberLength = 16;
    public const int MaxNoticeLength = 400;

    public required BusinessId BusinessId { get; init; }

    /// <summary>E.164, one business's alone: it says whose call it is.</summary>
    [MaxLength(MaxNumberLength)]
    public required string Number { get; set; }

    public Consent Consent { get; set; }

    /// <summary>What the owner has put behind the notice, in their words; null for nothing. The notice itself cannot be taken away.</summary>
    [MaxLength(MaxNoticeLength)]
    public string? NoticeAddition { get; set; }

    /// <summary>Whose proven phone is dialled for a person; null: Mia takes a message.</summary>
    public MemberId? TransferTo { get; set; }

    /// <summary>How long that phone rings before Mia answers at all, in seconds; 0: she answers at once.</summary>
    public int RingsFirstSeconds { get; set; }

    /// <summary>Words by which a call cannot wait, beside those that every business has.</summary>
    public IReadOnlyList<string> UrgentWords { get; set; } = [];

    /// <summary>Whether the vendor's copy of a recording is deleted once ours is whole.</summary>
    public bool KeepsRecordingHereAlone { get; set; } = true;

    public CallLimits Limits { get; set; } = CallLimits.Usual;

    /// <summary>When each of the vendor's webhooks was last reached with a good signature; null: never.</summary>
    public DateTimeOffset? VoiceReachedAt { get; set; }

    public DateTimeOffset? EndedReachedAt { get; set; }

    public DateTimeOffset? RecordingReachedAt { get; set; }

    public DateTimeOffset? TextsReachedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>When Mia asks again, and when she gives a call up.</summary>
/// <param name="AskAgainAfter">Silence, in seconds, after which she asks whether somebody is there.</param>
/// <param name="GiveUpAfter">Silence, in seconds, after which she says goodbye.</param>
/// <param name="MostDeadEnds">Turns in a row that led nowhere, after which she takes a message and says goodbye.</param>
/// <param name="LongestMinutes">How long a call may be.</param>
public sealed record CallLimits(int AskAgainAfter, int GiveUpAfter, int MostDeadEnds, int LongestMinutes)
{
    public static readonly CallLimits Usual = new(15, 45, 5, 15);
}

internal sealed class PhoneLineMapping : IEntityTypeConfiguration<PhoneLine>
{
    public void Configure(EntityTypeBuilder<PhoneLine> line)
    {
        line.HasKey(l => l.BusinessId);
        line.HasIndex(l => l.Number).IsUnique();
        line.Property(l => l.UrgentWords).HasJson();
        line.Property(l => l.Limits).HasJson();
        line.HasOne<Business>().WithMany().HasForeignKey(l => l.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
