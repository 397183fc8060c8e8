using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Knowledge;

/// <summary>Looks every few minutes which sources are to be read again.</summary>
public sealed partial class ReadingClock(QueueDueSources due, TimeProvider clock, ILogger<ReadingClock> log) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await due.RunAsync(Caretaker.Instance, stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that is away for a moment must not end the re-reading until the next start
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LookFailed(log, failure);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sources that are due could not be looked up and will be looked up again")]
    private static partial void LookFailed(ILogger log, Exception failure);
}
