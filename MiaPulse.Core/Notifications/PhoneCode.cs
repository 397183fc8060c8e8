using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A code on its way to a phone, by which a member shows that it is theirs. The number stands in it only while the code can be brought; what stays for a day is a
/// hash of it, so that nobody is sent code after code.
/// </summary>
public sealed class PhoneCode : IBelongsToBusiness
{
    public const int Length = 6;

    /// <summary>Wrong ones, after which it is dead.</summary>
    public const int MostTries = 5;

    /// <summary>To one member, whatever the number.</summary>
    public const int MostAnHour = 3;

    /// <summary>To one number, whoever asks.</summary>
    public const int MostADay = 3;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long it is counted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public required BusinessId BusinessId { get; init; }

    public required PhoneCodeId Id { get; init; }

    public required MemberId MemberId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>See <see cref="HashOf"/>.</summary>
    [MaxLength(64)]
    public required string CodeHash { get; init; }

    /// <summary>SHA-256 of the number in E.164.</summary>
    [MaxLength(64)]
    public required string NumberHash { get; init; }

    /// <summary>The number in E.164, which nobody has shown to be theirs; null once the code is dead.</summary>
    [MaxLength(Member.MaxPhoneLength)]
    public string? Number { get; set; }

    /// <summary>How many codes were brought for it.</summary>
    public int Tries { get; private set; }

    /// <summary>SHA-256 of the code together with whose it is, so that the same code twice is not the same hash. Six digits can be guessed from it: what holds them is that they die.</summary>
    public static string HashOf(PhoneCodeId id, string code) => Secrets.Hash($"{id}/{code}");
}

internal sealed class PhoneCodeMapping : IEntityTypeConfiguration<PhoneCode>
{
    public void Configure(EntityTypeBuilder<PhoneCode> code)
    {
        code.HasKey(c => new { c.BusinessId, c.Id });
        code.HasIndex(c => new { c.BusinessId, c.MemberId, c.CreatedAt });
        code.HasIndex(c => new { c.NumberHash, c.CreatedAt });
        code.HasIndex(c => c.CreatedAt);
        code.Property(c => c.Number).IsConcurrencyToken(); // one that is removed while it is brought proves nothing
        code.HasOne<Member>().WithMany().HasForeignKey(c => new { c.BusinessId, c.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
