using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A caller speaks into Mia's words: she stops, and what stands of them is what was heard. A question that was cut is no question, so a link that she offered with it is
/// offered no more.
/// </summary>
public sealed class InterruptMia(BusinessDbs dbs, ReplyQueue replies, MessageLog log, CallRows rows)
{
    /// <param name="who">The caller.</param>
    /// <param name="heardUntil">What was spoken of this turn until then.</param>
    /// <param name="ct">Stops.</param>
    public async Task RunAsync(PhoneCaller who, string heardUntil, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await CallScene.ReadAsync(db, who, ct) is not { Talk: { } talk } scene)
        {
            return;
        }

        replies.Cancel(talk.Id);
        var heard = scene.Voice.WithoutFillers(heardUntil);
        if (talk.IsDue && heard.Length > 0 && await KeepHeardAsync(who, talk, heard))
        {
            return;
        }

        var said = await LastWordsAsync(db, scene, talk, ct);
        var kept = said is null ? null : HeardPart.Of(said.Text, heard, scene.Call.Language);
        if (said is not null && kept is not null)
        {
            await log.CutShortAsync(new Mia(who.Business), talk.Id, said.Sequence, kept);
        }

        if (scene.Call.LinkTalk is LinkTalk.Offered && (kept is null || kept != said?.Text)) // also where something else was heard, such as half of "are you still there"
        {
            await rows.ChangeAsync(who, Call.Withdraw, ct);
        }
    }

    /// <summary>She was cut before her answer was whole: what was heard of it is her answer. False where it was stored in this very moment, or nothing may be said now.</summary>
    private async Task<bool> KeepHeardAsync(PhoneCaller who, CallTalk talk, string heard)
    {
        var said = await log.SayAsMiaAsync(
            new Mia(who.Business), talk.Id, Shortened.To(heard, Message.MaxLength), MessageExtras.None, talk.LastVisitorSequence, talk.Version,
            talk.Dialogue with { Expecting = null, Choices = [] });
        return said.Fate is AppendFate.Stored;
    }

    /// <summary>Of this call: what she said in an earlier one is not being said now.</summary>
    private static Task<Message?> LastWordsAsync(MiaDb db, CallScene scene, CallTalk talk, CancellationToken ct)
    {
        var (id, since) = (talk.Id, scene.Call.StartedAt);
        return db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Author == Author.Mia && m.At >= since).OrderByDescending(m => m.Sequence).FirstOrDefaultAsync(ct);
    }
}
