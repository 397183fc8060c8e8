using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Accounts;

/// <summary>Works off who asked for a link, one after another.</summary>
public sealed partial class SignInRound(SignInQueue queue, MailSignInLink mail, OpenBusiness open, ILogger<SignInRound> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in queue.TakeAllAsync(stoppingToken))
        {
            try
            {
                await (wish.SignUp is { } signUp ? open.RunAsync(Newcomer.Instance, signUp, stoppingToken) : mail.RunAsync(Caretaker.Instance, wish.Address, stoppingToken));
            }
#pragma warning disable CA1031 // a failure with one address must not end the round for everybody after it; the person asks again
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LinkFailed(log, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign-in link could not be made")]
    private static partial void LinkFailed(ILogger log, Exception failure);
}
