using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Leads;

/// <summary>How far the business has come with a lead.</summary>
public enum LeadStatus
{
    New,
    Contacted,
    Won,
    Lost,
}

/// <summary>Somebody who left contact details and what they wish. One per conversation; nothing of it is inferred.</summary>
public sealed class Lead : IBelongsToBusiness
{
    public const int MaxWishLength = 1000;

    public required BusinessId BusinessId { get; init; }

    public required LeadId Id { get; init; }

    public required ConversationId ConversationId { get; init; }

    [MaxLength(120)]
    public string? Name { get; private set; }

    [MaxLength(254)]
    public string? Email { get; private set; }

    /// <summary>E.164.</summary>
    [MaxLength(20)]
    public string? Phone { get; private set; }

    [MaxLength(MaxWishLength)]
    public string? Wish { get; private set; }

    /// <summary>The visitor's own words that the details came from, as they were typed.</summary>
    [MaxLength(Message.MaxLength)]
    public required string InTheirWords { get; init; }

    /// <summary>The page the visitor was on.</summary>
    [MaxLength(2048)]
    public string? PageUrl { get; init; }

    public LeadStatus Status { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public ContactCard ToCard() => new(Name, Email, Phone);

    /// <summary>Moves it on, or back. Returns false where it was there already.</summary>
    public bool Move(LeadStatus status, DateTimeOffset now)
    {
        if (Status == status)
        {
            return false;
        }

        Status = status;
        UpdatedAt = now;
        return true;
    }

    /// <summary>Takes over what was newly said; what is said later wins, what is not said stays unless it is taken back. Returns whether anything changed.</summary>
    public bool Learn(ContactCard said, ContactFields takenBack, string? wish, DateTimeOffset now)
    {
        var before = (Name, Email, Phone, Wish);
        (Name, Email, Phone) = ToCard().With(said, takenBack);
        Wish = wish is { Length: > MaxWishLength } ? wish[..MaxWishLength] : wish ?? Wish;
        if (before == (Name, Email, Phone, Wish))
        {
            return false;
        }

        UpdatedAt = now;
        return true;
    }
}

internal sealed class LeadMapping : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.HasKey(l => new { l.BusinessId, l.Id });
        lead.HasIndex(l => new { l.BusinessId, l.ConversationId }).IsUnique();
        lead.HasIndex(l => new { l.BusinessId, l.CreatedAt });
        lead.HasOne<Conversation>().WithMany().HasForeignKey(l => new { l.BusinessId, l.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
