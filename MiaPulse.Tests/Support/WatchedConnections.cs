using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;

namespace MiaPulse.Tests.Support;

/// <summary>
/// Hears of every host that its process turns to, from the runtime itself and whoever does it: names that are looked up, addresses that are dialled, and hosts that
/// are asked over HTTP. Uses nothing but the runtime, since it also runs in the product's own process (<see cref="StartupHook"/>).
/// </summary>
internal sealed class WatchedConnections(Action<string> tell) : EventListener
{
    /// <summary>In the environment of a process: the file that <see cref="StartupHook"/> has it written to.</summary>
    public const string FileSetting = "MIAPULSE_TEST_CONNECTIONS";

    /// <summary>Keeps listening for as long as the process lives.</summary>
    public static WatchedConnections? OfThisProcess { get; private set; }

    /// <summary>How an address is told that was dialled.</summary>
    public static string Dialled(string authority) => $"dials {authority}";

    /// <summary>From now on a line for each, written before the connection is there.</summary>
    public static void WriteTo(string file)
    {
        var lines = TextWriter.Synchronized(new StreamWriter(file, append: true) { AutoFlush = true });
        OfThisProcess = new WatchedConnections(line => lines.WriteLine(line));
    }

    /// <summary>The lines, each once, that tell of a host which nobody has named.</summary>
    /// <param name="lines">What was heard.</param>
    /// <param name="named">Hosts with their ports.</param>
    public static IReadOnlyList<string> Beyond(IEnumerable<string> lines, IReadOnlyCollection<string> named)
    {
        var hosts = named.Select(n => n[..n.LastIndexOf(':')]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. lines.Distinct(StringComparer.Ordinal).Where(line => !IsNamed(line[(line.LastIndexOf(' ') + 1)..])).Order(StringComparer.Ordinal)];

        bool IsNamed(string target) => target.Contains(':', StringComparison.Ordinal) ? named.Contains(target) : hosts.Contains(target);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var line = (eventData.EventName, eventData.Payload) switch
        {
            ("ConnectStart", [string address, ..]) => Dialled(InWords(address)),
            ("ResolutionStart", [string name, ..]) => $"looks-up {name}",
            ("RequestStart", [string, string host, int port, ..]) => $"asks {host}:{port}",
            _ => null,
        };
        if (line is not null)
        {
            tell(line);
        }
    }

    /// <summary>
    /// Sockets tell an address as its family, its length, and its bytes in braces: two of the port, four more of IPv6's own, and those of the address. What is
    /// told otherwise is left as it is, and then is a host that nobody has named.
    /// </summary>
    private static string InWords(string told)
    {
        var (isV6, open) = (told.StartsWith("InterNetworkV6:", StringComparison.Ordinal), told.IndexOf('{', StringComparison.Ordinal));
        if (open < 0 || !told.EndsWith('}') || !(isV6 || told.StartsWith("InterNetwork:", StringComparison.Ordinal)))
        {
            return told;
        }

        var bytes = told[(open + 1)..^1].Split(',').Select(b => byte.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (byte)0).ToArray();
        var (from, length) = isV6 ? (6, 16) : (2, 4);
        if (bytes.Length < from + length)
        {
            return told;
        }

        var address = new IPAddress(bytes.AsSpan(from, length));
        return new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, (bytes[0] << 8) | bytes[1]).ToString();
    }
}
