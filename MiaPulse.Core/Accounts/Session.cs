using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Accounts;

/// <summary>A signed-in browser. The cookie only names it; this row decides whether it still counts.</summary>
public sealed class Session : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required SessionId Id { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>Browser and system in words, such as "Firefox on Linux". The user agent itself is not kept.</summary>
    [MaxLength(80)]
    public required string Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool CountsAt(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasKey(s => new { s.BusinessId, s.Id });
        session.HasIndex(s => s.Id).IsUnique();
        session.HasOne<Member>().WithMany().HasForeignKey(s => new { s.BusinessId, s.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
