using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Chats;

/// <summary>Which conversation a message of ours in a chat is about, so that a reply to it goes there and nowhere else.</summary>
public sealed class AlertMessage : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required long ChatId { get; init; }

    /// <summary>What the messenger calls the message, within its chat.</summary>
    public required long MessageId { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class AlertMessageMapping : IEntityTypeConfiguration<AlertMessage>
{
    public void Configure(EntityTypeBuilder<AlertMessage> message)
    {
        message.HasKey(m => new { m.BusinessId, m.ChatId, m.MessageId });
        message.HasIndex(m => new { m.BusinessId, m.ConversationId });
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.BusinessId, m.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
