using System.Collections.Concurrent;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>A part of a turn.</summary>
/// <param name="Steps">What there is since it was last asked.</param>
/// <param name="Told">How many steps of the turn are told with these.</param>
/// <param name="IsWhole">Whether the turn ends with them.</param>
internal sealed record GatherPart(IReadOnlyList<CallStep> Steps, int Told, bool IsWhole)
{
    /// <summary>Why it ended without a step, once nothing that was found before is left to tell: it was stopped, or not even a sentence instead of it could be found.</summary>
    public Exception? Failure { get; init; }
}

/// <summary>
/// The turns of calls that go by Gather, each call's latest. A request is answered with what there is after <see cref="Patience"/>, and comes again for the rest: so a slow answer
/// is no silence. One that is repeated gets the same turn, and has no second effect.
/// </summary>
internal sealed class GatherTurns(TakeTurn turns, TimeProvider clock)
{
    /// <summary>How long an answer is waited for before its beginning is said.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Longer than any call: what is older was left by one whose end nobody told.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, GatherTurn> _latest = new();
    private readonly Lock _beginning = new();

    /// <param name="who">The caller.</param>
    /// <param name="leg">The call, and which turn of it.</param>
    /// <param name="words">What was heard.</param>
    /// <param name="from">How many steps of the turn were told already.</param>
    /// <param name="ct">Stops waiting; the turn goes on.</param>
    /// <returns>Null for a turn that is over: a newer one has begun.</returns>
    public async Task<GatherPart?> TakeAsync(PhoneCaller who, TwilioLeg leg, CallerWords words, int from, CancellationToken ct)
    {
        var patience = Task.Delay(Patience, clock, ct);
        return TurnOf(who, leg, words) is { } turn ? await turn.TakeAsync(from, patience, ct) : null;
    }

    /// <summary>Its call is over.</summary>
    public void Drop(string callSid)
    {
        if (_latest.TryRemove(callSid, out var turn))
        {
            turn.Cancel();
        }
    }

    private GatherTurn? TurnOf(PhoneCaller who, TwilioLeg leg, CallerWords words)
    {
        var number = leg.Turn ?? 1;
        lock (_beginning)
        {
            if (_latest.TryGetValue(leg.Sid, out var latest) && latest.Number >= number)
            {
                return latest.Number == number ? latest : null;
            }

            latest?.Cancel();
            foreach (var (sid, old) in _latest.Where(t => clock.GetElapsedTime(t.Value.Began) > Kept))
            {
                _latest.TryRemove(KeyValuePair.Create(sid, old));
            }

            var turn = new GatherTurn(number, clock);
            _latest[leg.Sid] = turn;
            turn.Begin(until => turns.RunAsync(who, words, until));
            return turn;
        }
    }
}
