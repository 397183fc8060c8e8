using System.Threading.Channels;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>Addresses that asked for a link. Looked up after the answer has gone out, so that the answer cannot take longer for one that is known.</summary>
public sealed class SignInQueue
{
    private readonly Channel<EmailAddress> _waiting = Channel.CreateBounded<EmailAddress>(1000);

    /// <summary>False when a thousand wait already; who gets no mail asks again.</summary>
    public bool TryAdd(EmailAddress address) => _waiting.Writer.TryWrite(address);

    public IAsyncEnumerable<EmailAddress> TakeAllAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);

    public bool TryTake(out EmailAddress? address) => _waiting.Reader.TryRead(out address);
}
