using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded.Speech;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What goes into Mia's sentences in every language: names, details, and somebody else's words.</summary>
internal static class Phrases
{
    /// <summary>What to ask for, given what is known.</summary>
    public static string AskFor(Voice voice, ContactCard known) => known switch
    {
        { IsReachable: true, Name: null } => voice.Say(w => w.AskName),
        { Name: not null } => voice.Say(w => w.AskReach),
        _ => voice.Say(w => w.AskBoth),
    };

    /// <summary>The details as people of the business's region write them.</summary>
    public static string Details(ContactCard contact, string region)
    {
        var phone = contact.Phone is null ? null : PhoneNumber.ForPeople(contact.Phone, region);
        var parts = new[] { contact.Name is null ? null : $"**{Plain(contact.Name)}**", contact.Email, phone };
        return string.Join(", ", parts.Where(p => p is not null));
    }

    /// <summary>Somebody else's words without what would be read as markup.</summary>
    public static string Plain(string words) => words.Replace("*", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Trim();

    /// <summary>What somebody is called who told their name: by the first of it, or with their title as they gave it.</summary>
    public static string FirstName(string name) => NameTitles.Open(Plain(name)) ? Plain(name) : Plain(name).Split(' ')[0];
}
