using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>How far a call's one text is.</summary>
public enum CallTextState
{
    /// <summary>Written down, not yet handed to the vendor.</summary>
    Due,

    /// <summary>Being handed over. Found so after a kill it may have gone out, and is looked up.</summary>
    Sending,

    /// <summary>The vendor did not say whether it took it: looked up, never repeated.</summary>
    Unknown,

    /// <summary>The vendor took it.</summary>
    Sent,

    Delivered,

    Failed,
}

/// <summary>
/// The one text of a call: the link that the caller asked for, to the number that called. The key holds "one per call". Beside it stands what proves that it was asked
/// for: the words, their moment, and through the call the recording.
/// </summary>
public sealed class CallText : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary>The call, and with the business the whole key: a second row cannot be.</summary>
    public required CallId CallId { get; init; }

    public required LinkKind Kind { get; init; }

    [MaxLength(2048)]
    public required string Url { get; init; }

    /// <summary>The number that called, in E.164.</summary>
    [MaxLength(PhoneLine.MaxNumberLength)]
    public required string To { get; init; }

    /// <summary>The text as it went out.</summary>
    [MaxLength(1600)]
    public required string Text { get; init; }

    /// <summary>The caller's message that asked for it.</summary>
    public required long AskedSequence { get; init; }

    /// <summary>Its words.</summary>
    [MaxLength(Message.MaxLength)]
    public required string AskedInWords { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The words that agreed to a text.</summary>
    [MaxLength(Message.MaxLength)]
    public required string AgreedInWords { get; init; }

    public required DateTimeOffset AgreedAt { get; init; }

    public CallTextState State { get; set; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(64)]
    public string? VendorId { get; set; }

    /// <summary>Why it did not go out or arrive, fit to show.</summary>
    [MaxLength(300)]
    public string? Failure { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When to try or to look it up next; null: never again.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Tries { get; set; }
}

internal sealed class CallTextMapping : IEntityTypeConfiguration<CallText>
{
    public void Configure(EntityTypeBuilder<CallText> text)
    {
        text.HasKey(t => new { t.BusinessId, t.CallId });
        text.HasIndex(t => t.VendorId);
        text.HasIndex(t => t.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // few of many
        text.Property(t => t.State).IsConcurrencyToken();
        text.HasOne<Call>().WithMany().HasForeignKey(t => new { t.BusinessId, t.CallId }).OnDelete(DeleteBehavior.Cascade);
    }
}
