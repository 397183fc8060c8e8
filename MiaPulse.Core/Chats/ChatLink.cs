using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Chats;

/// <summary>
/// The chat of a messenger in which a member is told of things and may act. Who acts there is known by the messenger's word for who wrote, so each member of a
/// group has a link of their own; somebody without one is a stranger, whatever they write.
/// </summary>
public sealed class ChatLink : IBelongsToBusiness
{
    public const int MaxTitleLength = 80;

    public required BusinessId BusinessId { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>What the messenger calls the chat.</summary>
    public long ChatId { get; private set; }

    /// <summary>What the messenger calls the member.</summary>
    public long UserId { get; private set; }

    /// <summary>What people call the chat: its title, or their own name there.</summary>
    [MaxLength(MaxTitleLength)]
    public string Title { get; private set; } = "";

    /// <summary>Whether each conversation gets a topic of its own there.</summary>
    public bool HasTopics { get; private set; }

    public DateTimeOffset ConnectedAt { get; private set; }

    /// <summary>The member connects this chat, in place of another one where they had one.</summary>
    public void Connect(long chat, long user, string title, bool hasTopics, DateTimeOffset now)
    {
        var tidy = PlainName.Tidy(title);
        (ChatId, UserId, HasTopics, ConnectedAt) = (chat, user, hasTopics, now);
        Title = tidy.Length == 0 ? "A chat" : Shortened.To(tidy, MaxTitleLength);
    }

    /// <summary>The messenger gave the chat another number.</summary>
    public void Move(long to) => ChatId = to;
}

internal sealed class ChatLinkMapping : IEntityTypeConfiguration<ChatLink>
{
    public void Configure(EntityTypeBuilder<ChatLink> link)
    {
        link.HasKey(l => new { l.BusinessId, l.MemberId });
        link.HasIndex(l => new { l.ChatId, l.UserId }).IsUnique(); // over all businesses: whoever writes in a chat acts for one
        link.HasOne<Member>().WithMany().HasForeignKey(l => new { l.BusinessId, l.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
