using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// How Telegram's news reaches us: it is told our address where it can call there. On a developer's machine, which has none, it is asked for news instead.
/// </summary>
internal sealed partial class TelegramLine(
    TelegramBot bot, TelegramDesk desk, IOptions<TelegramOptions> options, PublicUrl publicUrl, IHostEnvironment environment, TimeProvider clock, ILogger<TelegramLine> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    // Telegram calls https addresses alone; what stands in for it on this machine calls any.
    private bool CanBeCalled => publicUrl.IsHttps || options.Value.BaseUrl is { IsLoopback: true };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (environment.IsDevelopment() && !publicUrl.IsHttps)
        {
            await UntilDoneAsync(bot.DeleteWebhookAsync, stoppingToken); // as long as there is one, Telegram tells nothing to who asks
            await AskForNewsAsync(stoppingToken);
        }
        else if (CanBeCalled)
        {
            await UntilDoneAsync(ct => bot.SetWebhookAsync(publicUrl.At(TelegramWebhook.Path[1..]), ct), stoppingToken);
        }
        else
        {
            NoAddress(log);
        }
    }

    private async Task UntilDoneAsync(Func<CancellationToken, Task> call, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await call(ct);
                return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever Telegram is up to, the product runs
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await RestAsync(failure, ct);
            }
        }
    }

    private async Task AskForNewsAsync(CancellationToken ct)
    {
        var next = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                foreach (var update in await bot.UpdatesAsync(next, ct))
                {
                    next = update.Id + 1; // before it is heard: one that fails must not be asked for over and over
                    await desk.HearAsync(update, ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // one bad update, or Telegram being away, must not end the asking until the next start
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await RestAsync(failure, ct);
            }
        }
    }

    private async Task RestAsync(Exception failure, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return; // the library wraps what was cancelled into failures of its own
        }

        LineFailed(log, failure.GetType().Name);
        await Task.Delay(AfterFailure, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram:BotToken is set, but PublicUrl is not an https address: Telegram cannot call us, and nobody can connect a chat")]
    private static partial void NoAddress(ILogger log);

    // The kind of failure alone: its message may hold the address, and the address holds the token.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The line to Telegram failed and is tried again ({Failure})")]
    private static partial void LineFailed(ILogger log, string failure);
}
