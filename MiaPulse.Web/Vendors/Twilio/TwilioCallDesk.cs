using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// Turns what Twilio tells of a call into what the use cases take, and their steps into TwiML. What is heard is heard, also when Twilio does not wait for the answer; only the wait
/// for a turn ends with the request, and the turn itself goes on.
/// </summary>
internal sealed class TwilioCallDesk(
    AnswerCall answer, RecogniseCall recognise, ResumeCall resume, AfterDial afterDial, EndCall end, NoticeReached reached, GatherTurns turns, RelayDesk relays, TwimlWriter twiml, ISeal seal)
{
    /// <summary>The key by which whoever picked up takes the call. A mailbox presses none.</summary>
    private const string Accepts = "1";

    private readonly ConcurrentDictionary<string, bool> _taken = new();

    public async Task<XElement> ArrivesAsync(TwilioLeg leg)
    {
        var answered = await answer.RunAsync(Caretaker.Instance, new CallArrived(TwilioDoor.Vendor, leg.Sid, leg.From, leg.To), CancellationToken.None);
        await reached.RunAsync(Caretaker.Instance, leg.To, LineHook.Voice, CancellationToken.None);
        return answered is { Who: null, Steps: [] } ? Twiml.End : twiml.Write(answered.Steps, leg);
    }

    /// <param name="leg">The call, and which turn was heard.</param>
    /// <param name="form">What was heard.</param>
    /// <param name="from">How many steps of the turn were told already.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<XElement> HeardAsync(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form, int from, CancellationToken ct)
    {
        if (await WhoAsync(leg) is not { } who)
        {
            return Twiml.End;
        }

        var next = leg with { Turn = (leg.Turn ?? 1) + 1 };
        var part = await turns.TakeAsync(who, leg, Words(leg, form), from, ct);
        if (part?.Failure is OperationCanceledException)
        {
            return Twiml.End; // the call is over, or has gone on without it
        }

        if (part?.Failure is { } failure)
        {
            throw new InvalidOperationException("A turn of a call found no way to go on.", failure);
        }

        return part is { IsWhole: false } ? twiml.WriteBeginning(part.Steps, leg, part.Told) : twiml.Write(part?.Steps ?? [], next);
    }

    public async Task<XElement> DialledAsync(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form) =>
        await WhoAsync(leg) is { } who ? twiml.Write(await afterDial.RunAsync(who, Outcome(leg, form), CancellationToken.None), leg) : Twiml.End;

    public async Task<XElement> RelayEndedAsync(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        relays.Drop(leg.Sid);
        var status = form.Only("SessionStatus");
        if (status is "completed" || form.Only("CallStatus") is "completed")
        {
            return Twiml.Nothing; // the caller has hung up, and nothing that we say is heard
        }

        if (status is "ended")
        {
            return RelayHandoff.Read(form.Only("HandoffData"), seal) is { } dial ? twiml.Write([dial], leg) : Twiml.End;
        }

        // From here on without a relay: one that failed would fail again, and the caller has waited already.
        return await WhoAsync(leg) is { } who ? twiml.Write(await resume.RunAsync(who, CancellationToken.None), leg with { Turn = 1 }) : Twiml.End;
    }

    public async Task EndedAsync(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var status = form.Only("CallStatus");
        if (form.Only("ParentCallSid") is { Length: > 0 } || status is not ("completed" or "busy" or "failed" or "no-answer" or "canceled"))
        {
            return; // the leg of whom a call was handed on to, or a call that goes on
        }

        turns.Drop(leg.Sid);
        relays.Drop(leg.Sid);
        _taken.TryRemove(leg.Sid, out _);
        await end.RunAsync(Caretaker.Instance, new CallOver(TwilioDoor.Vendor, leg.Sid, form.Number("CallDuration"), status is "failed"), CancellationToken.None);
        await reached.RunAsync(Caretaker.Instance, leg.To, LineHook.Ended, CancellationToken.None);
    }

    /// <summary>Somebody, or something, has picked up.</summary>
    public XElement PickedUp(string callSid, string? closedWhisper, Language language) => twiml.Whisper(callSid, closedWhisper, language);

    /// <summary>They have pressed a key: the right one connects both, as the end of a whisper does.</summary>
    public XElement Pressed(string callSid, string digits)
    {
        if (digits != Accepts)
        {
            return Twiml.End;
        }

        _taken[callSid] = true;
        return Twiml.Nothing;
    }

    private Task<PhoneCaller?> WhoAsync(TwilioLeg leg) => recognise.RunAsync(Caretaker.Instance, TwilioDoor.Vendor, leg.Sid, CancellationToken.None);

    private static CallerWords Words(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var confidence = double.TryParse(form.Only("Confidence"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) && said is >= 0 and <= 1 ? said : (double?)null;
        return new CallerWords($"gather.{leg.Turn ?? 1}", form.Only("SpeechResult") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null, confidence)
        {
            Digits = form.Only("Digits") is { Length: > 0 } digits ? digits : null,
        };
    }

    // A mailbox that picks up counts as completed too, so whether the key was pressed decides.
    private DialOutcome Outcome(TwilioLeg leg, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var wasTaken = _taken.TryRemove(leg.Sid, out _);
        return form.Only("DialCallStatus") switch
        {
            "completed" or "answered" when form.Only("DialBridged") is "true" || (wasTaken && form.Only("DialBridged") is not "false") => DialOutcome.Talked,
            "failed" => DialOutcome.Failed,
            _ => DialOutcome.NotReached,
        };
    }
}
