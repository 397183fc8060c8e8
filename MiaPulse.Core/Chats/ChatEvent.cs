using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Chats;

/// <summary>Something that a messenger says happened in a chat.</summary>
/// <param name="Vendor">Who says so, in small letters.</param>
/// <param name="Id">What the messenger calls this event. The same event comes with the same one however often it comes.</param>
/// <param name="Chat">In which chat.</param>
/// <param name="User">Who did it. The messenger vouches for this, and for nothing else in the event.</param>
public abstract record ChatEvent(string Vendor, string Id, long Chat, long User)
{
    /// <summary>A chat of one person with us goes by that person's number.</summary>
    public bool IsPrivate => Chat == User;
}

/// <summary>Somebody hands over a code.</summary>
public sealed record ChatOpened(string Vendor, string Id, long Chat, long User, string Code, string Title, bool HasTopics) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>Somebody wrote.</summary>
/// <param name="Message">What the messenger calls the message, within its chat.</param>
/// <param name="Text">The words; null for a picture, a voice and the like.</param>
/// <param name="At">What it is an answer to.</param>
/// <param name="IsForwarded">Whether these are somebody else's words, or were said elsewhere.</param>
public sealed record ChatWritten(string Vendor, string Id, long Chat, long User, long Message, string? Text, ChatTarget At, bool IsForwarded) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>Somebody gave a command.</summary>
public sealed record ChatCommanded(string Vendor, string Id, long Chat, long User, ChatCommand Command, ChatTarget At) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>Somebody pressed a button. What the button says can be forged by whoever presses it.</summary>
public sealed record ChatPressed(string Vendor, string Id, long Chat, long User, ChatButton Button, ConversationId Conversation) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>The chat blocked us or sent us away.</summary>
public sealed record ChatLeft(string Vendor, string Id, long Chat, long User) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>The chat has another number now.</summary>
public sealed record ChatMoved(string Vendor, string Id, long Chat, long User, long To) : ChatEvent(Vendor, Id, Chat, User);

/// <summary>What somebody's words in a chat are an answer to.</summary>
/// <param name="Topic">The topic that they stand in.</param>
/// <param name="Message">The message that they reply to.</param>
public sealed record ChatTarget(long? Topic, long? Message);

/// <summary>What may be commanded from a chat.</summary>
public enum ChatCommand
{
    /// <summary>Anything that is no command of ours, or asks what there is.</summary>
    Help,

    /// <summary>Mia gets the conversation back.</summary>
    HandBack,

    /// <summary>What happened today.</summary>
    Today,

    /// <summary>The chat is disconnected.</summary>
    Stop,
}

/// <summary>The buttons under our messages.</summary>
public enum ChatButton
{
    TakeOver,
    HandBack,
    MarkContacted,
}

/// <summary>What is said back to whoever did something in a chat.</summary>
/// <param name="Text">Null for nothing.</param>
public sealed record ChatAnswer(string? Text)
{
    public static readonly ChatAnswer Silence = new((string?)null);
}
