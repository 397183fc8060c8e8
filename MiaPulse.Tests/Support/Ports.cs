using System.Net;
using System.Net.Sockets;

namespace MiaPulse.Tests.Support;

/// <summary>
/// Ports on loopback that a server may be told to listen on. Below those that the system gives to outgoing connections, since one of these could take
/// the port between being found free and being listened on; and never the same one twice in a run.
/// </summary>
internal static class Ports
{
    private const int First = 10_000;
    private const int Count = 20_000;

    private static int _next = Environment.ProcessId * 97 % Count;

    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("There is no free port.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
