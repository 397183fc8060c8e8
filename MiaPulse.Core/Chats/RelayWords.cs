using System.Security.Cryptography;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>A conversation of which a chat has not shown everything yet.</summary>
public sealed record DueRelay(BusinessId Business, ConversationId Conversation, long Chat);

/// <summary>
/// Brings a visitor's next words to the chat of the member who took the conversation there. Everything that has gathered since goes as one message, so that a fast
/// writer costs no more of the messenger's patience than a slow one. A messenger that is away is asked for by one message at a time, be it an alert or one of these.
/// </summary>
public sealed class RelayWords(PlatformDbs platform, BusinessDbs dbs, TellChat tell, ChannelWatch watch, BringForward forward, TimeProvider clock)
{
    /// <summary>Conversations that are looked at in one round, those that have waited longest first.</summary>
    public const int MostInOneRound = 200;

    /// <summary>Messages of a visitor that become one, at most.</summary>
    public const int MostMerged = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<DueRelay>> DueAsync(Caretaker who, CancellationToken ct)
    {
        if (watch.Resting().Contains(AlertChannel.Telegram))
        {
            return [];
        }

        await using var db = await platform.OpenAsync(who, ct);
        var now = clock.GetUtcNow();
        var due =
            from thread in db.ChatThreads.AsNoTracking()
            join talk in db.Conversations.AsNoTracking() on thread.ConversationId equals talk.Id
            where thread.FollowedBy != null && (thread.RestsUntil == null || thread.RestsUntil <= now)
                && talk.BusinessId == thread.BusinessId && talk.State == ConversationState.Human && talk.TakenBy == thread.FollowedBy
                && talk.Version == thread.FollowedVersion && talk.LastVisitorSequence > thread.ShownUpTo
            orderby talk.LastMessageAt
            select new { thread.BusinessId, thread.ConversationId, thread.ChatId };
        return [.. (await due.Take(MostInOneRound).ToListAsync(ct)).Select(d => new DueRelay(d.BusinessId, d.ConversationId, d.ChatId))];
    }

    public async Task RunAsync(Mia who, ConversationId conversation, long chat, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var thread = await db.ChatThreads.AsNoTracking().FirstOrDefaultAsync(t => t.ChatId == chat && t.ConversationId == conversation, ct);
        if (thread?.FollowedBy is not { } member)
        {
            return;
        }

        var shown = thread.ShownUpTo;
        var said = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversation && m.Author == Author.Visitor && m.Sequence > shown)
            .OrderBy(m => m.Sequence).Take(MostMerged)
            .Select(m => new Said(m.Sequence, m.Text)).ToListAsync(ct);
        if (said.Count == 0)
        {
            return;
        }

        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == conversation).Select(c => new { c.ContactName, c.StartedOnUrl }).FirstAsync(ct);
        var name = AlertHeadings.Name(VisitorName.For(talk.ContactName, talk.StartedOnUrl));
        var (text, upTo) = Merge(said);
        if (!watch.MayTry(AlertChannel.Telegram))
        {
            return; // it is away, and another has just gone to ask for it
        }

        var delivery = await tell.RunAsync(who, member, conversation, new ChatWords(name, name, text, HasLead: false, IsRelay: true), upTo, ct);
        var vendor = ct.IsCancellationRequested ? VendorState.There : watch.Hear(AlertChannel.Telegram, delivery); // that we stop says nothing of it
        await HearAsync(db, thread, delivery, ct);
        if (vendor is VendorState.Back)
        {
            await forward.RunAsync(Caretaker.Instance, AlertChannel.Telegram, ct);
        }
    }

    /// <summary>As many messages as fit into one, at least the first; a message is never cut, since none is longer than what fits.</summary>
    private static (string Text, long UpTo) Merge(List<Said> said)
    {
        var (text, upTo) = (VisibleText.Of(said[0].Text), said[0].Sequence);
        foreach (var next in said.Skip(1))
        {
            var longer = $"{text}\n{VisibleText.Of(next.Text)}";
            if (longer.Length > ChatWords.MaxTextLength)
            {
                break;
            }

            (text, upTo) = (longer, next.Sequence);
        }

        return (text, upTo);
    }

    private async Task HearAsync(MiaDb db, ChatThread thread, Delivery delivery, CancellationToken ct)
    {
        var (chat, conversation) = (thread.ChatId, thread.ConversationId);
        var own = db.ChatThreads.Where(t => t.ChatId == chat && t.ConversationId == conversation);
        switch (delivery)
        {
            case Delivery.TryLater later:
                var pause = FirstPause * Math.Pow(2, Math.Min(thread.Failures, 10));
                pause = (pause < LongestPause ? pause : LongestPause) * (RandomNumberGenerator.GetInt32(50, 101) / 100d);
                var until = clock.GetUtcNow() + (later.After > pause ? later.After.Value : pause);
                var failures = thread.Failures + 1;
                await own.ExecuteUpdateAsync(t => t.SetProperty(x => x.RestsUntil, until).SetProperty(x => x.Failures, failures), ct);
                break;
            case Delivery.NeverAgain:
                await own.ExecuteUpdateAsync(t => t.SetProperty(x => x.FollowedBy, (MemberId?)null), ct); // here it would fail for ever; what is not seen in the inbox either is told of (UnreadWords)
                break;
        }
    }

    private sealed record Said(long Sequence, string Text);
}
