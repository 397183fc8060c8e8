using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>A call is over. Said once or often, before or after everything else that a vendor tells of it: it ends once, and why it ended is what was known first.</summary>
public sealed class EndCall(RecogniseCall recognise, CallRows rows, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, CallOver over, CancellationToken ct)
    {
        if (await recognise.RunAsync(who, over.Vendor, over.VendorId, ct) is { } caller)
        {
            await rows.ChangeAsync(caller, call => End(call, over.IsFailure ? CallEnding.Failed : null, over.Seconds), ct);
        }
    }

    public Task RunAsync(PhoneCaller who, CallEnding why, CancellationToken ct) => rows.ChangeAsync(who, call => End(call, why, null), ct);

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
