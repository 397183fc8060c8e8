using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiaPulse.Tests.Knowledge;

/// <summary>A web server on 127.0.0.1 that answers what the test says, byte by byte, however wrong.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    /// <param name="answer">Given the request's path and query, writes the whole answer. The connection is closed afterwards.</param>
    public LoopbackServer(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary><c>127.0.0.1:port</c>, as the setting takes it.</summary>
    public string Pair => $"127.0.0.1:{Port}";

    public string Root => $"http://{Pair}";

    /// <summary>Every request's first line and headers.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public IEnumerable<string> Paths => Requests.Select(r => r.Split(' ')[1]);

    public static LoopbackServer Saying(string body, string type = "text/html; charset=utf-8") =>
        new((_, wire, ct) => SendAsync(wire, "200 OK", Encoding.UTF8.GetBytes(body), ct, $"Content-Type: {type}"));

    public static async Task SendAsync(Stream wire, string status, byte[] body, CancellationToken ct, params string[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n");
        foreach (var header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        await wire.WriteAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), ct);
        await wire.WriteAsync(body, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var wire = client.GetStream();
                var request = await RequestAsync(wire);
                if (request.Length > 0)
                {
                    Requests.Enqueue(request);
                    await _answer(request.Split(' ')[1], wire, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The reader hung up, which is what most of these tests are about.
            }
        }
    }

    private async Task<string> RequestAsync(NetworkStream wire)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await wire.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == 0x16 && text.Length == 0)
            {
                return ""; // TLS, which this server does not speak
            }

            text.Append((char)one[0]);
        }

        return text.ToString();
    }
}
