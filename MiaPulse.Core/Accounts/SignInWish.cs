using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody asked for a link, to sign in or with a form to sign up. First a piece of work, "send a link to this address"; then, where that address has no
/// account, what its link opens: the business is made of the form when the link is spent, and not before. Nobody's row yet, so it belongs to no business.
/// </summary>
public sealed class SignInWish
{
    /// <summary>How long a form waits for its link to be spent, and all that strangers typed is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How long whoever took the work has it to themselves. If they die with it, the mail is this much late.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    public required SignInWishId Id { get; init; }

    [MaxLength(EmailAddress.MaxLength)]
    public required string Email { get; init; }

    /// <summary><see cref="EmailAddress.Key"/>.</summary>
    [MaxLength(EmailAddress.MaxLength)]
    public required string EmailKey { get; init; }

    /// <summary>What was filled in to sign up. Null when somebody only wants to sign in, and when all is settled.</summary>
    public OpenBusinessInput? Form { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the mail is to be written, or tried again. Null once there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often somebody has taken this work.</summary>
    public int Attempts { get; set; }

    /// <summary>When its link was made; null as long as there is none.</summary>
    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>SHA-256 of the token that opens the business of <see cref="Form"/>, as long as it does. A member's token is in <see cref="SignInLink"/>.</summary>
    [MaxLength(64)]
    public string? TokenHash { get; set; }

    /// <summary>It has been taken so often, by whoever then failed or died, that the next one would too.</summary>
    public bool IsHopeless => Attempts > 2 * (Pauses.Length + 1);

    /// <summary>The mail was not taken: tried again a little later, or given up. False when given up.</summary>
    public bool TryLater(DateTimeOffset now)
    {
        DueAt = Attempts <= Pauses.Length ? now + Pauses[Math.Max(Attempts - 1, 0)] : null;
        return DueAt is not null;
    }
}

internal sealed class SignInWishMapping : IEntityTypeConfiguration<SignInWish>
{
    public void Configure(EntityTypeBuilder<SignInWish> wish)
    {
        wish.HasKey(w => w.Id);
        wish.HasIndex(w => w.DueAt);
        wish.HasIndex(w => w.EmailKey);
        wish.HasIndex(w => w.TokenHash).IsUnique();
        wish.Property(w => w.Form).HasJson();
    }
}
