using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>A visitor says who they are in the contact card, or corrects what was understood.</summary>
public sealed partial class IdentifyVisitor(BusinessDbs dbs, CaptureLead captureLead)
{
    /// <param name="who">The visitor.</param>
    /// <param name="conversation">Theirs; null for the one they have, if they have one.</param>
    /// <param name="input">As typed.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The details as they stand now. Refused where a field is not what it should be, or there is no conversation yet (then nothing is kept).</returns>
    public async Task<Result<ContactCard>> RunAsync(Visitor who, ConversationId? conversation, ContactInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken.Because(RefusalReason.TooLong); // no other rule stands on its fields
        }

        ConversationId talk;
        IReadOnlyList<string> regions;
        ContactCard known;
        await using (var db = await dbs.ForAsync(who, ct))
        {
            var theirs = await db.Conversations
                .Where(c => c.VisitorId == who.Id && c.Channel == Channel.Web && (conversation == null || c.Id == conversation))
                .Select(c => new { c.Id, c.Language }).FirstOrDefaultAsync(ct);
            if (theirs is null)
            {
                return conversation is null
                    ? Refusal.Conflict("Please write a message first, so that there is a conversation to keep this with.").Because(RefusalReason.WriteFirst)
                    : Refusal.NotFound("That conversation no longer exists.");
            }

            talk = theirs.Id;
            var region = await db.Businesses.Select(b => b.Region).FirstAsync(ct);
            var browser = await db.Visitors.Where(v => v.Id == who.Id).Select(v => new { v.Language, v.TimeZone }).FirstOrDefaultAsync(ct);
            regions = [region, .. PhoneRegions.Beside(region, theirs.Language ?? LanguageTags.Read(browser?.Language), browser?.TimeZone)];
            known = await db.Leads.Where(l => l.ConversationId == talk).Select(l => new ContactCard(l.Name, l.Email, l.Phone)).FirstOrDefaultAsync(ct) ?? ContactCard.Empty;
        }

        var read = Read(input, regions, known);
        return read.IsDone ? await captureLead.CorrectAsync(who, talk, read.Value, TakenBack(input), InWords(input), ct) : read;
    }

    private static Result<ContactCard> Read(ContactInput input, IReadOnlyList<string> regions, ContactCard known)
    {
        var name = Filled(input.Name) is { } typed ? Spaces().Replace(typed, " ") : null;
        if (name is not null && (name.Any(char.IsControl) || !name.Any(char.IsLetter)))
        {
            return Refusal.Invalid("name", "Please write a name with letters.").Because(RefusalReason.NoName);
        }

        EmailAddress? email = null;
        if (Filled(input.Email) is { } mail && !EmailAddress.TryParse(mail, out email))
        {
            return Refusal.Invalid("email", "That does not look like an email address.").Because(RefusalReason.NoEmail);
        }

        // A number that was kept from free text stays good, although only "possible", when the card is sent back with it.
        var phone = Filled(input.Phone);
        if (phone is not null)
        {
            phone = PhoneNumber.IsSame(phone, known.Phone, regions[0]) ? known.Phone : regions.Select(r => PhoneNumber.TryParse(phone, r, out var number) ? number.Value : null).FirstOrDefault(n => n is not null);
            if (phone is null)
            {
                return Refusal.Invalid("phone", "That does not look like a phone number. With the country code it always works.").Because(RefusalReason.NoPhone);
            }
        }

        return new ContactCard(name, email?.Value, phone);
    }

    private static ContactFields TakenBack(ContactInput input) =>
        (IsEmptied(input.Name) ? ContactFields.Name : ContactFields.None)
        | (IsEmptied(input.Email) ? ContactFields.Email : ContactFields.None)
        | (IsEmptied(input.Phone) ? ContactFields.Phone : ContactFields.None);

    private static bool IsEmptied(string? text) => text is not null && string.IsNullOrWhiteSpace(text);

    private static string InWords(ContactInput input) => string.Join(", ", new[] { input.Name, input.Email, input.Phone }.Select(Filled).OfType<string>());

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim(' ');

    [GeneratedRegex(@"[\p{Zs}\t]+")]
    private static partial Regex Spaces();
}
