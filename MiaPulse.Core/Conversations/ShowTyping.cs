using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Shows the other side that somebody is typing. Nothing of it is stored.</summary>
public sealed class ShowTyping(LiveFeed live)
{
    public void Run(Visitor who, ConversationId id, bool isTyping) => live.Publish(who.Business, new Typing(id, who.Id, Author.Visitor, isTyping));

    /// <param name="who">The member.</param>
    /// <param name="id">A conversation that the member has open.</param>
    /// <param name="visitor">Its visitor.</param>
    /// <param name="isTyping">False when the typing stopped.</param>
    public void Run(Owner who, ConversationId id, VisitorId visitor, bool isTyping) => live.Publish(who.Business, new Typing(id, visitor, Author.Member, isTyping));
}
