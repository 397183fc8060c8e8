using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>The owner's phone rings first; Mia has not said a word.</summary>
    Ringing,

    /// <summary>Mia talks with the caller.</summary>
    Talking,

    /// <summary>A person's phone rings, or a person talks.</summary>
    WithPerson,

    Ended,
}

/// <summary>How a call came to its end.</summary>
public enum CallEnding
{
    /// <summary>The caller hung up.</summary>
    CallerLeft,

    /// <summary>Both had said goodbye.</summary>
    Finished,

    /// <summary>The caller did not want to be recorded.</summary>
    Objected,

    /// <summary>Nobody said anything for too long.</summary>
    Silent,

    /// <summary>Too many turns in a row led nowhere.</summary>
    DeadEnds,

    /// <summary>It reached the longest that a call may be.</summary>
    TooLong,

    /// <summary>A person took it and it ended with them.</summary>
    WithPerson,

    /// <summary>Something of ours or of the vendor's broke.</summary>
    Failed,
}

/// <summary>How far the one text of a call is.</summary>
public enum LinkTalk
{
    /// <summary>The caller has asked for none.</summary>
    None,

    /// <summary>The caller asked for the website or booking link; Mia asked whether to text it.</summary>
    Offered,

    /// <summary>A plain yes: the text was handed on (see <see cref="CallText"/>).</summary>
    Agreed,

    /// <summary>The caller said no, or nothing plain.</summary>
    Declined,

    /// <summary>It cannot be texted to this number; Mia said so and offered to spell the address.</summary>
    Impossible,
}

/// <summary>Which of the business's two links.</summary>
public enum LinkKind
{
    Website,
    Booking,
}

/// <summary>One call, from the first ring to the last word. Its words stand in the conversation, between <see cref="FirstSequence"/> and <see cref="LastSequence"/>.</summary>
public sealed class Call : IBelongsToBusiness
{
    public const int MaxVendorIdLength = 64;

    /// <summary>The <see cref="Vendor"/> of a call that is rehearsed in the dashboard: whatever number it names, nothing is sent to a phone.</summary>
    public const string Simulator = "simulator";

    public const int MaxNoticeLength = 1000;
    public const int MaxGreetingLength = 500;

    /// <summary>The longest <see cref="CallerWords.Key"/>.</summary>
    public const int MaxKeyLength = 48;

    public required BusinessId BusinessId { get; init; }

    public required CallId Id { get; init; }

    /// <summary>Who carries it: <c>twilio</c>, or <c>simulator</c>.</summary>
    [MaxLength(SeenEvent.MaxVendorLength)]
    public required string Vendor { get; init; }

    /// <summary>What the vendor calls it; the same again is the same call.</summary>
    [MaxLength(MaxVendorIdLength)]
    public required string VendorId { get; init; }

    /// <summary>The caller, made from the number where it is shown, so that who calls again is known.</summary>
    public required VisitorId VisitorId { get; init; }

    /// <summary>Where its words stand; null until the first one.</summary>
    public ConversationId? ConversationId { get; set; }

    /// <summary>The caller's number in E.164; null where it is hidden, or none.</summary>
    [MaxLength(PhoneLine.MaxNumberLength)]
    public string? From { get; init; }

    /// <summary>The line that was called.</summary>
    [MaxLength(PhoneLine.MaxNumberLength)]
    public required string To { get; init; }

    public CallState State { get; set; }

    public CallEnding? Ending { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The notice as it was said, before anything was asked; null where nothing was said yet.</summary>
    [MaxLength(MaxNoticeLength)]
    public string? Notice { get; set; }

    public DateTimeOffset? NoticeAt { get; set; }

    /// <summary>The greeting as it was said; null where none was.</summary>
    [MaxLength(MaxGreetingLength)]
    public string? Greeting { get; set; }

    /// <summary>About when: nothing tells when the notice before it was heard to its end.</summary>
    public DateTimeOffset? GreetedAt { get; set; }

    public Language Language { get; set; }

    /// <summary>The conversation's message that began it; 0 before the first word.</summary>
    public long FirstSequence { get; set; }

    /// <summary>The latest of its messages.</summary>
    public long LastSequence { get; set; }

    /// <summary>When the caller last said something, or Mia last asked.</summary>
    public DateTimeOffset HeardAt { get; set; }

    /// <summary>How often in a row she has asked whether somebody is there.</summary>
    public int AskedAgain { get; set; }

    /// <summary>Turns in a row that led nowhere.</summary>
    public int DeadEnds { get; set; }

    /// <summary>The latest turn in which nothing was said: the same one again counts once.</summary>
    [MaxLength(MaxKeyLength)]
    public string? LastKey { get; set; }

    /// <summary>When a person's phone was dialled; null: not in this call. One try is enough to know that nobody can come.</summary>
    public DateTimeOffset? DialledAt { get; set; }

    public LinkTalk LinkTalk { get; set; }

    public LinkKind? LinkKind { get; set; }

    /// <summary>The caller's message that asked for the link.</summary>
    public long? LinkAskedSequence { get; set; }

    public DateTimeOffset? LinkAskedAt { get; set; }

    internal void Greet(string words, DateTimeOffset at) => (Greeting, GreetedAt) = (Shortened.To(words, MaxGreetingLength), at);

    /// <summary>Goes up with every change, so that of two that meet the later one looks again.</summary>
    public long Version { get; set; }

    /// <summary>Her question whether to text the link was not heard, or something else was said since: a yes is none to it any more, and is asked for anew.</summary>
    /// <returns>Whether there was such a question.</returns>
    internal static bool Withdraw(Call call)
    {
        if (call.LinkTalk is not LinkTalk.Offered)
        {
            return false;
        }

        call.LinkTalk = LinkTalk.Declined;
        return true;
    }
}

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.HasKey(c => new { c.BusinessId, c.Id });
        call.HasIndex(c => new { c.Vendor, c.VendorId }).IsUnique();
        call.HasIndex(c => new { c.BusinessId, c.StartedAt });
        call.HasIndex(c => new { c.BusinessId, c.VisitorId });
        call.HasIndex(c => c.State).HasFilter("\"State\" <> 'Ended'"); // few of many: what a sweep looks through
        call.Property(c => c.Version).IsConcurrencyToken();
        call.HasOne<VisitorProfile>().WithMany().HasForeignKey(c => new { c.BusinessId, c.VisitorId }).OnDelete(DeleteBehavior.Cascade);
    }
}
