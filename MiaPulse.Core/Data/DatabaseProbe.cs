using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>Reads the database once, for whoever has to know whether it answers. Throws where it does not.</summary>
public sealed class DatabaseProbe(PlatformDbs dbs)
{
    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(who, ct);
        await db.Businesses.AnyAsync(ct);
    }
}
