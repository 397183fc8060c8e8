using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// SignalR's JSON protocol, with one difference: it binds arguments before any hub filter runs, and what does not fit would be answered without a code and
/// counted by nobody. Such a call is handed to <see cref="VisitorHub.Misfit"/> instead. What is no call at all closes the connection, with a sentence too.
/// </summary>
public sealed class VisitorProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    /// <summary>Bytes of one frame, its end mark included: the longest message, escaped, with room to answer longer ones with a sentence.</summary>
    public const int MaxFrame = 64 * 1024;

    private readonly JsonHubProtocol _json = new(options);

    public string Name => _json.Name;

    public int Version => _json.Version;

    public TransferFormat TransferFormat => _json.TransferFormat;

    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        try
        {
            if (!_json.TryParseMessage(ref input, binder, out message))
            {
                return input.Length < MaxFrame ? false : throw new HubException($"invalid: A frame can have at most {MaxFrame:N0} bytes.");
            }
        }
        catch (InvalidDataException)
        {
            throw new HubException("invalid: That is no message of SignalR's JSON protocol.");
        }

        message = message switch
        {
            InvocationBindingFailureMessage unfit => Misfit(unfit.InvocationId, unfit.Target),
            StreamInvocationMessage stream => Misfit(stream.InvocationId, stream.Target),
            InvocationMessage { StreamIds.Length: > 0 } streaming => Misfit(streaming.InvocationId, streaming.Target),
            _ => message,
        };
        return true;
    }

    private static InvocationMessage Misfit(string? invocationId, string? call) => new(invocationId, nameof(VisitorHub.Misfit), [call ?? ""]);
}
