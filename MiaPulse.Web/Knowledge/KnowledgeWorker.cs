using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Knowledge;

/// <summary>
/// Looks after what follows from a change: open questions are grouped and closed, members' answers are offered, golden questions are asked again. Waits until a
/// business has come to rest; at start, and now and then, it looks at every business where work may be left, so that a kill only ever delays it.
/// </summary>
public sealed partial class KnowledgeWorker(
    LiveFeed live, RestQueue queue, FindLeftWork find, HearAnswers hear, TidyGaps tidy, AskGolden ask, TimeProvider clock, ILogger<KnowledgeWorker> log) : BackgroundService
{
    /// <summary>Businesses that are looked after at the same time: golden questions of one, put to a slow model, must not hold up all others.</summary>
    public const int AtOnce = 2;

    public static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watch = live.WatchEverything((business, what) =>
        {
            if (what is KnowledgeChanged or SourceProgressed or GapKept or GoldenWanted or MessageAdded { Author: Author.Member })
            {
                queue.Changed(business);
            }
        });
        var sweeping = SweepAsync(stoppingToken);
        await Parallel.ForEachAsync(
            queue.RestedAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (business, ct) => await LookAfterAsync(business, ct));
        await sweeping;
    }

    private async Task LookAfterAsync(BusinessId business, CancellationToken ct)
    {
        var mia = new Mia(business);
        try
        {
            await TryAsync(business, () => hear.RunAsync(mia, ct));
            await TryAsync(business, () => tidy.RunAsync(mia, ct));
            await TryAsync(business, () => ask.RunAsync(mia, ct));
        }
        finally
        {
            queue.Done(business);
        }
    }

    private async Task TryAsync(BusinessId business, Func<Task> look)
    {
        try
        {
            await look();
        }
#pragma warning disable CA1031 // one failure must not end the looking after everything else; the rows say what is left, and the sweep comes back to it
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LookFailed(log, failure, business);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(SweepEvery, clock);
        do
        {
            try
            {
                foreach (var business in await find.RunAsync(Caretaker.Instance, ct))
                {
                    queue.Changed(business);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SweepFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after the knowledge of business {Business} failed and will be tried again")]
    private static partial void LookFailed(ILogger log, Exception failure, BusinessId business);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is left to look after could not be found out and will be tried again")]
    private static partial void SweepFailed(ILogger log, Exception failure);
}
