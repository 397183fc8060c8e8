using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// The talk that may lead to a call's one text. The caller has to ask for the link first; Mia then asks whether to text it, and only a plain yes to that very question sends
/// it. Decided here from words and the call's row: no model takes part in it.
/// </summary>
public sealed class TalkOfLink(SendLink send, LinkPossible possible, SpokenReplies spoken, CallRows rows)
{
    /// <summary>Her latest words asked whether to text the link.</summary>
    internal const string ExpectingYes = "link";

    /// <summary>They asked whether to spell the address.</summary>
    internal const string ExpectingSpell = "spell";

    /// <summary>What she says to the turn, if it is about the link; null otherwise.</summary>
    internal Task<Scripted?> AnswerAsync(PhoneCaller who, CallTurn turn, CancellationToken ct) => turn.Call.LinkTalk switch
    {
        LinkTalk.Offered => AnswerToOfferAsync(who, turn, ct),
        LinkTalk.Agreed => IsAskedFor(turn) ? SayAsync(who, turn, turn.Voice.Say(w => w.LinkAlready)) : Nothing,
        LinkTalk.Impossible when turn.Expecting == ExpectingSpell && PlainYes.Heard(turn.Words, turn.Language) => SpellAsync(who, turn),
        _ => WishAsync(who, turn, ct),
    };

    /// <summary>The turn is about something else, and is answered by somebody else than Mia's model: what the caller says next is no answer to her question.</summary>
    internal Task WithdrawAsync(PhoneCaller who, CallTurn turn, CancellationToken ct) =>
        turn.Call.LinkTalk is LinkTalk.Offered ? rows.ChangeAsync(who, Call.Withdraw, ct) : Task.CompletedTask;

    private static Task<Scripted?> Nothing => Task.FromResult<Scripted?>(null);

    private static bool IsAskedFor(CallTurn turn) => LinkWish.Heard(turn.Words, turn.Language) is not null;

    private static bool IsElsewhere(CallTurn turn) => LinkElsewhere.IsWantedIn(turn.Words, turn.Scene.Business.Region, turn.Language, turn.Call.From);

    private async Task<Scripted?> AnswerToOfferAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        if (IsElsewhere(turn))
        {
            return await SayAsync(who, turn, turn.Voice.Say(w => w.OnlyThisNumber), ExpectingYes);
        }

        if (PlainYes.Heard(turn.Words, turn.Language))
        {
            return await SendAsync(who, turn, ct);
        }

        if (IsAskedFor(turn))
        {
            return await OfferAsync(who, turn, turn.Call.LinkKind ?? LinkKind.Website, ct);
        }

        await rows.ChangeAsync(who, call => Move(call, LinkTalk.Offered, LinkTalk.Declined), ct);
        return PlainYes.IsNo(turn.Words, turn.Language) ? await SayAsync(who, turn, turn.Voice.Say(w => w.LinkDeclined)) : null;
    }

    private async Task<Scripted?> WishAsync(PhoneCaller who, CallTurn turn, CancellationToken ct)
    {
        if (LinkWish.Heard(turn.Words, turn.Language, turn.Scene.Talk?.Dialogue.Wish) is { } kind)
        {
            return await OfferAsync(who, turn, kind, ct);
        }

        // They spoke into the question, so it may not have been heard: a yes to half a question is none, and it is asked again.
        return turn is { Expecting: ExpectingYes, Call: { LinkTalk: LinkTalk.Declined, LinkAskedSequence: not null, LinkKind: { } asked } } && PlainYes.Heard(turn.Words, turn.Language)
            ? await OfferAsync(who, turn, asked, ct)
            : null;
    }

    private async Task<Scripted?> OfferAsync(PhoneCaller who, CallTurn turn, LinkKind wanted, CancellationToken ct)
    {
        var kind = turn.Scene.Business.BookingUrl is null ? LinkKind.Website : wanted;
        await rows.ChangeAsync(who, call => Ask(call, turn, kind), ct);
        if (!await possible.ReadAsync(who, ct))
        {
            await rows.ChangeAsync(who, call => Move(call, call.LinkTalk, LinkTalk.Impossible), ct);
            return await SayAsync(who, turn, turn.Voice.Say(w => w.LinkImpossible), ExpectingSpell);
        }

        var words = IsElsewhere(turn) ? turn.Voice.Say(w => w.OnlyThisNumber) : turn.Voice.Say(kind is LinkKind.Booking ? w => w.OfferBooking : w => w.OfferWebsite);
        if (await SayAsync(who, turn, words, ExpectingYes) is not { } offered)
        {
            return null;
        }

        await rows.ChangeAsync(who, call => call.LinkTalk is not LinkTalk.Agreed && Move(call, call.LinkTalk, LinkTalk.Offered), ct); // only what was said is offered
        return offered;
    }

    private async Task<Scripted?> SendAsync(PhoneCaller who, CallTurn turn, CancellationToken ct) => await send.RunAsync(who, turn.Words, ct) switch
    {
        LinkAnswer.Sent => await SayAsync(who, turn, turn.Voice.Say(w => w.LinkSent)),
        LinkAnswer.Already => await SayAsync(who, turn, turn.Voice.Say(w => w.LinkAlready)),
        LinkAnswer.Impossible => await SayAsync(who, turn, turn.Voice.Say(w => w.LinkImpossible), ExpectingSpell),
        LinkAnswer.NotAsked => null,
    };

    private Task<Scripted?> SpellAsync(PhoneCaller who, CallTurn turn)
    {
        var business = turn.Scene.Business;
        var url = turn.Call.LinkKind is LinkKind.Booking && business.BookingUrl is { } booking ? booking : business.WebsiteUrl;
        return SayAsync(who, turn, turn.Voice.Say(w => w.AddressIs, SpokenText.Spelled(url, turn.Language)));
    }

    private async Task<Scripted?> SayAsync(PhoneCaller who, CallTurn turn, string words, string? expecting = null) =>
        await spoken.SayAsync(who, turn.Conversation, words, expecting) ? new Scripted(words) : null;

    /// <summary>The words that asked: the first ones, however often it is offered for them, and the later ones where it is asked for anew.</summary>
    private static bool Ask(Call call, CallTurn turn, LinkKind kind)
    {
        var isNew = call.LinkAskedSequence is null || IsAskedFor(turn) && call.LinkTalk is not LinkTalk.Offered;
        if (isNew)
        {
            (call.LinkAskedSequence, call.LinkAskedAt) = (turn.Stored.Sequence, turn.Stored.At);
        }

        (call.ConversationId, call.LinkKind, call.Language) = (turn.Conversation, kind, turn.Language);
        return true;
    }

    private static bool Move(Call call, LinkTalk from, LinkTalk to)
    {
        if (call.LinkTalk != from || from == to)
        {
            return false;
        }

        call.LinkTalk = to;
        return true;
    }
}
