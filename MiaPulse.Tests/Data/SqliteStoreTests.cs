using MiaPulse.Core.Data;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Data;

public sealed class SqliteStoreTests
{
    [Fact]
    public async Task Every_connection_is_durable_and_overwrites_what_it_erases_a_new_one_and_one_from_the_pool()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using (var one = await given.DbFor(owner))
        await using (var other = await given.DbFor(owner))
        {
            await one.Database.OpenConnectionAsync();
            await other.Database.OpenConnectionAsync(); // a second one, since the first is in use
            await IsSetAsync(one);
            await IsSetAsync(other);
        }

        await using var again = await given.DbFor(owner);
        await again.Database.OpenConnectionAsync();
        await IsSetAsync(again);
    }

    private static async Task IsSetAsync(MiaDb db)
    {
        foreach (var (setting, value) in new (string, object)[] { ("journal_mode", "wal"), ("synchronous", 2L), ("secure_delete", 1L), ("foreign_keys", 1L), ("cache_size", -16_000L) })
        {
            await using var ask = db.Database.GetDbConnection().CreateCommand();
            ask.CommandText = $"PRAGMA {setting}";
            Assert.Equal(value, await ask.ExecuteScalarAsync());
        }
    }
}
