using System.Threading.Channels;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Mail that a person is waiting for, sent after they have been answered, so that the answer takes as long for a known address as for an unknown one.
/// It is not a row on purpose: these mails hold sign-in tokens, which are stored nowhere. One that is lost in a crash is asked for again.
/// </summary>
public sealed class MailQueue
{
    private readonly Channel<Mail> _waiting = Channel.CreateBounded<Mail>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>False when a thousand mails wait already: nobody is helped by one that comes after its link has died.</summary>
    public bool TryAdd(Mail mail) => _waiting.Writer.TryWrite(mail);

    public IAsyncEnumerable<Mail> TakeAllAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);

    public bool TryTake(out Mail? mail) => _waiting.Reader.TryRead(out mail);
}
