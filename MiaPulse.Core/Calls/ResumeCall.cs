using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>The way by which caller and Mia heard each other broke, and the call is still there: a sentence, and on it goes.</summary>
public sealed class ResumeCall(BusinessDbs dbs, ReplyQueue replies, CallRows rows)
{
    public async Task<IReadOnlyList<CallStep>> RunAsync(PhoneCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await CallScene.ReadAsync(db, who, ct) is not { } scene || scene.Call.State is CallState.Ended || scene.Call.Ending is not null)
        {
            return [new HangUp(CallEnding.Failed)];
        }

        if (scene.Talk is { } talk)
        {
            replies.Cancel(talk.Id); // nobody hears what she was about to say; it stays due, and her next answer is to that as well
        }

        await rows.ChangeAsync(who, Call.Withdraw, ct); // nobody knows whether her question was heard, and "what were you saying?" is another
        var language = scene.Call.Language;
        return [new Say(scene.Voice.Say(w => w.Resumed), language), scene.Listen(language)];
    }
}
