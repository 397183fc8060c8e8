using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
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
    public static async Task<CallSide> ReadAsync(MiaDb db, BusinessProfile business, VisitorId visitor, DateTimeOffset now, CancellationToken ct)
    {
        var call = await db.Calls.AsNoTracking().Where(c => c.VisitorId == visitor && c.State != CallState.Ended)
            .OrderByDescending(c => c.StartedAt).Select(c => new { c.From, c.DialledAt, c.Ending }).FirstOrDefaultAsync(ct);
        return call is null ? new CallSide(null, false, false)
            : new CallSide(call.From, call.DialledAt is null && await PersonToDial.FindAsync(db, business, call.From, now, ct) is not null, call.Ending is null);
    }

    /// <summary>Who is asked for a number and says "this one" has named the number that they call from. Nobody's number is taken who does not say so.</summary>
    public ContactCard WithOwnNumber(ContactCard found, string words, ContactExpectation expecting) =>
        found.Phone is null && From is not null && expecting.HasFlag(ContactExpectation.Phone) && OwnNumber.IsNamedIn(words) ? found with { Phone = From } : found;
}
