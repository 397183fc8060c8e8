using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Support;

/// <summary>Takes mail and lets the test read it; refuses what the test says.</summary>
public sealed class FakeMailer : IMailer
{
    private readonly ConcurrentQueue<Mail> _taken = new();

    public Func<Mail, bool> Refuses { get; set; } = _ => false;

    public Func<Mail, bool> RefusesForGood { get; set; } = _ => false;

    /// <summary>What it calls the mails that it takes.</summary>
    public string? VendorId { get; set; }

    public Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        if (Refuses(mail))
        {
            return Task.FromResult<Delivery>(new Delivery.TryLater("Not now."));
        }

        if (RefusesForGood(mail))
        {
            return Task.FromResult<Delivery>(new Delivery.NeverAgain("There is no such mailbox."));
        }

        _taken.Enqueue(mail);
        return Task.FromResult<Delivery>(new Delivery.Delivered(VendorId));
    }

    public bool TryTake([NotNullWhen(true)] out Mail? mail) => _taken.TryDequeue(out mail);

    /// <summary>The oldest mail that nobody has read.</summary>
    public Mail Take() => TryTake(out var mail) ? mail : throw new InvalidOperationException("There is no mail.");
}
