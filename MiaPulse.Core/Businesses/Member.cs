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
    public const int MaxPhoneLength = 16;

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

    /// <summary>The number, in E.164, that this member has shown to be theirs by a code: the only one that texts for them go to.</summary>
    [MaxLength(MaxPhoneLength)]
    public string? Phone { get; private set; }

    public DateTimeOffset? PhoneProvenAt { get; private set; }

    /// <summary>The day, by the business's clock, that <see cref="TextsThatDay"/> are of.</summary>
    public DateOnly? TextsOn { get; private set; }

    /// <summary>Alerts that went out as texts on that day.</summary>
    public int TextsThatDay { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>They have shown that this is their phone.</summary>
    public void Prove(PhoneNumber phone, DateTimeOffset now) => (Phone, PhoneProvenAt) = (phone.Value, now);

    /// <summary>Nothing is texted to them any more, and their choice of texts goes with the number.</summary>
    public void ForgetPhone()
    {
        (Phone, PhoneProvenAt) = (null, null);
        Alerts = Alerts?.With(AlertChannel.Text, isOn: false);
    }

    public Owner ToOwner() => new(BusinessId, Id, Name);
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.HasKey(m => new { m.BusinessId, m.Id });
        member.HasIndex(m => m.EmailKey).IsUnique();
        member.HasIndex(m => m.Phone); // whose number it is that opted out
        member.Property(m => m.Alerts).HasJson();
        member.HasOne<Business>().WithMany().HasForeignKey(m => m.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
