using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Sentences that Mia says in more than one place.</summary>
internal static class Phrases
{
    public const string NotUnderstood = "I am not sure what you mean. Could you say it in other words?";

    public const string ContactLabel = "Leave your details";

    public static string Introduction(BusinessProfile business) => $"Hi, I'm Mia, the AI receptionist at {Plain(business.Name)}.";

    /// <summary>What to ask for, given what is known.</summary>
    public static string AskFor(ContactCard known) => known switch
    {
        { IsReachable: true, Name: null } => "What name may I pass on?",
        { Name: not null } => "Which email address or phone number can the team reach you on?",
        _ => "What is your name, and which email address or phone number can the team reach you on?",
    };

    /// <summary>The details as people write them.</summary>
    public static string Details(ContactCard contact)
    {
        var phone = contact.Phone is null ? null : PhoneNumber.TryParse(contact.Phone, "US", out var number) ? number.ForPeople() : contact.Phone;
        var parts = new[] { contact.Name is null ? null : $"**{Plain(contact.Name)}**", contact.Email, phone };
        return string.Join(", ", parts.Where(p => p is not null));
    }

    /// <summary>Somebody else's words without what would be read as markup.</summary>
    public static string Plain(string words) => words.Replace("*", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Trim();

    public static string FirstName(string name) => Plain(name).Split(' ')[0];
}
