using System.Data.Common;
using System.Threading.Channels;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Data;

/// <summary>
/// Writes that wait at the same moment share one transaction, and each caller is answered when it is on the disk. One thread writes; the queue is
/// bounded, and over the bound the caller is told to try again instead of waiting in a growing line.
/// </summary>
public sealed partial class GroupCommit(IStore store, LiveFeed live, ILogger<GroupCommit> log) : IAsyncDisposable
{
    public const int MostWaiting = 20_000;
    public const int MostInOneTransaction = 512;

    private readonly Channel<Write> _waiting = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
    private readonly Lock _starting = new();
    private Thread? _thread;

    /// <summary>Waits until the write is durable. <see cref="BusyException"/> when too many wait already; a failure of the database as it is.</summary>
    public Task<T> RunAsync<T>(Write<T> write)
    {
        EnsureStarted();
        return _waiting.Writer.TryWrite(write) ? write.Done : throw new BusyException();
    }

    /// <summary>Takes nothing new, finishes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_thread is { } thread)
        {
            await Task.Run(thread.Join);
        }
    }

    private void EnsureStarted()
    {
        if (_thread is not null)
        {
            return;
        }

        lock (_starting)
        {
            if (_thread is null)
            {
                _thread = new Thread(WriteForEver) { IsBackground = true, Name = "group-commit" };
                _thread.Start();
            }
        }
    }

    private void WriteForEver()
    {
        var batch = new List<Write>(MostInOneTransaction);
        var reader = _waiting.Reader;
        WriteSession? session = null;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < MostInOneTransaction && reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            if (TryCommit(batch, ref session))
            {
                continue;
            }

            // One bad write must not fail its neighbours: each tries alone, and only the bad one is told.
            foreach (var write in batch)
            {
                TryCommit([write], ref session);
            }
        }

        session?.Dispose();
    }

    private bool TryCommit(List<Write> batch, ref WriteSession? session)
    {
        try
        {
            using (store.TakeWriteTurn())
            {
                session ??= new WriteSession(store.Open());
                session.Begin();
                foreach (var write in batch)
                {
                    write.Apply(session);
                }

                session.Commit();
            }
        }
#pragma warning disable CA1031 // whatever went wrong belongs to the callers who wait, not to the thread that serves the next ones
        catch (Exception failure)
#pragma warning restore CA1031
        {
            session?.Dispose(); // rolls back; a connection that failed is not trusted again
            session = null;
            if (batch.Count > 1)
            {
                return false;
            }

            WriteFailed(log, failure, batch[0].GetType().Name);
            batch[0].Fail(failure);
            return true;
        }

        Telemetry.CommitBatch.Record(batch.Count);
        foreach (var write in batch)
        {
            write.Tell(live); // in the order of the commit, so that listeners hear messages in their sequence
            write.Complete();
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Write} could not be stored")]
    private static partial void WriteFailed(ILogger log, Exception failure, string write);
}

/// <summary>Too many writes wait already. Nothing was stored; trying again in a moment is right.</summary>
public sealed class BusyException : Exception
{
    public BusyException() : base("Very busy right now. Please try again in a moment.")
    {
    }

    public BusyException(string message) : base(message)
    {
    }

    public BusyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>Something to be stored in a shared transaction.</summary>
public abstract class Write
{
    /// <summary>Runs inside the transaction; may run again alone after a failure, so it must not keep what an earlier run found.</summary>
    protected internal abstract void Apply(WriteSession session);

    /// <summary>Publishes what happened, after the commit and before the caller is answered. Must not wait.</summary>
    protected internal virtual void Tell(LiveFeed live)
    {
    }

    internal abstract void Complete();

    internal abstract void Fail(Exception failure);
}

/// <summary>Something to be stored, with what its caller is answered.</summary>
public abstract class Write<T> : Write
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Done => _done.Task;

    /// <summary>What the caller is answered; set by <see cref="Write.Apply"/>.</summary>
    protected internal T? Outcome { get; protected set; }

    internal override void Complete() => _done.TrySetResult(Outcome!);

    internal override void Fail(Exception failure) => _done.TrySetException(failure);
}

/// <summary>The writer's connection with its open transaction and its prepared commands.</summary>
public sealed class WriteSession(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance as IEqualityComparer<string>);
    private DbTransaction? _transaction;

    /// <summary>
    /// The prepared command for this SQL, which must be a constant: it is looked up by reference. Parameters are <c>@a, @b …</c> in the order of <paramref name="values"/>.
    /// </summary>
    public DbCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@{(char)('a' + i)}";
                command.Parameters.Add(parameter);
            }

            _prepared[sql] = command;
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    internal void Begin() => _transaction = connection.BeginTransaction();

    internal void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _transaction?.Dispose();
        connection.Dispose();
    }
}
