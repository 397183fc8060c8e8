namespace MiaPulse.Web.Data;

/// <summary>Whose turn it is to write to the SQLite file, within this process. SQLite's own lock stays the truth; this keeps writers from polling for it.</summary>
public sealed class SqliteWriteTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<IDisposable> TakeAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        return new Turn(_turn);
    }

    /// <summary>For the committing thread, which has nothing else to do.</summary>
    public IDisposable Take()
    {
        _turn.Wait();
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
