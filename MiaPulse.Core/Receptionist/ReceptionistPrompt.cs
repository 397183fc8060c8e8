using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>Everything a model may know for one reply. Built by the server from its own records; nothing of it is taken from the visitor's browser.</summary>
/// <param name="Business">Who she speaks for.</param>
/// <param name="Conversation">Which conversation this is.</param>
/// <param name="History">What was said before, oldest first, without <paramref name="Question"/>.</param>
/// <param name="Question">The visitor's words since Mia last spoke, joined by line breaks.</param>
/// <param name="Known">The contact details known so far, those of <paramref name="Question"/> included.</param>
/// <param name="JustSaid">The contact details that <paramref name="Question"/> itself gave or corrected.</param>
/// <param name="Dialogue">Where the dialogue stands.</param>
/// <param name="PeopleAvailable">Whether a member is at the desk.</param>
/// <param name="Now">The moment of the reply, for "are you open now".</param>
/// <param name="Language">BCP 47 of the language to answer in: what the visitor writes, or else what their browser asks for.</param>
public sealed record ReceptionistPrompt(
    BusinessProfile Business,
    ConversationId Conversation,
    IReadOnlyList<Turn> History,
    string Question,
    ContactCard Known,
    ContactCard JustSaid,
    DialogueState Dialogue,
    bool PeopleAvailable,
    DateTimeOffset Now,
    string Language)
{
    /// <summary>With plain digits: everything that reads a price, a time or a date from it then reads those of every script.</summary>
    public string Question { get; init; } = Digits.InAscii(Question);

    /// <summary>Whether Mia has gone on by herself for as long as the owner lets her: then a person is called and no model asked.</summary>
    public bool IsCapped { get; init; }

    /// <summary>Whether her words are spoken to somebody on the phone, where nothing can be shown, pressed or read. <see cref="PeopleAvailable"/> then tells whether a person's phone may ring.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>IANA name of the visitor's time zone, where their browser told it.</summary>
    public string? VisitorTimeZone { get; init; }

    /// <summary>Whether the visitor's clock shows another time than the business's now.</summary>
    public bool IsVisitorFarAway => VisitorTimeZone is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var theirs)
        && TimeZoneInfo.TryFindSystemTimeZoneById(Business.TimeZone, out var ours) && theirs.GetUtcOffset(Now) != ours.GetUtcOffset(Now);

    /// <summary>Whether the business keeps hours and is closed now: then nobody is promised before it opens.</summary>
    public bool IsAfterHours => OpeningHours.AreOver(Business.Hours, Business.TimeZone, Now);

    /// <summary>Whether a person may be promised now.</summary>
    public bool IsAttended => PeopleAvailable && !IsAfterHours;
}

/// <summary>One message of the history.</summary>
public sealed record Turn(Author Author, string Text)
{
    /// <summary>With plain digits, as <see cref="ReceptionistPrompt.Question"/>.</summary>
    public string Text { get; init; } = Digits.InAscii(Text);
}

/// <summary>A part of a reply as it streams.</summary>
public abstract record ReplyPart;

/// <summary>Some more of her words. Joined in order they are the message.</summary>
public sealed record ReplyWords(string Text) : ReplyPart;

/// <summary>What was said so far does not stand: the words that follow are the reply, from its beginning.</summary>
public sealed record ReplyStartsOver : ReplyPart;

/// <summary>Comes once, last: what goes with the words.</summary>
/// <param name="Extras">Sources, buttons, the confirmed contact and the receipt.</param>
/// <param name="Dialogue">Where the dialogue stands now.</param>
/// <param name="HandOver">Why a person is called and the conversation becomes <c>waiting</c>; null where none is.</param>
/// <param name="Gaps">The questions that went unanswered.</param>
public sealed record ReplyEnd(MessageExtras Extras, DialogueState Dialogue, HandOverReason? HandOver = null, params IReadOnlyList<string> Gaps) : ReplyPart
{
    public bool CallsForPerson => HandOver is not null;
}
