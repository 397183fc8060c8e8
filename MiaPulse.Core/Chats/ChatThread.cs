using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Chats;

/// <summary>
/// A conversation as one chat knows it: its topic there, how much of the visitor's words it has shown, and whether a member follows it. That there is something
/// to relay is not written down anywhere: it is the difference between this row and the conversation, so no kill can lose it.
/// </summary>
public sealed class ChatThread : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required long ChatId { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>The topic of the chat that belongs to this conversation. Null where the chat has none, or none yet.</summary>
    public long? TopicId { get; set; }

    /// <summary>Up to which of the visitor's messages the chat has shown.</summary>
    public long ShownUpTo { get; private set; }

    /// <summary>The member who took the conversation from this chat.</summary>
    public MemberId? FollowedBy { get; private set; }

    /// <summary>The conversation's version when they took it. Under any other, somebody has it by another way, and nothing is relayed.</summary>
    public long FollowedVersion { get; private set; }

    /// <summary>Until when nothing is relayed, after a try that failed.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>Tries in a row that failed.</summary>
    public int Failures { get; private set; }

    public static ChatThread Of(BusinessId business, long chat, ConversationId conversation) => new() { BusinessId = business, ChatId = chat, ConversationId = conversation };

    /// <summary>From now on the visitor's next words come here. False where they did already.</summary>
    public bool Follow(MemberId member, long version)
    {
        if (FollowedBy == member && FollowedVersion == version)
        {
            return false;
        }

        (FollowedBy, FollowedVersion, RestsUntil, Failures) = (member, version, null, 0);
        return true;
    }

    /// <summary>The chat has shown the visitor's words up to there.</summary>
    public void Show(long upTo) => (ShownUpTo, RestsUntil, Failures) = (Math.Max(ShownUpTo, upTo), null, 0);
}

internal static class FollowedThreads
{
    /// <summary>The threads in which whoever has the conversation now follows it.</summary>
    public static IQueryable<ChatThread> Of(MiaDb db, ConversationId conversation) =>
        from thread in db.ChatThreads.AsNoTracking()
        join talk in db.Conversations.AsNoTracking() on thread.ConversationId equals talk.Id
        where thread.ConversationId == conversation && thread.FollowedBy != null
            && talk.State == ConversationState.Human && talk.TakenBy == thread.FollowedBy && talk.Version == thread.FollowedVersion
        select thread;
}

internal sealed class ChatThreadMapping : IEntityTypeConfiguration<ChatThread>
{
    public void Configure(EntityTypeBuilder<ChatThread> thread)
    {
        thread.HasKey(t => new { t.BusinessId, t.ChatId, t.ConversationId });
        thread.HasIndex(t => new { t.BusinessId, t.ChatId, t.TopicId });
        thread.HasIndex(t => t.FollowedBy);
        thread.HasOne<Conversation>().WithMany().HasForeignKey(t => new { t.BusinessId, t.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
