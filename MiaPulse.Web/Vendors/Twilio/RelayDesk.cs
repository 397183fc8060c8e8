using System.Collections.Concurrent;
using System.Net.WebSockets;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Every relay that is open here. One that lasts longer than its call, or is followed by another of the same call, is cut.</summary>
internal sealed class RelayDesk(
    RecogniseCall recognise, TakeTurn turns, InterruptMia interrupt, ISeal seal, IOptions<TwilioOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RelayDesk> log)
{
    /// <summary>For Twilio to say which call it is.</summary>
    private static readonly TimeSpan SetupPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, RelayLine> _lines = new();

    /// <summary>Talks over a socket that is Twilio's until it closes. When this process ends, it is cut, and the call goes on with whoever is asked next.</summary>
    public async Task ServeAsync(WebSocket socket, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        var line = new RelayLine(socket, clock);
        var (writing, isWhole) = (line.WriteAsync(over.Token), false);
        try
        {
            await TalkAsync(line, over.Token);
            isWhole = true;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // How the call goes on is asked by the callback that follows.
        }
        finally
        {
            if (!isWhole)
            {
                line.Abort();
            }

            line.Finish();
            await writing;
        }
    }

    /// <summary>Its call is over, or goes on in another way.</summary>
    public void Drop(string callSid)
    {
        if (_lines.TryRemove(callSid, out var line))
        {
            line.Abort();
        }
    }

    private async Task TalkAsync(RelayLine line, CancellationToken ct)
    {
        if (await MeetAsync(line, ct) is not { } setup || await recognise.RunAsync(Caretaker.Instance, TwilioDoor.Vendor, setup.CallSid, ct) is not { } who)
        {
            line.Finish(WebSocketCloseStatus.PolicyViolation);
            return;
        }

        Drop(setup.CallSid);
        _lines[setup.CallSid] = line;
        try
        {
            await using var session = new RelaySession(line, RelayCaller.Of(who, setup), turns, interrupt, seal, clock, log);
            await session.ListenAsync(ct);
        }
        finally
        {
            _lines.TryRemove(KeyValuePair.Create(setup.CallSid, line));
        }
    }

    /// <summary>What comes before the setup is passed over.</summary>
    private async Task<RelayFrame.Setup?> MeetAsync(RelayLine line, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(SetupPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        while (await line.ReadAsync(either.Token) is { } frame)
        {
            if (RelayFrame.Read(frame) is RelayFrame.Setup setup)
            {
                return IsOurs(setup) ? setup : null;
            }
        }

        return null;
    }

    // A handshake's signature covers an address that is the same for every call, so once seen it is good for ever. What only this call's answer held is not.
    private bool IsOurs(RelayFrame.Setup setup) =>
        setup.AccountSid == options.Value.AccountSid
        && setup.CallSid is { Length: > 0 and <= Call.MaxVendorIdLength }
        && setup.Parameters.TryGetValue(RelayFrame.CallParameter, out var closed)
        && seal.Open(closed) == setup.CallSid;
}
