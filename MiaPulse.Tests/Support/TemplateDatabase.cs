using MiaPulse.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Support;

/// <summary>The migrated database, made once by the product's own migrations and copied for each test.</summary>
public static class TemplateDatabase
{
    private static readonly Lazy<Task<byte[]>> Bytes = new(MakeAsync);

    public static async Task CopyToAsync(string file) => await File.WriteAllBytesAsync(file, await Bytes.Value);

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "template.db");
        var options = new DbContextOptionsBuilder<SqliteMiaDb>().UseSqlite($"Data Source={file};Pooling=False").Options;
        using var turn = new SqliteWriteTurn();
        await using (var db = new SqliteMiaDb(options, turn))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;");
        }

        SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(file);
    }
}
