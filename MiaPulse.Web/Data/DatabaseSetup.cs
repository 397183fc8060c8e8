using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MiaPulse.Web.Data;

/// <summary>Which database there is, and its migrations at start.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddMiaDb(this IServiceCollection services)
    {
        services.AddSingleton(p => SqlitePlace.From(p.GetRequiredService<IConfiguration>(), p.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(p => new RecordingFolder(Path.Combine(DataDirectory.From(p.GetRequiredService<IConfiguration>(), p.GetRequiredService<IHostEnvironment>()), "recordings")));
        services.AddSingleton<SqliteWriteTurn>();
        services.AddSingleton<SqliteStore>();
        services.AddSingleton<IStore>(p => p.GetRequiredService<SqliteStore>());
        services.AddSingleton<BusinessGuard>();
        services.AddSingleton<DbContextOptions<SqliteMiaDb>>(p => new DbContextOptionsBuilder<SqliteMiaDb>()
            .UseSqlite(p.GetRequiredService<SqlitePlace>().ConnectionString)
            .AddInterceptors(p.GetRequiredService<SqliteStore>(), p.GetRequiredService<BusinessGuard>())
            .Options);
        services.AddSingleton<IDbContextFactory<MiaDb>, SqliteContexts>();
        return services;
    }

    /// <summary>Brings the database to this version, making it if it is not there.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<SqlitePlace>().File is { } file)
        {
            PrivateFiles.Database(file);
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<MiaDb>>().CreateDbContextAsync(ct);
        await MigrationTurn.MigrateAsync(db, services.GetRequiredService<TimeProvider>(), ct);
    }
}

/// <summary>Makes contexts for <see cref="BusinessDbs"/> and <see cref="PlatformDbs"/>.</summary>
public sealed class SqliteContexts(DbContextOptions<SqliteMiaDb> options, SqliteWriteTurn turn) : IDbContextFactory<MiaDb>
{
    public MiaDb CreateDbContext() => new SqliteMiaDb(options, turn);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteMiaDb>
{
    public SqliteMiaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMiaDb>().UseSqlite("Data Source=design.db").Options, new SqliteWriteTurn());
}
