using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Core.Calls;

/// <summary>A call is over. Said once or often, before or after everything else that a vendor tells of it: it ends once, and why it ended is what was known first.</summary>
public sealed class EndCall(RecogniseCall recognise, CallRows rows, TellEndpoints endpoints, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, CallOver over, CancellationToken ct)
    {
        if (await recognise.RunAsync(who, over.Vendor, over.VendorId, ct) is { } caller)
        {
            await EndAsync(caller, call => End(call, over.IsFailure ? CallEnding.Failed : null, over.Seconds), ct);
        }
    }

    public Task RunAsync(PhoneCaller who, CallEnding why, CancellationToken ct) => EndAsync(who, call => End(call, why, null), ct);

    private async Task EndAsync(PhoneCaller who, Func<Call, bool> end, CancellationToken ct)
    {
        var isTold = false;
        await rows.ChangeAsync(who, end, async (db, call) => isTold = await endpoints.AddAsync(db, who, WebhookFact.OfCall(call), ct), ct);
        if (isTold)
        {
            endpoints.Added(who.Business);
        }
    }

    private bool End(Call call, CallEnding? why, int? seconds)
    {
        if (call.State is CallState.Ended)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var told = call.StartedAt + TimeSpan.FromSeconds(Math.Max(0, seconds ?? 0));
        call.Ending ??= why ?? (call.State is CallState.WithPerson ? CallEnding.WithPerson : CallEnding.CallerLeft);
        (call.State, call.EndedAt) = (CallState.Ended, seconds is null || told > now ? now : told);
        return true;
    }
}
