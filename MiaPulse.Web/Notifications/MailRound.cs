using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Notifications;

/// <summary>Carries the queued mail to the vendor, one after another, each three times at most.</summary>
public sealed partial class MailRound(MailQueue queue, IMailer mailer, TimeProvider clock, ILogger<MailRound> log) : BackgroundService
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mail in queue.TakeAllAsync(stoppingToken))
        {
            await SendAsync(mail, stoppingToken);
        }
    }

    private async Task SendAsync(Mail mail, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await mailer.SendAsync(mail, ct);
                return;
            }
            catch (MailFailedException failure) when (attempt < Pauses.Length)
            {
                MailFailed(log, failure, attempt + 1);
                await Task.Delay(Pauses[attempt], clock, ct);
            }
            catch (MailFailedException failure)
            {
                MailLost(log, failure); // the person sees no mail and asks again; there is nobody else to tell
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was not taken on attempt {Attempt} and is tried again")]
    private static partial void MailFailed(ILogger log, Exception failure, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail was given up")]
    private static partial void MailLost(ILogger log, Exception failure);
}
