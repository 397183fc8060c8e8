using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// Tells members of the conversations that have waited for a person for a quarter of an hour while nobody came. May be run as often and by as many as one likes: the
/// conversation knows of which waiting was told, also where that wrote no alert, so it is told of once.
/// </summary>
public sealed partial class NoticeMissed(PlatformDbs platform, BusinessDbs dbs, NotifyOwner notify, TimeProvider clock, ILogger<NoticeMissed> log)
{
    /// <summary>How long a visitor waits before members are told again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan StillNews = TimeSpan.FromDays(1);

    /// <returns>Of how many conversations somebody is told.</returns>
    public async Task<int> RunAsync(Caretaker who, CancellationToken ct)
    {
        var told = 0;
        foreach (var (business, conversation, since) in await DueAsync(who, ct))
        {
            told += await TellSafelyAsync(new Mia(business), conversation, since, ct) ? 1 : 0;
        }

        return told;
    }

    private async Task<List<(BusinessId Business, ConversationId Conversation, DateTimeOffset Since)>> DueAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (late, old) = (now - Patience, now - StillNews);
        await using var db = await platform.OpenAsync(who, ct);
        var waiting = await db.Conversations.AsNoTracking()
            .Where(c => c.WaitingSince <= late && c.WaitingSince > old && c.State == ConversationState.Waiting && c.ToldMissedSince != c.WaitingSince)
            .OrderBy(c => c.WaitingSince)
            .Select(c => new { c.BusinessId, c.Id, c.WaitingSince })
            .ToListAsync(ct);
        return [.. waiting.Select(c => (c.BusinessId, c.Id, c.WaitingSince!.Value))];
    }

    private async Task<bool> TellSafelyAsync(Mia who, ConversationId conversation, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            await using var db = await dbs.ForAsync(who, ct);
            await using var together = await db.Database.BeginTransactionAsync(ct);
            if (!await TakeAsync(db, conversation, since, ct))
            {
                return false;
            }

            var alert = Alert.OfMissed(conversation, since);
            var isAdded = await notify.AddAsync(db, who, alert, ct);
            await db.SaveChangesAsync(ct);
            await together.CommitAsync(ct);
            notify.Raised(who.Business, alert);
            if (isAdded)
            {
                notify.Added(who.Business);
            }

            return isAdded;
        }
#pragma warning disable CA1031 // it may just have been erased; whatever it was, the next round looks again, and the others are told
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            TellingFailed(log, failure, conversation);
            return false;
        }
    }

    /// <summary>Of all who look at once one goes on. Whom somebody has come to meanwhile is not told of.</summary>
    private static async Task<bool> TakeAsync(MiaDb db, ConversationId conversation, DateTimeOffset since, CancellationToken ct) => await db.Conversations
        .Where(c => c.Id == conversation && c.WaitingSince == since && c.State == ConversationState.Waiting && c.ToldMissedSince != since)
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.ToldMissedSince, since), ct) > 0;

    [LoggerMessage(Level = LogLevel.Warning, Message = "That conversation {Conversation} waits in vain could not be told and is looked at again")]
    private static partial void TellingFailed(ILogger log, Exception failure, ConversationId conversation);
}
