using MiaPulse.Core.Data;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Data;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File => Path.Combine(_folder.Path, "miapulse.db");

    [Fact]
    public async Task A_process_that_was_killed_while_it_migrated_does_not_hold_up_the_next_start()
    {
        await using (var left = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await left.OpenAsync();
            await using var row = left.CreateCommand();
            row.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-06-01 13:30:00');
                """;
            await row.ExecuteNonQueryAsync();
        }

        await StartAsync().WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync())).WaitAsync(Eventually.Patience);

        Assert.Equal(["miapulse.db"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    /// <summary>What a process does first, with everything of its own but the file.</summary>
    private async Task StartAsync()
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddMiaDb();
        services.Replace(ServiceDescriptor.Singleton(new SqlitePlace($"Data Source={File};Pooling=False")));
        await using var provider = services.BuildServiceProvider();
        await DatabaseSetup.MigrateAsync(provider, CancellationToken.None);
        await using var db = await provider.GetRequiredService<IDbContextFactory<MiaDb>>().CreateDbContextAsync();
        Assert.Equal(0, await db.Businesses.CountAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
