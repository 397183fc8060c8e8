using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Accounts;

/// <summary>Works off who asked for a link, one after another. Which one is next, the queue knows.</summary>
public sealed partial class SignInRound(SignInQueue queue, MailSignInLink mail, TimeProvider clock, ILogger<SignInRound> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await mail.RunAsync(Caretaker.Instance, await queue.TakeAsync(stoppingToken), stoppingToken);
            }
#pragma warning disable CA1031 // a failure with one address must not end the round for everybody after it; its lease runs out and it is tried again
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LinkFailed(log, failure);
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign-in link could not be made and will be tried again")]
    private static partial void LinkFailed(ILogger log, Exception failure);
}
