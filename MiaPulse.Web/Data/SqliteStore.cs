using System.Data.Common;
using System.Runtime.CompilerServices;
using MiaPulse.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiaPulse.Web.Data;

/// <summary>Opens the SQLite file the way durability and erasure need it, for EF (as an interceptor) and for the append (as a store).</summary>
public sealed class SqliteStore(SqlitePlace place, SqliteWriteTurn turn) : DbConnectionInterceptor, IStore
{
    // WAL: readers never wait for the writer. FULL: a commit is on the disk before anybody is told. secure_delete: what is erased is overwritten.
    private const string Settings =
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;PRAGMA busy_timeout=10000;PRAGMA cache_size=-16000;";

    // By SQLite's own handle. One that the pool hands out again keeps them, and telling it at every opening costs several times what a small read does.
    private readonly ConditionalWeakTable<object, string> _told = new();

    public DbConnection Open()
    {
        var connection = new SqliteConnection(place.ConnectionString);
        connection.Open();
        Apply(connection);
        return connection;
    }

    public IDisposable TakeWriteTurn() => turn.Take();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsToBeTold(connection, out var handle))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
        _told.AddOrUpdate(handle, Settings);
    }

    private void Apply(DbConnection connection)
    {
        if (!IsToBeTold(connection, out var handle))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(handle, Settings);
    }

    private bool IsToBeTold(DbConnection connection, out object handle)
    {
        handle = ((SqliteConnection)connection).Handle!; // it is open
        return !_told.TryGetValue(handle, out _) && !IsReadOnly(connection);
    }

    // EF looks whether the file is there through a connection that may only read; the settings are for those that write.
    private static bool IsReadOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is SqliteOpenMode.ReadOnly;
}

/// <summary>Where the SQLite file is.</summary>
public sealed record SqlitePlace(string ConnectionString)
{
    /// <summary>The path of the file; null where the connection string names none, such as a database in memory.</summary>
    public string? File
    {
        get
        {
            var given = new SqliteConnectionStringBuilder(ConnectionString);
            var isPath = given.Mode is not SqliteOpenMode.Memory && given.DataSource is { Length: > 0 } source && source[0] != ':' && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
            return isPath ? given.DataSource : null;
        }
    }

    /// <summary>The configured connection string, or the file in the data directory, which is made if it is not there.</summary>
    public static SqlitePlace From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration.GetConnectionString("MiaPulse") is { Length: > 0 } given)
        {
            return new SqlitePlace(given);
        }

        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataDirectory.From(configuration, environment), "miapulse.db") };
        return new SqlitePlace(file.ToString());
    }
}

/// <summary>The one folder that MiaPulse writes to.</summary>
public static class DataDirectory
{
    /// <summary>Full path of <c>DataDirectory</c>, made if it is not there and open to nobody else; relative paths count from the content root.</summary>
    public static string From(IConfiguration configuration, IHostEnvironment environment) =>
        PrivateFiles.Folder(Path.GetFullPath(configuration["DataDirectory"] ?? "data", environment.ContentRootPath)).FullName;
}
