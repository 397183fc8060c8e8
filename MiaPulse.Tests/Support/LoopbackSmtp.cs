using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MiaPulse.Tests.Support;

/// <summary>A mail server on loopback. It takes what it is given, unless the test answers a command otherwise; it can also hang, or cut the line.</summary>
public sealed class LoopbackSmtp : IAsyncDisposable
{
    /// <summary>An answer of <see cref="AnswersWith"/>: nothing, for as long as one waits.</summary>
    public const string Hang = "hang";

    /// <summary>An answer of <see cref="AnswersWith"/>: the line is dead.</summary>
    public const string Cut = "cut";

    /// <summary>The command of <see cref="AnswersWith"/> that stands for a mail whose last byte has come.</summary>
    public const string WholeMail = ".";

    /// <summary>The command of <see cref="AnswersWith"/> that stands for a new connection.</summary>
    public const string Hello = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<byte[]> _mails = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;

    public LoopbackSmtp()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What is said to a command, where the usual is not.</summary>
    public Func<string, string?> AnswersWith { get; init; } = _ => null;

    /// <summary>Offers STARTTLS, with a certificate that nobody has signed.</summary>
    public bool OffersTls { get; init; }

    /// <summary>The commands that came, in order.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>The mails whose last byte came, whatever was said to that.</summary>
    public IReadOnlyList<byte[]> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_talks);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or AuthenticationException)
            {
                // The test is over, or the client has left.
            }
        }
    }

    private async Task TalkAsync(Stream wire)
    {
        var lines = new StreamReader(wire, Encoding.Latin1);
        var goesOn = await AnswerAsync(wire, Hello);
        while (goesOn && await lines.ReadLineAsync(_stop.Token) is { } command)
        {
            _commands.Enqueue(command);
            goesOn = await AnswerAsync(wire, command) && !Is(command, "QUIT");
            if (goesOn && Is(command, "STARTTLS") && OffersTls)
            {
                var tls = new SslStream(wire);
                using var certificate = Unsigned();
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stop.Token);
                (wire, lines) = (tls, new StreamReader(tls, Encoding.Latin1));
            }
            else if (goesOn && Is(command, "DATA") && AnswersWith(command) is null)
            {
                _mails.Enqueue(await MailAsync(lines));
                goesOn = await AnswerAsync(wire, WholeMail);
            }
        }
    }

    /// <summary>False where there is nothing more to say.</summary>
    private async Task<bool> AnswerAsync(Stream wire, string command)
    {
        var answer = AnswersWith(command) ?? Usual(command);
        if (answer is Hang)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (answer is Cut)
        {
            return false;
        }

        await wire.WriteAsync(Encoding.Latin1.GetBytes($"{answer}\r\n"), _stop.Token);
        return true;
    }

    private string Usual(string command) => command.Split(' ')[0].ToUpperInvariant() switch
    {
        Hello => "220 loopback",
        "EHLO" => $"250-loopback\r\n{(OffersTls ? "250-STARTTLS\r\n" : "")}250-AUTH PLAIN\r\n250 8BITMIME",
        "STARTTLS" => "220 go on",
        "AUTH" => "235 welcome",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 fine",
    };

    private async Task<byte[]> MailAsync(StreamReader lines)
    {
        var mail = new StringBuilder();
        while (await lines.ReadLineAsync(_stop.Token) is { } line && line != WholeMail)
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(mail.ToString());
    }

    private static bool Is(string command, string name) => command.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static X509Certificate2 Unsigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
