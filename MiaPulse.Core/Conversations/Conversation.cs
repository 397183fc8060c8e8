using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Conversations;

/// <summary>Who has a conversation now.</summary>
public enum ConversationState
{
    /// <summary>Mia answers.</summary>
    Mia,

    /// <summary>The visitor waits for a person. Mia still answers what she can.</summary>
    Waiting,

    /// <summary>A member has it, and Mia is silent.</summary>
    Human,

    /// <summary>Closed; the visitor's next message opens it again.</summary>
    Closed,
}

/// <summary>By which way the visitor talks to us.</summary>
public enum Channel
{
    Web,
    Phone,
}

/// <summary>
/// What a visitor and a business say to each other: one row per visitor and channel, whatever happens in between.
/// Whatever moves with a message or with who has the conversation is written by <see cref="MessageLog"/>, in the transaction of the message that says so:
/// such columns have private setters, and <see cref="AppendSql"/> holds their rules.
/// </summary>
public sealed class Conversation : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required ConversationId Id { get; init; }

    public required VisitorId VisitorId { get; init; }

    public required Channel Channel { get; init; }

    public ConversationState State { get; private set; }

    public MemberId? TakenBy { get; private set; }

    [MaxLength(80)]
    public string? TakenByName { get; private set; }

    /// <summary>Since when the visitor has been waiting for a person.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>The <see cref="WaitingSince"/> of which members were told that nobody came; null before the first time.</summary>
    public DateTimeOffset? ToldMissedSince { get; set; }

    /// <summary>Why a person was called the last time; null where Mia has it back, or nobody was called.</summary>
    public HandOverReason? HandOverReason { get; private set; }

    /// <summary>The language that the visitor writes in, as far as their words told; null until they do.</summary>
    public Language? Language { get; private set; }

    /// <summary>Goes up with every change of who has the conversation. A reply that began under another version is dropped.</summary>
    public long Version { get; private set; }

    public required DateTimeOffset StartedAt { get; init; }

    [MaxLength(PageView.MaxUrlLength)]
    public string? StartedOnUrl { get; init; }

    [MaxLength(PageView.MaxTitleLength)]
    public string? StartedOnTitle { get; init; }

    /// <summary>Set by a visitor's message and cleared by the reply to it: the durable row of work behind <c>ReplyQueue</c>.</summary>
    public DateTimeOffset? ReplyDueAt { get; private set; }

    public long LastSequence { get; private set; }

    /// <summary>The sequence of the visitor's latest message, 0 before the first.</summary>
    public long LastVisitorSequence { get; private set; }

    /// <summary>Up to which of the visitor's messages somebody has dealt with: Mia by answering, or by leaving them to a person.</summary>
    public long HeardUpTo { get; private set; }

    public DateTimeOffset LastMessageAt { get; private set; }

    /// <summary>The beginning of the latest message, for lists.</summary>
    [MaxLength(160)]
    public string LastText { get; private set; } = "";

    public Author LastAuthor { get; private set; }

    /// <summary>Up to which message the members have read.</summary>
    public long ReadByMembers { get; private set; }

    /// <summary>Up to which message the visitor has read.</summary>
    public long ReadByVisitor { get; private set; }

    /// <summary>What the visitor told of themselves in this conversation.</summary>
    [MaxLength(120)]
    public string? ContactName { get; set; }

    /// <summary>Where Mia stands in the dialogue: what she has asked for and how often.</summary>
    public DialogueState Dialogue { get; private set; } = DialogueState.Fresh;

    /// <summary>Up to which message Mia has listened for what members answered in her place.</summary>
    public long HeardMembersUpTo { get; set; }

    /// <summary>1 to 5, given by the visitor.</summary>
    public int? Rating { get; set; }

    [MaxLength(1000)]
    public string? RatingComment { get; set; }
}

/// <summary>What Mia remembers of the dialogue beside the words: kept small, and only ever written with her own reply.</summary>
/// <param name="AskedName">How often she asked for the name.</param>
/// <param name="AskedContact">How often she asked for an email address or telephone number.</param>
/// <param name="Abstained">Questions in a row that she could not answer.</param>
/// <param name="Expecting">What her latest words asked for: <c>name</c>, <c>contact</c>, <c>confirm</c>, <c>choice</c>, what replaces a wrong detail (<c>correct_name</c>, <c>correct_email</c>, <c>correct_phone</c>, <c>correct_contact</c>), on the phone whether to text a link or to spell it (<c>link</c>, <c>spell</c>), or nothing.</param>
/// <param name="Topic">Title of the passage that she answered from last.</param>
/// <param name="Wish">What the visitor wants of the business, in the visitor's own words.</param>
/// <param name="Choices">What she offered when she asked which one was meant.</param>
/// <param name="Answers">Answers given so far, for offering a next step now and then.</param>
public sealed record DialogueState(
    int AskedName, int AskedContact, int Abstained, string? Expecting, string? Topic, string? Wish, IReadOnlyList<string> Choices, int Answers)
{
    public static readonly DialogueState Fresh = new(0, 0, 0, null, null, null, [], 0);

    /// <summary>The language of the last page that she quoted and named the language of; null before the first.</summary>
    public Language? QuotedIn { get; init; }
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.HasKey(c => new { c.BusinessId, c.Id });
        conversation.HasIndex(c => new { c.BusinessId, c.VisitorId, c.Channel }).IsUnique(); // parallel first messages of one visitor meet here
        conversation.HasIndex(c => new { c.BusinessId, c.LastMessageAt });
        conversation.HasIndex(c => new { c.BusinessId, c.State, c.LastMessageAt });
        conversation.HasIndex(c => c.ReplyDueAt);
        conversation.HasIndex(c => c.WaitingSince).HasFilter("\"WaitingSince\" IS NOT NULL"); // few of many
        conversation.Property(c => c.Dialogue).HasJson();
        conversation.Property(c => c.HeardMembersUpTo).HasDefaultValue(0L); // new conversations are written past EF, which names no column of ours
        conversation.HasOne<VisitorProfile>().WithMany().HasForeignKey(c => new { c.BusinessId, c.VisitorId }).OnDelete(DeleteBehavior.Cascade);
    }
}
