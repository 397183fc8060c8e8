using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A caller speaks into Mia's words: she stops, and what stands of them is what was heard, or that nothing was. A question that was cut is no question, so a link that she
/// offered with it is offered no more. A text message that came meanwhile changes nothing of that.
/// </summary>
public sealed class InterruptMia(BusinessDbs dbs, ReplyQueue replies, MessageLog log, CallRows rows, TimeProvider clock)
{
    private const int MostLookedAt = 50;

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

        var heard = scene.Voice.WithoutFillers(heardUntil);
        var latest = await LatestAsync(db, scene, talk, ct);
        var isKept = heard.Length > 0 && Unanswered(latest) is { } asked && await KeepHeardAsync(who, talk, heard, asked.Sequence);
        replies.Cancel(talk.Id); // only now: a run that a text message has told to look again finds nothing to answer anew
        if (isKept)
        {
            return;
        }

        var said = (await LatestAsync(db, scene, talk, ct)).Find(m => m.Author is Author.Mia);
        var isCut = said is not null && await CutAsync(who, said, heard, scene.Call.Language);
        if (scene.Call.LinkTalk is LinkTalk.Offered && (isCut || !WasHeardWhole(said, heard, scene.Call.Language)))
        {
            await rows.ChangeAsync(who, Call.Withdraw, ct);
        }
    }

    /// <summary>What the caller said last, where she has not stored an answer to it.</summary>
    private static Message? Unanswered(List<Message> latest)
    {
        var asked = latest.Find(m => m.Author is Author.Visitor && !m.IsText);
        return latest.Find(m => m.Author is Author.Mia)?.ReplyTo >= asked?.Sequence ? null : asked;
    }

    /// <summary>She was cut before her answer was whole: what was heard of it is her answer. False where it was stored in this very moment, or nothing may be said now.</summary>
    private async Task<bool> KeepHeardAsync(PhoneCaller who, CallTalk talk, string heard, long answers)
    {
        var said = await log.SayAsMiaAsync(
            new Mia(who.Business), talk.Id, Shortened.To(heard, Message.MaxLength), MessageExtras.None, answers, talk.Version,
            talk.Dialogue with { Expecting = null, Choices = [] });
        return said.Fate is AppendFate.Stored;
    }

    private async Task<bool> CutAsync(PhoneCaller who, Message said, string heard, Language language)
    {
        var mia = new Mia(who.Business);
        return heard.Length > 0
            ? HeardPart.Of(said.Text, heard, language) is { } kept && await log.CutShortAsync(mia, said.ConversationId, said.Sequence, kept)
            : IsBeingSaid(said, language) && await log.CutAwayAsync(mia, said.ConversationId, said.Sequence, language);
    }

    // Also where something else was heard, such as half of "are you still there", her question was not.
    private static bool WasHeardWhole(Message? said, string heard, Language language) => said is not null && HeardPart.Of(said.Text, heard, language) == said.Text;

    // Who is silent for a while and then speaks into "are you still there?" has heard nothing of that, and all of the answer before it.
    private bool IsBeingSaid(Message said, Language language) => !said.IsUnheard && clock.GetUtcNow() <= said.At + SpeakingTime.Of(SpokenText.Of(said.Text, language).Length);

    /// <summary>Of this call, the newest first: what was said in an earlier one is not being said now.</summary>
    private static Task<List<Message>> LatestAsync(MiaDb db, CallScene scene, CallTalk talk, CancellationToken ct)
    {
        var (id, since) = (talk.Id, scene.Call.StartedAt);
        return db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.At >= since).OrderByDescending(m => m.Sequence).Take(MostLookedAt).ToListAsync(ct);
    }
}
