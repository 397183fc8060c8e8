using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Whose call it is that a vendor speaks of.</summary>
public sealed class RecogniseCall(PlatformDbs dbs)
{
    /// <returns>The caller; null where that call was never answered here.</returns>
    public async Task<PhoneCaller?> RunAsync(Caretaker who, string vendor, string vendorId, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(who, ct);
        var call = await db.Calls.AsNoTracking().Where(c => c.Vendor == vendor && c.VendorId == vendorId).Select(c => new { c.BusinessId, c.Id, c.VisitorId }).FirstOrDefaultAsync(ct);
        return call is null ? null : new PhoneCaller(call.BusinessId, call.Id, call.VisitorId);
    }
}
