using System.Threading.Channels;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Author = MiaPulse.Core.Conversations.Author;

namespace MiaPulse.Web.Chats;

/// <summary>
/// Brings visitors' words to the chats of members who have them: looks when somebody has written, and every few seconds for what is to be tried again. What there is
/// to do is found in the rows, so what happened while nobody looked is found too.
/// </summary>
public sealed partial class RelayWorker(RelayWords relay, LiveFeed live, TimeProvider clock, ILogger<RelayWorker> log) : BackgroundService
{
    /// <summary>Chats that are told at the same time. Telling is mostly waiting for a vendor.</summary>
    public const int AtOnce = 16;

    /// <summary>How often it looks though nobody has written.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watching = live.WatchEverything((_, what) =>
        {
            if (what is MessageAdded { Author: Author.Visitor })
            {
                _wakes.Writer.TryWrite(true);
            }
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await RelayAsync(stoppingToken);
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_wakes.Reader.ReadAsync(rest.Token).AsTask(), Task.Delay(SweepEvery, clock, rest.Token));
            await rest.CancelAsync();
        }
    }

    private async Task RelayAsync(CancellationToken ct)
    {
        try
        {
            var due = await relay.DueAsync(Caretaker.Instance, ct);
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, RelayOneAsync);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The product stops; what is left is found at the next start.
        }
#pragma warning disable CA1031 // a database that is away for a moment must not end the relaying until the next start
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LookFailed(log, failure);
        }
    }

    private async ValueTask RelayOneAsync(DueRelay due, CancellationToken ct)
    {
        try
        {
            await relay.RunAsync(new Mia(due.Business), due.Conversation, due.Chat, ct);
        }
#pragma warning disable CA1031 // one chat's failure must not end the relaying for all others
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            RelayFailed(log, failure, due.Conversation);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Words that chats are to be told could not be looked up and will be looked up again")]
    private static partial void LookFailed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The words of conversation {Conversation} could not be relayed and will be tried again")]
    private static partial void RelayFailed(ILogger log, Exception failure, ConversationId conversation);
}
