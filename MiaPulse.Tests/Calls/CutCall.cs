using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>One call in which everything happens, and which its caller leaves at some step of it: what was said until then holds, and nothing is left open.</summary>
internal sealed class CutCall(AScriptedTown town)
{
    /// <summary>Words of the caller's that there are.</summary>
    public const int Most = 6;

    private const int Agreed = 3;
    private const int LeftContact = 4;

    private static readonly string[] Words =
    [
        "Is there parking?", "Can you text me your website?", "Yes.", "Please have somebody call me back, I'm Ana Ruiz, my number is 312 555 0177.", "Yes, that is right.", "Thank you, goodbye.",
    ];

    private static CancellationToken Ct => CancellationToken.None;

    /// <param name="said">How often the caller has said something.</param>
    /// <param name="isHeard">Whether they have heard what was answered last; else they hang up with their own last word.</param>
    public async Task RunAsync(int said, bool isHeard = true)
    {
        var (bakery, before) = (await town.ABakery(), town.Texts.Count);
        await using var call = await ScriptedCall.DialAsync(town, TwilioCalls.Somebody, bakery.Number);
        await town.TellsOfRecordingAsync(call.Twilio, "in-progress");
        foreach (var (at, words) in Words.Take(said).Index())
        {
            town.Clock.Advance(TimeSpan.FromSeconds(1));
            await (isHeard || at < said - 1 ? call.SayAsync(words) : ((RelayedCall)call).Relay.PromptAsync(words));
        }

        await (said % 2 == 0 ? town.TellsOfRecordingAsync(call.Twilio, "completed") : Task.CompletedTask);
        await call.HangUpAsync();
        var ended = await EndedAsync(bakery.Owner);
        Assert.Contains(ended.Ending, said < Most ? [CallEnding.CallerLeft] : isHeard ? [CallEnding.Finished] : (CallEnding?[])[CallEnding.CallerLeft, CallEnding.Finished]); // it may be known already that it was a goodbye

        await LateAsync(call.Twilio);

        var same = await EndedAsync(bakery.Owner);
        Assert.Equal((ended.Ending, ended.EndedAt, ended.LinkTalk), (same.Ending, same.EndedAt, same.LinkTalk));
        await SettlesAsync(bakery.Owner, before);
        await HoldsAsync(bakery, said, before);
    }

    /// <summary>All that may be told once more, or too late.</summary>
    private async Task LateAsync(TwilioCall call)
    {
        town.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(call.EndAsync("failed"), call.EndAsync(), town.TellsOfRecordingAsync(call, "completed"), town.TellsOfRecordingAsync(call, "completed"));
        await town.TellsOfRecordingAsync(call, "in-progress");
        Assert.NotNull((await call.AskAsync("/webhooks/twilio/voice/turn?n=9", call.Fields(("SpeechResult", "Text me your website.")))).Element("Hangup"));
        Assert.NotNull((await call.AskAsync("/webhooks/twilio/voice/connected", call.Fields(("SessionStatus", "failed"), ("CallStatus", "in-progress")))).Element("Hangup"));
        await call.ArriveAsync();
        Assert.True(call.IsEnding);
    }

    /// <summary>Whatever is due is done, and then nothing is.</summary>
    private async Task SettlesAsync(Owner owner, int before)
    {
        await town.TellsOfTextsAsync(before);
        await town.PassesUntilAsync(
            async () =>
            {
                await town.App.The<KeepRecordings>().RunAsync(Caretaker.Instance, Ct);
                await using var db = await DbAsync(owner);
                return !await db.CallRecordings.AnyAsync(r => r.DueAt != null, Ct) && !await db.CallTexts.AnyAsync(t => t.DueAt != null, Ct)
                    && !await db.Conversations.AnyAsync(c => c.ReplyDueAt != null, Ct);
            },
            "nothing is due any more");
    }

    private async Task HoldsAsync(ABakerysLine bakery, int said, int before)
    {
        await using var db = await DbAsync(bakery.Owner);
        var messages = await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).ToListAsync(Ct);
        Assert.Equal(Words.Take(said), messages.Where(m => m.Author is Author.Visitor).Select(m => m.Text));
        Assert.Equal(said, messages.Count(m => m.Author is Author.Mia));
        Assert.Equal(said < LeftContact ? [] : [("Ana Ruiz", "+13125550177")], (await db.Leads.AsNoTracking().ToListAsync(Ct)).Select(l => (l.Name!, l.Phone!)));
        Assert.Equal(said < Agreed ? [] : [TwilioCalls.Somebody], town.Texts.Skip(before).Select(t => t.To));
        Assert.Equal(said < Agreed ? [] : [CallTextState.Delivered], await db.CallTexts.Select(t => t.State).ToListAsync(Ct));
        var recording = await db.CallRecordings.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((RecordingState.Kept, 12), (recording.State, recording.Seconds));
        Assert.NotNull(recording.VendorDeletedAt);
    }

    private async Task<Call> EndedAsync(Owner owner)
    {
        await using var db = await DbAsync(owner);
        var call = await db.Calls.AsNoTracking().SingleAsync(Ct);
        Assert.Equal(CallState.Ended, call.State);
        return call;
    }

    private Task<MiaDb> DbAsync(Owner owner) => town.App.The<BusinessDbs>().ForAsync(owner, Ct);
}
