using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Knowledge;

/// <summary>Reads websites and documents in the background, two at a time over all businesses. Which one is next, the queue knows.</summary>
public sealed partial class CrawlWorker(CrawlQueue queue, ReadSource read, TimeProvider clock, ILogger<CrawlWorker> log) : BackgroundService
{
    public const int AtOnce = 2;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => ReadOnAsync(stoppingToken), stoppingToken)));

    private async Task ReadOnAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                using var turn = await queue.TakeAsync(ct);
                try
                {
                    await read.RunAsync(new Mia(turn.Business), turn.Source, turn.Stop);
                }
                catch (OperationCanceledException)
                {
                    // The owner cancelled, or we stop: the row says which, and whether it is taken up again.
                }
                catch (Exception failure)
                {
                    CrawlFailed(log, failure, turn.Source);
                    await Task.Delay(AfterFailure, clock, turn.Stop); // the row is still due, so it would be tried again at once
                }
            }
            catch (OperationCanceledException)
            {
                // Handled by the loop's condition.
            }
#pragma warning disable CA1031 // a database that is away for a moment must not end the reading until the next start
            catch (Exception failure)
#pragma warning restore CA1031
            {
                QueueFailed(log, failure);
                await Task.Delay(AfterFailure, clock, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reading of source {Source} failed and will be tried again")]
    private static partial void CrawlFailed(ILogger log, Exception failure, SourceId source);

    [LoggerMessage(Level = LogLevel.Error, Message = "The next source could not be looked up and will be looked up again")]
    private static partial void QueueFailed(ILogger log, Exception failure);
}
