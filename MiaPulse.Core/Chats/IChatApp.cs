using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Chats;

/// <summary>The messenger in which members have their chats. Where one is registered, members may connect a chat.</summary>
public interface IChatApp
{
    /// <summary>The addresses that open a chat with us and hand over the code. Null where they cannot be told just now.</summary>
    Task<ChatDoors?> DoorsAsync(string code, CancellationToken ct);

    /// <summary>Opens a topic in a chat that has topics. Null where none could be opened: then words go beside the topics.</summary>
    Task<long?> OpenTopicAsync(long chat, string name, CancellationToken ct);

    /// <summary>Says something once, as fast as the messenger allows and no faster. Whatever goes wrong is told, not thrown.</summary>
    Task<ChatSent> SayAsync(ChatSaying what, CancellationToken ct);
}

/// <summary>Where a member connects a chat.</summary>
/// <param name="Own">Opens the member's own chat with us.</param>
/// <param name="Group">Adds us to a group.</param>
public sealed record ChatDoors(Uri Own, Uri Group);

/// <summary>Something to say in a chat.</summary>
/// <param name="Chat">Where.</param>
/// <param name="Topic">In which of its topics; null for none.</param>
/// <param name="About">The conversation that it is about, and that its buttons act on.</param>
/// <param name="Words">What is said.</param>
public sealed record ChatSaying(long Chat, long? Topic, ConversationId About, ChatWords Words);

/// <summary>Words for a chat. All but the heading may have been typed by a stranger: they are shown as words and nothing else.</summary>
/// <param name="About">The visitor's name, as a topic is called.</param>
/// <param name="Heading">The first line, of ours but for the name in it.</param>
/// <param name="Text">The lines below.</param>
/// <param name="HasLead">Whether there is a lead to be marked as contacted.</param>
/// <param name="IsRelay">Whether these are just the visitor's next words, for whoever has the conversation already.</param>
public sealed record ChatWords(string About, string Heading, string Text, bool HasLead, bool IsRelay)
{
    /// <summary>Most characters of <see cref="Text"/>: with the heading, a messenger takes it in one piece.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>Most characters of <see cref="About"/> and of the heading.</summary>
    public const int MaxLineLength = 90;
}

/// <summary>What became of one try to say something.</summary>
public abstract record ChatSent
{
    private ChatSent()
    {
    }

    /// <summary>It stands there.</summary>
    /// <param name="Message">What the messenger calls it; null where the line broke before it could say so.</param>
    public sealed record Said(long? Message) : ChatSent;

    /// <summary>The chat has another number now.</summary>
    public sealed record Moved(long To) : ChatSent;

    /// <summary>The topic is no longer there.</summary>
    public sealed record TopicGone : ChatSent;

    /// <summary>The chat does not want us any more.</summary>
    /// <param name="Why">A sentence for the owner.</param>
    public sealed record Gone(string Why) : ChatSent;

    /// <summary>Not now, or not like this.</summary>
    public sealed record Failed(Delivery How) : ChatSent;
}
