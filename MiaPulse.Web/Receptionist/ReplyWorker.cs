using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Receptionist;

/// <summary>
/// Lets Mia reply wherever a reply is due. Woken by the queue; at start, and now and then, it sweeps the rows, so that a kill, a failure or a lost wake-up
/// only ever delays a reply.
/// </summary>
public sealed partial class ReplyWorker(
    ReplyQueue queue, ReplyToVisitor reply, WakeDueReplies wake, IOptions<MiaOptions> options, MiaModel model, TimeProvider clock, ILogger<ReplyWorker> log) : BackgroundService
{
    private const int AtOnceWhenHosted = 32;

    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = SweepAsync(stoppingToken);
        await Parallel.ForEachAsync(
            queue.WokenAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (woken, ct) => await RunAsync(woken.Business, woken.Conversation, ct));
        await sweeping;
    }

    // Embedded Mia computes: many more runs than processors only make all of them late, up to the clock that ends them. A hosted model mostly waits.
    private int AtOnce => options.Value.RunsAtOnce > 0 ? options.Value.RunsAtOnce : model.IsHosted ? AtOnceWhenHosted : Math.Max(4, 2 * Environment.ProcessorCount);

    private async Task RunAsync(BusinessId business, ConversationId conversation, CancellationToken ct)
    {
        try
        {
            await queue.RunAsync(conversation, run => reply.RunAsync(new Mia(business), conversation, run), ct);
        }
        catch (OperationCanceledException)
        {
            // A person took over, or we stop: the row still says what is due.
        }
#pragma warning disable CA1031 // one conversation's failure must not end the replies of all others; the sweep comes back to it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RunFailed(log, failure, conversation);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(SweepEvery, clock);
        do
        {
            try
            {
                await wake.RunAsync(Caretaker.Instance, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SweepFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reply in conversation {Conversation} failed and will be tried again")]
    private static partial void RunFailed(ILogger log, Exception failure, ConversationId conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due replies could not be looked up and will be looked up again")]
    private static partial void SweepFailed(ILogger log, Exception failure);
}
