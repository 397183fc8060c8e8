using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Businesses;

/// <summary>A person who works for a business and may sign in to its dashboard.</summary>
public sealed class Member : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required MemberId Id { get; init; }

    /// <summary>The only address that mail for this member goes to.</summary>
    [MaxLength(254)]
    public required string Email { get; set; }

    /// <summary><see cref="EmailAddress.Key"/>: unique over the installation.</summary>
    [MaxLength(254)]
    public required string EmailKey { get; set; }

    /// <summary>What visitors see when this member joins a conversation.</summary>
    [MaxLength(80)]
    public required string Name { get; set; }

    /// <summary>What this member is told of; null until they choose.</summary>
    public AlertPreferences? Alerts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Owner ToOwner() => new(BusinessId, Id, Name);
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.HasKey(m => new { m.BusinessId, m.Id });
        member.HasIndex(m => m.EmailKey).IsUnique();
        member.Property(m => m.Alerts).HasJson();
        member.HasOne<Business>().WithMany().HasForeignKey(m => m.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
