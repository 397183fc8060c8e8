using MiaPulse.Core.Calls;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>One turn of a call, whose steps come one after another and can be asked for as often as one likes.</summary>
internal sealed class GatherTurn(int number, TimeProvider clock)
{
    private readonly List<CallStep> _steps = [];
    private readonly Lock _changing = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isWhole;
    private Exception? _failure;

    public int Number => number;

    public long Began { get; } = clock.GetTimestamp();

    /// <param name="find">Finds the steps.</param>
    public void Begin(Func<CancellationToken, IAsyncEnumerable<CallStep>> find) => _ = Task.Run(() => FindAsync(find));

    /// <summary>Nobody listens any more.</summary>
    public void Cancel() => _left.TrySetResult();

    /// <param name="from">How many were told already.</param>
    /// <param name="patience">Until it is over, the whole turn is waited for; then, for something new.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<GatherPart> TakeAsync(int from, Task patience, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_changing)
            {
                var (steps, isReady) = (_steps.Skip(from).ToList(), _isWhole || (patience.IsCompleted && _steps.Count > from));
                if (isReady)
                {
                    return new GatherPart(steps, _steps.Count, _isWhole && _failure is null) { Failure = steps.Count == 0 ? _failure : null };
                }

                changed = _changed.Task;
            }

            var waited = patience.IsCompleted ? changed : Task.WhenAny(changed, patience);
            await waited.WaitAsync(ct);
        }
    }

    private async Task FindAsync(Func<CancellationToken, IAsyncEnumerable<CallStep>> find)
    {
        Exception? failure = null;
        try
        {
            using var over = new CancellationTokenSource();
            var finding = FindAsync(find(over.Token));
            await Task.WhenAny(finding, _left.Task);
            await (finding.IsCompleted ? Task.CompletedTask : over.CancelAsync());
            await finding;
        }
#pragma warning disable CA1031 // told to whoever asks
        catch (Exception broken)
#pragma warning restore CA1031
        {
            failure = broken;
        }

        Change(() => (_isWhole, _failure) = (true, failure));
    }

    private async Task FindAsync(IAsyncEnumerable<CallStep> steps)
    {
        await foreach (var step in steps)
        {
            Change(() => _steps.Add(step));
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_changing)
        {
            change();
            before = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }
}
