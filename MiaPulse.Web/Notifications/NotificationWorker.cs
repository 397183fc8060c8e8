using System.Runtime.CompilerServices;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Notifications;

/// <summary>
/// Sends alerts and other mails in the background: several lanes at once, in each one after another. Whose turn it is, and how many may be under way, the queue knows; it looks
/// at the rows at start and every few seconds, and at once when it is woken.
/// </summary>
public sealed partial class NotificationWorker(NotificationQueue queue, DeliverDue deliver, DeliverMail mail, TimeProvider clock, ILogger<NotificationWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        TurnsAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = NotificationQueue.Most, CancellationToken = stoppingToken },
        ServeAsync);

    private async IAsyncEnumerable<NotificationTurn> TurnsAsync([EnumeratorCancellation] CancellationToken ct)
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

    private async Task<NotificationTurn?> NextAsync(CancellationToken ct)
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

    private async ValueTask ServeAsync(NotificationTurn turn, CancellationToken ct)
    {
        using var mine = turn;
        try
        {
            var who = new Mia(turn.Lane.Business);
            await (turn.Lane.Alerts is { } channel ? deliver.RunAsync(who, channel, ct) : mail.RunAsync(who, ct));
        }
#pragma warning disable CA1031 // one lane's failure must not end the sending for all others
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            TurnFailed(log, failure, turn.Lane.Business, turn.Lane.Alerts);
            await Task.Delay(AfterFailure, clock, ct); // its rows are still due, so they would be tried again at once
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Due alerts could not be looked up and will be looked up again")]
    private static partial void QueueFailed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due of business {Business} by {Channel} could not be sent and will be tried again")]
    private static partial void TurnFailed(ILogger log, Exception failure, BusinessId business, AlertChannel? channel);
}
