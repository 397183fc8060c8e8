using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Ends calls of whose end nobody told us: the vendor's word was lost, or came while we were away.</summary>
public sealed class EndStaleCalls(PlatformDbs dbs, EndCall end, TimeProvider clock)
{
    /// <summary>How long after the longest that a call may be.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>What a person says to a caller is not ours to limit; vendors end any call after four hours.</summary>
    public static readonly TimeSpan LongestWithPerson = TimeSpan.FromHours(5);

    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - Grace;
        await using var db = await dbs.OpenAsync(who, ct);
        var open = await db.Calls.AsNoTracking().Where(c => c.State != CallState.Ended && c.StartedAt < before).ToListAsync(ct);
        foreach (var call in open)
        {
            if (call.StartedAt + await LongestAsync(db, call, ct) < now)
            {
                await end.RunAsync(new PhoneCaller(call.BusinessId, call.Id, call.VisitorId), CallEnding.Failed, ct);
            }
        }
    }

    private static async Task<TimeSpan> LongestAsync(MiaDb db, Call call, CancellationToken ct)
    {
        if (call.State is CallState.WithPerson)
        {
            return LongestWithPerson;
        }

        var business = call.BusinessId;
        var limits = await db.PhoneLines.AsNoTracking().Where(l => l.BusinessId == business).Select(l => l.Limits).FirstOrDefaultAsync(ct) ?? CallLimits.Usual;
        return TimeSpan.FromMinutes(limits.LongestMinutes) + Grace;
    }
}
