using System.Buffers.Text;
using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A caller said something, or nothing: one turn of a call, whatever carries it. Their words are stored, and Mia's come sentence by sentence, then one step that says how it
/// goes on. The same turn again is answered with the same words, and once.
/// </summary>
public sealed class HearCaller(BusinessDbs dbs, MessageLog log, SpokenReplies spoken, TalkOfLink links, CallRows rows, TimeProvider clock)
{
    /// <summary>Words that whoever wrote them down believes so little are noise.</summary>
    private const double LeastConfidence = 0.2;

    /// <summary>The key by which people expect to reach a person.</summary>
    private const string PersonKey = "0";

    /// <summary>Words of a goodbye that is nothing else.</summary>
    private const int MostWordsOfGoodbye = 7;

    private static readonly TimeSpan RingFor = TimeSpan.FromSeconds(25);
    private static readonly ConversationStart ByPhone = new(Channel.Phone, null, null);

    public async IAsyncEnumerable<CallStep> RunAsync(PhoneCaller who, CallerWords heard, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await SceneAsync(who) is not { } scene || scene.Call.State is CallState.Ended)
        {
            yield return new HangUp(CallEnding.Failed);
            yield break;
        }

        var key = KeyOf(heard.Key);
        var steps = WordsOf(heard) is not { } words ? SilentAsync(who, scene, key, ct)
            : heard is { Confidence: < LeastConfidence, Digits: null } ? UnsureAsync(who, scene, key, ct)
            : AnswerAsync(who, scene, heard with { Key = key }, words, ct);
        await foreach (var step in steps)
        {
            yield return step;
        }
    }

    private async Task<CallScene?> SceneAsync(PhoneCaller who)
    {
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        return await CallScene.ReadAsync(db, who, CancellationToken.None);
    }

    private static string KeyOf(string key) => key.Length <= Call.MaxKeyLength ? key : Secrets.Hash(key)[..Call.MaxKeyLength];

    /// <summary>As they may be kept; keys that were pressed where nothing was said. Null for silence.</summary>
    private static string? WordsOf(CallerWords heard)
    {
        var text = MessageText.Check(Shortened.To(heard.Text ?? "", Message.MaxLength));
        var keys = string.Concat((heard.Digits ?? "").Where(c => char.IsAsciiDigit(c) || c is '*'));
        var said = text.IsDone ? text.Value : keys;
        return said.Length == 0 ? null : ContactDetails.WithoutSecrets(said);
    }

    private async IAsyncEnumerable<CallStep> SilentAsync(PhoneCaller who, CallScene scene, string key, [EnumeratorCancellation] CancellationToken ct)
    {
        var call = await rows.ChangeAsync(who, c => Count(c, key, () => c.AskedAgain++), ct) ?? scene.Call;
        var quiet = call.AskedAgain * scene.Limits.AskAgainAfter;
        var tooLong = scene.IsTooLong(clock.GetUtcNow());
        if (call.Ending is not null || quiet >= scene.Limits.GiveUpAfter || tooLong)
        {
            foreach (var step in await EndAsync(who, scene, tooLong ? CallEnding.TooLong : CallEnding.Silent, ct))
            {
                yield return step;
            }

            yield break;
        }

        // A yes to "are you still there" is no yes to a link, so that is asked again with it.
        var words = scene.Voice.Say(w => w.StillThere);
        var offer = scene.Voice.Say(call.LinkKind is LinkKind.Booking ? w => w.OfferBooking : w => w.OfferWebsite);
        yield return new Say(call.LinkTalk is LinkTalk.Offered ? $"{words} {offer}" : words, call.Language);
        yield return scene.Listen(call.Language, quiet);
    }

    private async IAsyncEnumerable<CallStep> UnsureAsync(PhoneCaller who, CallScene scene, string key, [EnumeratorCancellation] CancellationToken ct)
    {
        var call = await rows.ChangeAsync(who, c => Count(c, key, () => (c.DeadEnds, c.AskedAgain) = (c.DeadEnds + 1, 0)), ct) ?? scene.Call;
        if (call.Ending is not null || call.DeadEnds >= scene.Limits.MostDeadEnds)
        {
            foreach (var step in await EndAsync(who, scene, CallEnding.DeadEnds, ct))
            {
                yield return step;
            }

            yield break;
        }

        yield return new Say(scene.Voice.Say(w => w.NotCaught), call.Language);
        yield return scene.Listen(call.Language);
    }

    /// <summary>Once for each key.</summary>
    private static bool Count(Call call, string key, Action counts)
    {
        if (call.LastKey == key)
        {
            return false;
        }

        call.LastKey = key;
        counts();
        return true;
    }

    /// <summary>The goodbye that goes with why it ends; none where it was said before.</summary>
    private async Task<IReadOnlyList<CallStep>> EndAsync(PhoneCaller who, CallScene scene, CallEnding why, CancellationToken ct)
    {
        var call = await rows.ChangeAsync(who, c => End(c, why), ct);
        var ending = call?.Ending ?? why;
        return ending == why ? [new Say(Goodbye(scene, why), scene.Call.Language), new HangUp(why)] : [new HangUp(ending)];
    }

    private static bool End(Call call, CallEnding why)
    {
        if (call.Ending is not null)
        {
            return false;
        }

        call.Ending = why;
        return true;
    }

    private static string Goodbye(CallScene scene, CallEnding why) => scene.Voice.Say(why switch
    {
        CallEnding.Silent => w => w.SilentGoodbye,
        CallEnding.DeadEnds => w => w.DeadEndGoodbye,
        CallEnding.TooLong => w => w.TooLongGoodbye,
        _ => w => w.Goodbye,
    });

    private async IAsyncEnumerable<CallStep> AnswerAsync(PhoneCaller who, CallScene scene, CallerWords heard, string words, [EnumeratorCancellation] CancellationToken ct)
    {
        var said = CancellationToken.None; // what was said counts, also where the caller hangs up with it or speaks on: only the search for an answer ends with that
        var language = await LanguageAsync(who, scene, heard, words, said);
        var stored = await log.HearVisitorAsync(who.AsVisitor, scene.Talk?.Id, ByPhone, words, $"call:{Base64Url.EncodeToString(who.Call.Value.ToByteArray())}:{heard.Key}");
        if (stored.Fate is not (AppendFate.Stored or AppendFate.Repeated))
        {
            yield return new HangUp(CallEnding.Failed); // erased meanwhile
            yield break;
        }

        var turn = new CallTurn(scene, heard.Key, words, language, stored);
        if (stored.Fate is AppendFate.Repeated && await spoken.FindReplyAsync(who, turn, ct) is { } before)
        {
            yield return new Say(SpokenText.Of(before.Text, language), language);
            yield return await StandingAsync(who, turn, ct);
            yield break;
        }

        if (scene.Call.Ending is { } over)
        {
            await spoken.HearAsync(who, stored.Conversation); // spoken into the goodbye: kept, with the contact details in it, and answered by nobody
            await rows.ChangeAsync(who, call => Note(call, turn), CancellationToken.None);
            yield return new HangUp(over);
            yield break;
        }

        if (await ScriptAsync(who, turn, heard, said) is { } scripted)
        {
            var last = await FinishAsync(who, turn, scripted.Ending, scripted.HandOver, isDeadEnd: false, CancellationToken.None);
            yield return new Say(SpokenText.Of(scripted.Words, language), language);
            foreach (var step in last)
            {
                yield return step;
            }

            yield break;
        }

        await foreach (var step in TalkAsync(who, turn, ct))
        {
            yield return step;
        }
    }

    /// <summary>The words' own language, or the one spoken before: the same that the reply to them will be in.</summary>
    private async Task<Language> LanguageAsync(PhoneCaller who, CallScene scene, CallerWords heard, string words, CancellationToken ct)
    {
        var before = scene.Talk?.Language;
        var first = LanguageTags.Read(heard.LanguageTag) ?? scene.Call.Language;
        if (before is null && first != scene.Call.Language)
        {
            var (id, tag) = (who.Visitor, first.Tag());
            await using var db = await dbs.ForAsync(who, ct);
            await db.Visitors.Where(v => v.Id == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Language, tag), ct);
        }

        return LanguageGuess.Heard(words, before, first) ?? before ?? first;
    }

    /// <summary>What is said of the call itself, in place of an answer; null where the words are for Mia to answer.</summary>
    private async Task<Scripted?> ScriptAsync(PhoneCaller who, CallTurn turn, CallerWords heard, CancellationToken ct)
    {
        if (turn.Scene.IsTooLong(clock.GetUtcNow()))
        {
            return await SayAsync(who, turn, turn.Voice.Say(w => w.TooLongGoodbye), CallEnding.TooLong);
        }

        if (Objection.Heard(turn.Words))
        {
            return await SayAsync(who, turn, OtherWays(turn), CallEnding.Objected);
        }

        if (turn.Stored.State is ConversationState.Human)
        {
            await links.WithdrawAsync(who, turn, ct);
            await spoken.HearAsync(who, turn.Conversation);
            return new Scripted(turn.Voice.Say(w => w.PersonHasIt));
        }

        if (string.IsNullOrWhiteSpace(heard.Text) && turn.Words == PersonKey)
        {
            await links.WithdrawAsync(who, turn, ct);
            return await AskForPersonAsync(who, turn, ct);
        }

        return await links.AnswerAsync(who, turn, ct)
            ?? (IsEnough(turn) ? await SayAsync(who, turn, turn.Voice.Say(w => w.Goodbye), CallEnding.Finished) : null);
    }

    private async Task<Scripted?> AskForPersonAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        var canDial = turn.Call.DialledAt is null && await PersonAsync(who, turn, ct) is not null;
        var words = turn.Voice.Say(canDial ? w => w.PutThrough : w => w.NotReached);
        return await spoken.SayAsync(who, turn.Conversation, words, "contact", HandOverReason.Asked) ? new Scripted(words) { HandOver = HandOverReason.Asked } : null;
    }

    private async Task<Scripted?> SayAsync(PhoneCaller who, CallTurn turn, string words, CallEnding ending)
    {
        await spoken.SayAsync(who, turn.Conversation, words); // a person may have the conversation; that the call ends is said all the same
        return new Scripted(words) { Ending = ending };
    }

    /// <summary>How else to reach the business: no more than it has made public.</summary>
    private static string OtherWays(CallTurn turn)
    {
        var business = turn.Scene.Business;
        var ways = new[]
        {
            turn.Voice.Say(w => w.Objected),
            business.Email is { Length: > 0 } email ? turn.Voice.Say(w => w.ReachByEmail, email) : null,
            VisitorName.HostOf(business.WebsiteUrl) is { } host ? turn.Voice.Say(w => w.ReachOnWebsite, host) : null,
            turn.Voice.Say(w => w.Goodbye),
        };
        return string.Join(' ', ways.OfType<string>());
    }

    /// <summary>A no to "anything else?": nothing more specific was asked, or it would be expected.</summary>
    private static bool IsEnough(CallTurn turn) => turn is { Call.FirstSequence: > 0, Expecting: null } && PlainYes.IsNo(turn.Words, turn.Language);

    private async IAsyncEnumerable<CallStep> TalkAsync(PhoneCaller who, CallTurn turn, [EnumeratorCancellation] CancellationToken ct)
    {
        var (isNoted, isSaid) = (false, false);
        try
        {
            await foreach (var words in spoken.StreamAsync(who, turn, ct))
            {
                yield return new Say(isSaid ? $" {words}" : words, turn.Language);
                isSaid = true;
            }

            if (!isSaid)
            {
                yield return new Say(turn.Voice.Say(w => w.PersonHasIt), turn.Language); // somebody took it over in this very moment
            }

            var last = await AfterReplyAsync(who, turn, ct);
            isNoted = true;
            foreach (var step in last)
            {
                yield return step;
            }
        }
        finally
        {
            if (!isNoted)
            {
                await rows.ChangeAsync(who, call => Note(call, turn), CancellationToken.None); // the caller spoke into it, or is gone
            }
        }
    }

    private async Task<IReadOnlyList<CallStep>> AfterReplyAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        if (turn.Reply is not { } reply)
        {
            return await FinishAsync(who, turn, null, null, turn.IsGivenUp, ct);
        }

        CallTalk? talk;
        await using (var db = await dbs.ForAsync(who, ct))
        {
            talk = await CallTalk.ReadAsync(db, who.Visitor, ct);
        }

        var receipt = reply.Extras?.Receipt;
        var leftOpen = turn.Scene.Talk?.Dialogue.Abstained ?? 0;
        var isDeadEnd = talk?.Dialogue.Abstained > leftOpen || receipt?.HandOver is HandOverReason.NotAnswered or HandOverReason.Repeated or HandOverReason.Error
            || receipt?.Act == "ask_contact" && talk?.Dialogue.Expecting is null;
        return await FinishAsync(who, turn, IsGoodbye(turn, reply, talk) ? CallEnding.Finished : null, receipt?.HandOver, isDeadEnd, ct);
    }

    /// <summary>They said goodbye and nothing else, and she asks nothing.</summary>
    private static bool IsGoodbye(CallTurn turn, Message reply, CallTalk? talk) =>
        talk?.Dialogue.Expecting is null && reply.Text.TrimEnd() is [.., not ('?' or '؟')]
        && turn.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfGoodbye
        && Acts.Of(turn.Words, turn.Language).HasFlag(VisitorActs.Bye) && !Acts.Seeks(turn.Words, turn.Language);

    /// <summary>How it goes on behind what was said, and the note of it in the call's row.</summary>
    private async Task<IReadOnlyList<CallStep>> FinishAsync(PhoneCaller who, CallTurn turn, CallEnding? ending, HandOverReason? handOver, bool isDeadEnd, CancellationToken ct)
    {
        var dial = ending is null && handOver is not null && turn.Call.DialledAt is null ? await PersonAsync(who, turn, ct) : null;
        var deadEnds = isDeadEnd && dial is null ? turn.Call.DeadEnds + 1 : 0;
        var isEnough = ending is null && deadEnds >= turn.Scene.Limits.MostDeadEnds;
        var why = isEnough ? CallEnding.DeadEnds : ending;
        await rows.ChangeAsync(who, call => Note(call, turn, why, dial is not null, deadEnds), ct);
        if (isEnough)
        {
            return [new Say($" {turn.Voice.Say(w => w.DeadEndGoodbye)}", turn.Language), new HangUp(CallEnding.DeadEnds)];
        }

        if (dial is null)
        {
            return [why is { } over ? new HangUp(over) : turn.Scene.Listen(turn.Language)];
        }

        var step = await DialAsync(who, turn, dial, ct);
        return handOver is HandOverReason.Error ? [new Say($" {turn.Voice.Say(w => w.PutThrough)}", turn.Language), step] : [step];
    }

    private bool Note(Call call, CallTurn turn, CallEnding? ending = null, bool dials = false, int? deadEnds = null)
    {
        var now = clock.GetUtcNow();
        call.ConversationId = turn.Conversation;
        call.FirstSequence = call.FirstSequence == 0 ? turn.Stored.Sequence : call.FirstSequence;
        call.LastSequence = Math.Max(call.LastSequence, turn.Reply?.Sequence ?? turn.Stored.Sequence);
        (call.LastKey, call.HeardAt, call.AskedAgain, call.Language) = (turn.Key, now, 0, turn.Language);
        call.DeadEnds = deadEnds ?? call.DeadEnds;
        call.Ending ??= ending;
        if (dials && call.State is not CallState.Ended)
        {
            (call.State, call.DialledAt) = (CallState.WithPerson, now);
        }

        return true;
    }

    private async Task<PhoneNumber?> PersonAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await PersonToDial.FindAsync(db, turn.Scene.Business, turn.Call.From, clock.GetUtcNow(), ct);
    }

    private async Task<Dial> DialAsync(PhoneCaller who, CallTurn turn, PhoneNumber to, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var whisper = Whisper.Of(turn.Scene, await CallerName.FindAsync(db, turn.Scene, ct), turn.Words.Any(char.IsLetter) ? turn.Words : null);
        return new Dial(to, RingFor, whisper.Text, whisper.Language);
    }

    /// <summary>How it stands after a turn that was answered before.</summary>
    private async Task<CallStep> StandingAsync(PhoneCaller who, CallTurn turn, CancellationToken ct) => turn.Call switch
    {
        { Ending: { } ending } => new HangUp(ending),
        { State: CallState.WithPerson } when await PersonAsync(who, turn, ct) is { } person => await DialAsync(who, turn, person, ct),
        _ => turn.Scene.Listen(turn.Language),
    };
}
