using System.Collections.Concurrent;
using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Support;

/// <summary>A channel that answers what the test says, and remembers what it was asked. Stands in for mail.</summary>
public sealed class FakeChannel : INotificationChannel
{
    private readonly ConcurrentQueue<AlertToSend> _asked = new();

    public AlertChannel Channel => AlertChannel.Email;

    public Func<AlertToSend, CancellationToken, Task<Delivery>> Answers { get; set; } = (_, _) => Says(new Delivery.Delivered("vendor-1"));

    /// <summary>Everything it was asked to send, in this order.</summary>
    public IReadOnlyList<AlertToSend> Asked => [.. _asked];

    public static Task<Delivery> Says(Delivery delivery) => Task.FromResult(delivery);

    public Task<Given> InAnEmptyInstallation() => Given.AnEmptyInstallation(services => services.Replace(ServiceDescriptor.Singleton<INotificationChannel>(this)));

    public Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct)
    {
        _asked.Enqueue(alert);
        return Answers(alert, ct);
    }
}
