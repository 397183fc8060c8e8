using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Mia's words to a caller: those that she finds, sentence by sentence as soon as each is whole, and those of the call itself. Both go the way of every reply: one run at a
/// time in a conversation, stored once for what they answer.
/// </summary>
public sealed partial class SpokenReplies(BusinessDbs dbs, ReplyToVisitor reply, ReplyQueue replies, LiveFeed live, TimeProvider clock, ILogger<SpokenReplies> logger)
{
    /// <summary>Says words of the call itself in answer to everything that is unanswered.</summary>
    /// <returns>Whether they were said: not where it was answered meanwhile, or a person has the conversation.</returns>
    internal async Task<bool> SayAsync(PhoneCaller who, ConversationId id, string words, string? expecting = null, HandOverReason? handOver = null)
    {
        var isSaid = false;
        await replies.RunAsync(id, async run => isSaid |= await reply.SayAsync(new Mia(who.Business), id, words, expecting, handOver, run), CancellationToken.None);
        return isSaid;
    }

    /// <summary>Reads the contact details in words that a person will answer.</summary>
    internal Task HearAsync(PhoneCaller who, ConversationId id) =>
        replies.RunAsync(id, run => reply.RunAsync(new Mia(who.Business), id, run), CancellationToken.None);

    /// <summary>Mia's answer to the turn's words, as a voice says it. What is stored of it is then in <see cref="CallTurn.Reply"/>.</summary>
    internal async IAsyncEnumerable<string> StreamAsync(PhoneCaller who, CallTurn turn, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ear = new ReplyEar(live, who.Business, turn.Conversation);
        var patience = new Patience(clock);
        var told = ear.Told;
        _ = Task.Run(() => FindWordsAsync(who, turn.Conversation, told), CancellationToken.None); // to its end also when the caller is gone: the transcript then has it whole
        MessageId? saying = null;
        while (turn.Reply is null)
        {
            var (came, what) = await ear.NextAsync(patience.Left, clock, ct);
            if (!came && patience.IsOver)
            {
                yield return await GiveUpAsync(who, turn);
                yield break;
            }

            if (!came)
            {
                var isFirst = patience.Filled() == 0;
                yield return turn.Voice.Say(isFirst ? w => w.OneMoment : w => w.StillLooking);
            }
            else if (what is ReplyPiece piece)
            {
                if (piece.Index > 0 && saying != piece.Reply)
                {
                    continue; // its beginning was not heard here: it is said once it is whole
                }

                if (saying is { } begun && begun != piece.Reply)
                {
                    yield return turn.Voice.Say(w => w.SayAgain); // what was said of it does not stand, and cannot be taken back
                }

                if (SpokenText.Of(piece.Text, turn.Language) is { Length: > 0 } words)
                {
                    saying = piece.Reply;
                    patience.Said(words);
                    yield return words;
                }
            }
            else if (what is MessageAdded added)
            {
                turn.Reply = added.Stored.ReplyTo >= turn.Stored.Sequence ? added.Stored : null;
            }
            else
            {
                turn.Reply = await FindReplyAsync(who, turn, ct);
                if (turn.Reply is null && !await IsStillComingAsync(who, turn, ct))
                {
                    turn.Reply = await FindReplyAsync(who, turn, ct); // it may have been stored between these two looks
                    if (turn.Reply is null)
                    {
                        yield break; // stopped: a person has it now
                    }
                }
            }
        }

        if (saying is null)
        {
            yield return SpokenText.Of(turn.Reply.Text, turn.Language);
        }
    }

    /// <summary>What she answered to these words; null where she has not yet.</summary>
    internal async Task<Message?> FindReplyAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        var (id, sequence) = (turn.Conversation, turn.Stored.Sequence);
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Author == Author.Mia && m.ReplyTo >= sequence).OrderBy(m => m.Sequence).FirstOrDefaultAsync(ct);
    }

    // Another run, such as the sweep's, may have it. One that was stopped leaves it due, to a person or to nobody.
    private async Task<bool> IsStillComingAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        var id = turn.Conversation;
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Conversations.AnyAsync(c => c.Id == id && c.ReplyDueAt != null && c.State != ConversationState.Human, ct);
    }

    private async Task FindWordsAsync(PhoneCaller who, ConversationId id, ChannelWriter<LiveEvent?> told)
    {
        try
        {
            await HearAsync(who, id);
        }
#pragma warning disable CA1031 // whatever broke, the caller waits for a word, and hears one when their patience is over
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RunFailed(logger, failure, id);
        }
        finally
        {
            told.TryWrite(null);
        }
    }

    private async Task<string> GiveUpAsync(PhoneCaller who, CallTurn turn)
    {
        turn.IsGivenUp = true;
        replies.Cancel(turn.Conversation);
        var words = turn.Voice.Say(w => w.TooSlow);
        // Past the queue: a run that does not stop when it is told to would be waited for. Whichever is stored first is the answer.
        await reply.SayAsync(new Mia(who.Business), turn.Conversation, words, "contact", HandOverReason.Error, CancellationToken.None);
        return words;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mia found no words for a caller in conversation {Conversation}")]
    private static partial void RunFailed(ILogger log, Exception failure, ConversationId conversation);
}
