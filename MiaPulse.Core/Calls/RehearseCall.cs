using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A member calls their own business, without a phone: the same call from the notice on, with its conversation, leads and alerts. No vendor carries it, nobody's phone rings,
/// and its text goes to the outbox alone. It needs no line: without one, it is a call to a line as it would be at first.
/// </summary>
public sealed class RehearseCall(AnswerCall answer, BusinessDbs dbs, TimeProvider clock)
{
    /// <summary>Where a refusal of it is shown.</summary>
    public const string Field = "from";

    /// <param name="who">Whose business is called.</param>
    /// <param name="from">The number that calls, as it is typed; null for one that is hidden.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result<Answered>> RunAsync(Owner who, string? from, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        PhoneNumber? caller = null;
        if (from is not null && !PhoneNumber.TryParse(from, region, out caller))
        {
            return Refusal.Invalid(Field, "That does not look like a phone number of your country. Add the country code if it is of another.");
        }

        var line = await db.PhoneLines.AsNoTracking().Select(l => l.Number).FirstOrDefaultAsync(ct);
        return await answer.RehearseAsync(who, new CallArrived(Call.Simulator, Ids.New<CallId>(clock).ToString(), caller?.Value, line ?? ""), ct);
    }
}
