using MiaPulse.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Web.Data;

/// <summary>The one-process store. A class of its own only so that <c>dotnet ef</c> keeps a folder of migrations per database.</summary>
public sealed class SqliteMiaDb(DbContextOptions<SqliteMiaDb> options, SqliteWriteTurn turn) : MiaDb(options)
{
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // SQLite takes one writer at a time. Waiting here costs nothing; waiting in SQLite means polling, and p99 in the hundreds of milliseconds.
        // Inside a transaction the file is ours already: taking the turn then could wait for somebody who waits for us.
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var mine = await turn.TakeAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
