using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>What a reply on the phone has to know of the call, beside the conversation.</summary>
/// <param name="From">The caller's number in E.164; null where it is hidden.</param>
/// <param name="CanPutThrough">Whether a person's phone may ring now. It rings once in a call.</param>
/// <param name="IsHeard">Whether a caller is there to hear it: not behind the goodbye.</param>
internal sealed record CallSide(string? From, bool CanPutThrough, bool IsHeard)
{
    /// <summary>The line's own words by which a call cannot wait.</summary>
    public IReadOnlyList<string> UrgentWords { get; init; } = [];

    /// <summary>Whether the caller was asked whether to text the link.</summary>
    public bool IsLinkOffered { get; init; }

    public static async Task<CallSide> ReadAsync(MiaDb db, BusinessProfile business, VisitorId visitor, DateTimeOffset now, CancellationToken ct)
    {
        var call = await db.Calls.AsNoTracking().Where(c => c.VisitorId == visitor && c.State != CallState.Ended)
            .OrderByDescending(c => c.StartedAt).Select(c => new { c.From, c.DialledAt, c.Ending, c.LinkTalk }).FirstOrDefaultAsync(ct);
        var urgent = await db.PhoneLines.AsNoTracking().Select(l => l.UrgentWords).FirstOrDefaultAsync(ct) ?? [];
        return call is null ? new CallSide(null, false, false) { UrgentWords = urgent }
            : new CallSide(call.From, call.DialledAt is null && await PersonToDial.FindAsync(db, business, call.From, now, ct) is not null, call.Ending is null)
            {
                UrgentWords = urgent,
                IsLinkOffered = call.LinkTalk is LinkTalk.Offered,
            };
    }

    /// <summary>Of the contact details in a caller's words those that are their own.</summary>
    public ContactCard OwnOf(ContactCard found, string words, ContactExpectation expecting, Language language) =>
        WithOwnNumber(IsForLink(found, words, language) ? found with { Phone = null } : found, words, expecting);

    /// <summary>A number to which the link shall be texted is somebody else's, or another phone: nobody has asked to be reached on it.</summary>
    private bool IsForLink(ContactCard found, string words, Language language) =>
        found.Phone is not null && found.Phone != From && (IsLinkOffered || LinkWish.Heard(words, language) is not null) && LinkElsewhere.IsNamedIn(words, language);

    /// <summary>Who is asked for a number and says "this one" has named the number that they call from. Nobody's number is taken who does not say so.</summary>
    private ContactCard WithOwnNumber(ContactCard found, string words, ContactExpectation expecting) =>
        found.Phone is null && From is not null && expecting.HasFlag(ContactExpectation.Phone) && OwnNumber.IsNamedIn(words) ? found with { Phone = From } : found;
}
