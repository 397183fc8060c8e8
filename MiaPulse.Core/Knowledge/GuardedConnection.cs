using System.Net;
using System.Net.Sockets;

namespace MiaPulse.Core.Knowledge;

/// <summary>The network, as the guard uses it: a test puts a name server and a wire of its own here.</summary>
/// <param name="ResolveAsync">Every address of a host name; throws <see cref="SocketException"/> where there is none.</param>
/// <param name="DialAsync">A connection to one address.</param>
public sealed record OutsideNetwork(Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync, Func<IPEndPoint, CancellationToken, Task<Stream>> DialAsync)
{
    public static OutsideNetwork Real { get; } = new(Dns.GetHostAddressesAsync, DialTcpAsync);

    private static async Task<Stream> DialTcpAsync(IPEndPoint where, CancellationToken ct)
    {
        var socket = new Socket(where.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(where, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The guard would not connect. <see cref="Exception.Message"/> is fit to show.</summary>
public sealed class RefusedConnectionException : IOException
{
    public RefusedConnectionException()
    {
    }

    public RefusedConnectionException(string message) : base(message)
    {
    }

    public RefusedConnectionException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>
/// Connects to the public internet and to nothing else. The addresses are judged here, at the last moment, because only here is it certain which ones are
/// dialled: a host name can be spelt so that no check of the text sees an address in it, and can lead elsewhere a moment after it was looked up.
/// Everything that follows a URL which people or pages gave us goes through <see cref="NewHandler"/>.
/// </summary>
public sealed class GuardedConnection(OutsideNetwork network, CrawlerOptions options)
{
    private const int MostAddresses = 8;
    private static readonly TimeSpan PerAddress = TimeSpan.FromSeconds(5);
    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);

    /// <summary>A handler without proxy, cookies or redirects of its own, which asks the guard for every connection.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint, ct),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // unpacked by the fetcher, inside its byte cap
        MaxResponseHeadersLength = 32, // kilobytes
        MaxResponseDrainSize = 0, // an answer that is not wanted is cut off, not read to its end
        MaxConnectionsPerServer = 4,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ActivityHeadersPropagator = null, // strangers need no trace ids of ours
    };

    /// <exception cref="RefusedConnectionException">An address is not public, or there is none.</exception>
    public async Task<Stream> ConnectAsync(DnsEndPoint where, CancellationToken ct)
    {
        var host = where.Host.Trim('[', ']');
        var addresses = await LookUpAsync(host, ct);
        if (!_allowed.Hold(where.Host, where.Port) && !Array.TrueForAll(addresses, PublicAddress.Is))
        {
            // One private answer among public ones is how a rebinding name looks from outside.
            throw new RefusedConnectionException(CheckedUrl.PrivateSentence);
        }

        // IPv4 first: a host without a way to IPv6 would otherwise wait for nothing.
        addresses = [.. addresses.OrderBy(a => a.AddressFamily == AddressFamily.InterNetworkV6).Take(MostAddresses)];
        for (var i = 0; ; i++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(PerAddress);
            try
            {
                return await network.DialAsync(new IPEndPoint(addresses[i], where.Port), patience.Token);
            }
            catch (Exception failure) when (i + 1 < addresses.Length && !ct.IsCancellationRequested && failure is SocketException or OperationCanceledException)
            {
                // The name has another address to try.
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw new SocketException((int)SocketError.TimedOut);
            }
        }
    }

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            var found = await network.ResolveAsync(host, ct).WaitAsync(ct); // a name server may dawdle past any token
            return found.Length > 0 ? found : throw new RefusedConnectionException("There is no website at that address.");
        }
        catch (SocketException none)
        {
            throw new RefusedConnectionException("There is no website at that address.", none);
        }
    }
}
