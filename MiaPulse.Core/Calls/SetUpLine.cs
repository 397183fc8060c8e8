using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>An owner has the vendor told where the line's calls and texts go, in place of doing so by hand.</summary>
public sealed class SetUpLine(BusinessDbs dbs, IEnumerable<ILineVendor> vendors)
{
    public async Task<Result> RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(ct) is not { } line)
        {
            return Refusal.NotFound("No number is connected any more. Connect one first.");
        }

        if (vendors.FirstOrDefault() is not { } vendor)
        {
            return Refusal.Conflict("No phone provider is set up on this installation.");
        }

        return await vendor.SetUpAsync(line.Number, ct) switch
        {
            LineSetUp.Done => Result.Done,
            LineSetUp.NotOurs => Refusal.Conflict("The phone provider's account of this installation has no such number. Please check the digits, or buy the number there first."),
            LineSetUp.Refused => Refusal.Conflict("The phone provider did not accept it: its keys may not change numbers, or it cannot reach the addresses below. Please set them by hand."),
            LineSetUp.TryLater => Refusal.Conflict("The phone provider does not answer at the moment. Please try again in a minute."),
            var other => throw new InvalidOperationException($"{other} is no answer of a phone provider's."),
        };
    }
}
