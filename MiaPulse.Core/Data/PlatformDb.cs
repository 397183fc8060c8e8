using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>
/// The one way past the tenant filter: sweeps over every business, and look-ups that find out which business a key, link or session belongs to.
/// </summary>
public sealed class PlatformDbs(IDbContextFactory<MiaDb> contexts)
{
    public async Task<MiaDb> OpenAsync(Caretaker who, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        var db = await contexts.CreateDbContextAsync(ct);
        db.SeesEveryBusiness = true;
        return db;
    }
}
