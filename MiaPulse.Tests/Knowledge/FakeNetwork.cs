using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Tests.Knowledge;

/// <summary>
/// A name server that answers what the test says, and a wire on which every public address leads to one loopback server (or nowhere).
/// Remembers every address that was dialled.
/// </summary>
public sealed class FakeNetwork(Func<string, IPAddress[]> names, LoopbackServer? everywhere = null)
{
    public static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    public ConcurrentQueue<IPAddress> Dialled { get; } = new();

    public IEnumerable<IPAddress> DialledInside => Dialled.Where(a => !PublicAddress.Is(a));

    public GuardedFetcher Fetcher(CrawlerOptions? options = null)
    {
        var settings = options ?? new CrawlerOptions { TimeoutSeconds = 5 };
        return new GuardedFetcher(new GuardedConnection(new OutsideNetwork(ResolveAsync, DialAsync), settings), settings, TimeProvider.System);
    }

    /// <summary>Calls endpoints on this network, by the same guard.</summary>
    public WebhookCaller Caller(TimeProvider clock)
    {
        var settings = new CrawlerOptions();
        return new WebhookCaller(new GuardedConnection(new OutsideNetwork(ResolveAsync, DialAsync), settings), settings, clock);
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        var found = names(host);
        return found.Length > 0 ? Task.FromResult(found) : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    }

    private async Task<Stream> DialAsync(IPEndPoint where, CancellationToken ct)
    {
        Dialled.Enqueue(where.Address);
        if (everywhere is null)
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, everywhere.Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
