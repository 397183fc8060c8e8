using System.Runtime.CompilerServices;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Web.Webhooks;

/// <summary>
/// Sends webhooks in the background: to many endpoints at once, to each one after another. Whose turn it is, the queue knows; it looks at the rows at start and
/// every few seconds, and at once when it is woken.
/// </summary>
public sealed partial class WebhookWorker(WebhookQueue queue, DeliverWebhooks deliver, SealSecrets seal, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    /// <summary>Endpoints that are served at the same time. Sending is waiting for other people's servers, and a dead one is waited for longest.</summary>
    public const int AtOnce = 64;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SealAsync(stoppingToken);
        await Parallel.ForEachAsync(
            TurnsAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            ServeAsync);
    }

    private async Task SealAsync(CancellationToken ct)
    {
        try
        {
            await seal.RunAsync(Caretaker.Instance, ct);
        }
#pragma warning disable CA1031 // what lies open works as well; it is closed at the next start
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            SealingFailed(log, failure);
        }
    }

    private async IAsyncEnumerable<WebhookTurn> TurnsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (await NextAsync(ct) is { } turn)
            {
                yield return turn;
            }
            else
            {
                await queue.RestAsync(ct);
            }
        }
    }

    private async Task<WebhookTurn?> NextAsync(CancellationToken ct)
    {
        try
        {
            return await queue.TryTakeAsync(ct);
        }
#pragma warning disable CA1031 // a database that is away for a moment must not end the sending until the next start
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            QueueFailed(log, failure);
            return null;
        }
    }

    private async ValueTask ServeAsync(WebhookTurn turn, CancellationToken ct)
    {
        using var mine = turn;
        try
        {
            await deliver.RunAsync(new Mia(turn.Business), turn.Endpoint, ct);
        }
#pragma warning disable CA1031 // one endpoint's failure must not end the sending for all others
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            TurnFailed(log, failure, turn.Endpoint);
            await Task.Delay(AfterFailure, clock, ct); // its rows are still due, so they would be tried again at once
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Secrets that lie open in the database could not be closed, which is tried again at the next start")]
    private static partial void SealingFailed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due webhooks could not be looked up and will be looked up again")]
    private static partial void QueueFailed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhooks to endpoint {Endpoint} could not be sent and will be tried again")]
    private static partial void TurnFailed(ILogger log, Exception failure, WebhookEndpointId endpoint);
}
