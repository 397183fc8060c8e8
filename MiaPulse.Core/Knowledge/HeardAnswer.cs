using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>What became of an offered answer.</summary>
public enum HeardState
{
    Offered,

    /// <summary>An owner made an FAQ of it.</summary>
    Taken,

    PutAway,
}

/// <summary>What a member answered a visitor where Mia could not, offered to the owner as an FAQ. Never one by itself.</summary>
public sealed class HeardAnswer : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required HeardAnswerId Id { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>The sequence of the visitor's question: one offer for each.</summary>
    public required long QuestionSequence { get; init; }

    [MaxLength(Faq.MaxQuestionLength)]
    public required string Question { get; init; }

    [MaxLength(Faq.MaxAnswerLength)]
    public required string Answer { get; set; }

    [MaxLength(80)]
    public string? MemberName { get; init; }

    public required DateTimeOffset At { get; init; }

    public HeardState State { get; set; }

    /// <summary>The encoder's vector of the question, so that it is not offered again in other words.</summary>
    public byte[]? Meaning { get; init; }
}

internal sealed class HeardAnswerMapping : IEntityTypeConfiguration<HeardAnswer>
{
    public void Configure(EntityTypeBuilder<HeardAnswer> heard)
    {
        heard.HasKey(h => new { h.BusinessId, h.Id });
        heard.HasIndex(h => new { h.BusinessId, h.ConversationId, h.QuestionSequence }).IsUnique();
        heard.HasIndex(h => new { h.BusinessId, h.State, h.At });
        heard.HasOne<Conversation>().WithMany().HasForeignKey(h => new { h.BusinessId, h.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
