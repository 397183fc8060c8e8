using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Golden;

/// <summary>How what Mia says now stands to what the owner approved.</summary>
public enum GoldenState
{
    Unchanged,
    Changed,

    /// <summary>She answered it once and does not any more.</summary>
    NotAnswered,
}

/// <summary>What Mia said to a golden question.</summary>
/// <param name="Text">Her words, without the line that introduces her.</param>
/// <param name="Sources">Where they are from.</param>
/// <param name="Act">What she decided to do, as on a receipt.</param>
/// <param name="Model">Who found the words.</param>
public sealed record GoldenAnswer(string Text, IReadOnlyList<SourceQuote> Sources, string Act, string Model)
{
    private const string Owner = "owner";

    public bool IsByOwner => Model == Owner;

    /// <summary>What the owner wrote that she should say.</summary>
    public static GoldenAnswer ByOwner(string text) => new(text, [], "answer", Owner);
}

/// <summary>A question by which the owner checks Mia: the answer is approved, and asked for again after every change of what she knows or who finds her words.</summary>
public sealed class GoldenQuestion : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required GoldenId Id { get; init; }

    [MaxLength(TryMia.MaxQuestionLength)]
    public required string Question { get; set; }

    /// <summary>What the owner said is right.</summary>
    public required GoldenAnswer Approved { get; set; }

    /// <summary>When it was approved, or the question put anew: an answer to what stood there before is not kept.</summary>
    public required DateTimeOffset ApprovedAt { get; set; }

    /// <summary>The moment as of which it is asked, so that "are you open now" changes with the hours and not with the clock.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What she said when she was last asked; null before.</summary>
    public GoldenAnswer? Now { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public GoldenState State { get; set; }

    /// <summary>What she knew and who found her words when she was last asked (<see cref="KnowledgeStamp"/>); null where she has to be asked in any case.</summary>
    [MaxLength(64)]
    public string? AskedOf { get; set; }

    /// <summary>The row of work: it waits to be asked.</summary>
    public bool IsDue { get; set; }
}

internal sealed class GoldenQuestionMapping : IEntityTypeConfiguration<GoldenQuestion>
{
    public void Configure(EntityTypeBuilder<GoldenQuestion> golden)
    {
        golden.HasKey(g => new { g.BusinessId, g.Id });
        golden.Property(g => g.Approved).HasJson();
        golden.Property(g => g.Now).HasJson();
        golden.Property(g => g.ApprovedAt).IsConcurrencyToken(); // an owner who approves while she is asked wins
        golden.HasOne<Business>().WithMany().HasForeignKey(g => g.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
