using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Web.Data;

/// <summary>
/// Applies migrations to a SQLite file, one process at a time. EF's own lock is a row, which a killed process leaves behind, and the next start would wait for
/// it for ever; the lock of a file ends with the process that holds it.
/// </summary>
internal static class MigrationTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task MigrateAsync(DbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return;
        }

        await using var turn = await TakeAsync($"{new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource}.migrating", clock, ct);
        await ForgetWhoWasKilledAsync(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    private static async Task<FileStream> TakeAsync(string file, TimeProvider clock, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause, clock, ct); // another process migrates
            }
        }
    }

    private static async Task ForgetWhoWasKilledAsync(DbContext db, CancellationToken ct)
    {
        var isThere = await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type='table' AND name='__EFMigrationsLock'""").SingleAsync(ct);
        if (isThere > 0)
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, ct);
        }
    }
}
