using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>A person's phone has rung. Where nobody took the call, Mia is back: with her greeting where she has said nothing yet, else to take a message.</summary>
public sealed class AfterDial(BusinessDbs dbs, CallRows rows, TimeProvider clock)
{
    public async Task<IReadOnlyList<CallStep>> RunAsync(PhoneCaller who, DialOutcome how, CancellationToken ct)
    {
        var call = await rows.ChangeAsync(who, c => Change(c, how), ct);
        if (call is null || call.State is CallState.Ended || call.Ending is not null)
        {
            return [new HangUp(call?.Ending ?? CallEnding.Failed)];
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (await CallScene.ReadAsync(db, who, ct) is not { } scene)
        {
            return [new HangUp(CallEnding.Failed)];
        }

        var language = scene.Call.Language;
        if (call.FirstSequence > 0)
        {
            return [new Say(scene.Voice.Say(w => w.NotReached), language), scene.Listen(language)];
        }

        var words = call.Greeting ?? await AnswerCall.GreetingAsync(db, scene, ct);
        await rows.ChangeAsync(who, c => Greet(c, words), ct);
        return [new Say(words, language), scene.Listen(language)];
    }

    private bool Greet(Call call, string words)
    {
        if (call.Greeting is not null)
        {
            return false;
        }

        call.Greet(words, clock.GetUtcNow());
        return true;
    }

    private bool Change(Call call, DialOutcome how)
    {
        if (call.State is CallState.Ended)
        {
            return false;
        }

        if (how is DialOutcome.Talked)
        {
            call.Ending ??= CallEnding.WithPerson;
            return true;
        }

        (call.State, call.HeardAt, call.AskedAgain) = (CallState.Talking, clock.GetUtcNow(), 0);
        Call.Withdraw(call); // she asks something else now
        return true;
    }
}
