using System.Runtime.CompilerServices;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>
/// One turn of a call, whatever carries it, that ends in a step whatever happens: one that breaks, or takes longer than any turn may, becomes a sentence, and the call goes on
/// (<see cref="ResumeCall"/>). Only who stops it gets no step.
/// </summary>
public sealed partial class TakeTurn(HearCaller hear, ResumeCall resume, TimeProvider clock, ILogger<TakeTurn> log)
{
    /// <summary>For a whole turn. Mia gives up looking for words long before.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<CallStep> RunAsync(PhoneCaller who, CallerWords heard, [EnumeratorCancellation] CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        await using var steps = hear.RunAsync(who, heard, over.Token).GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            var (step, isBroken) = await NextAsync(who, steps, ct);
            if (step is not null)
            {
                yield return step;
                continue;
            }

            foreach (var instead in isBroken ? await resume.RunAsync(who, CancellationToken.None) : [])
            {
                yield return instead;
            }

            yield break;
        }
    }

    /// <returns>What comes next, null at the end; and whether it is the end because something broke.</returns>
    private async Task<(CallStep? Step, bool IsBroken)> NextAsync(PhoneCaller who, IAsyncEnumerator<CallStep> steps, CancellationToken ct)
    {
        try
        {
            return (await steps.MoveNextAsync() ? steps.Current : null, false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw; // the caller spoke into it, or is gone
        }
#pragma warning disable CA1031 // whatever broke, the caller waits
        catch (Exception failure)
#pragma warning restore CA1031
        {
            TurnFailed(log, failure, who.Call);
            return (null, true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of call {Call} failed; the caller is asked again")]
    private static partial void TurnFailed(ILogger log, Exception failure, CallId call);
}
