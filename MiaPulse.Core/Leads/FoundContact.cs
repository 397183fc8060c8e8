using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Leads;

/// <summary>What Mia's latest words asked the visitor for. A name without a cue such as "I'm" is only believed where one was asked for.</summary>
[Flags]
public enum ContactExpectation
{
    Nothing = 0,
    Name = 1,
    Email = 2,
    Phone = 4,
    Anything = Name | Email | Phone,
}

/// <summary>The contact details in one text of a visitor.</summary>
/// <param name="Card">What was said, normalised: the name as it will be shown, email as it will be used, phone in E.164. Null where nothing was said.</param>
/// <param name="Corrects">Whether the visitor put right something said before, in this text or earlier.</param>
public sealed record FoundContact(ContactCard Card, bool Corrects)
{
    public static readonly FoundContact Nothing = new(ContactCard.Empty, false);
}

/// <summary>Reads what the dialogue remembers of the latest question.</summary>
public static class ContactExpectations
{
    /// <summary>
    /// From <see cref="DialogueState.Expecting"/>: <c>name</c>, <c>email</c>, <c>phone</c>, <c>contact</c>, <c>confirm</c>, and <c>correct_name</c> and so on where one
    /// of them was said to be wrong; everything else expects nothing.
    /// </summary>
    public static ContactExpectation From(string? expecting) => expecting switch
    {
        "name" or "correct_name" => ContactExpectation.Name,
        "email" or "correct_email" => ContactExpectation.Email,
        "phone" or "correct_phone" => ContactExpectation.Phone,
        "contact" or "confirm" or "correct_contact" => ContactExpectation.Anything,
        _ => ContactExpectation.Nothing,
    };
}
