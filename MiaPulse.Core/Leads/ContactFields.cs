using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Leads;

/// <summary>Parts of a contact.</summary>
[Flags]
public enum ContactFields
{
    None = 0,
    Name = 1,
    Email = 2,
    Phone = 4,
}

internal static class ContactCards
{
    /// <summary>What is known after this was said and that was taken back.</summary>
    public static ContactCard With(this ContactCard known, ContactCard said, ContactFields takenBack) => new(
        takenBack.HasFlag(ContactFields.Name) ? null : said.Name ?? known.Name,
        takenBack.HasFlag(ContactFields.Email) ? null : said.Email ?? known.Email,
        takenBack.HasFlag(ContactFields.Phone) ? null : said.Phone ?? known.Phone);
}
