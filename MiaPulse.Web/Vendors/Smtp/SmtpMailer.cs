using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MiaPulse.Core.Notifications;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MiaPulse.Web.Vendors.Smtp;

/// <summary>
/// Mail through a server of one's own, a connection per mail. A password goes over a safe connection alone, unless the server is on this machine. Where the
/// line breaks after the server took a mail it is sent again, with the same Message-ID. The server's own words are never repeated: they may hold an address.
/// </summary>
internal sealed class SmtpMailer(IOptions<SmtpOptions> options, TimeProvider clock) : IMailer
{
    public async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        try
        {
            using var message = SmtpMessage.Of(mail, options.Value.From!, clock.GetUtcNow());
            await HandOverAsync(message, either.Token);
            return new Delivery.Delivered();
        }
        catch (AuthenticationException refused)
        {
            return refused.InnerException is SmtpCommandException answer && Passes(answer)
                ? new Delivery.TryLater("The mail server cannot let us sign in just now.")
                : new Delivery.NeverAgain("The mail server does not accept Smtp:User and Smtp:Password.");
        }
        catch (SmtpCommandException refused)
        {
            return Judge(refused);
        }
        catch (ServiceNotAuthenticatedException)
        {
            return new Delivery.NeverAgain("The mail server wants us to sign in: set Smtp:User and Smtp:Password.");
        }
        catch (NotSupportedException)
        {
            return new Delivery.NeverAgain("The mail server offers no safe way to sign in. Check Smtp:Port: 465 is safe from the start, others turn safe by STARTTLS.");
        }
        catch (SslHandshakeException)
        {
            return new Delivery.TryLater("No safe connection to the mail server could be made: its certificate is not good, or the port is not for that.");
        }
        catch (Exception silent) when (silent is SmtpProtocolException or ServiceNotConnectedException or SocketException or IOException or TimeoutException
            || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new Delivery.TryLater("The mail server did not answer, or the line broke.");
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken ct)
    {
        var set = options.Value;
        using var server = new SmtpClient { CheckCertificateRevocation = false }; // looking that up would ask hosts that nobody has connected
        await server.ConnectAsync(set.Host!, set.Port, Safety(set), ct);
        if (set.SignsIn)
        {
            await server.AuthenticateAsync(set.User!, set.Password!, ct);
        }

        await server.SendAsync(message, ct);
        await SayGoodbyeAsync(server, ct);
    }

    // Without a password a plain connection gives away no more than mail between servers ever did.
    internal static SecureSocketOptions Safety(SmtpOptions set) => set switch
    {
        { Port: SmtpOptions.ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
        { SignsIn: true, IsLoopback: false } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static async Task SayGoodbyeAsync(SmtpClient server, CancellationToken ct)
    {
        try
        {
            await server.DisconnectAsync(quit: true, ct);
        }
        catch (Exception gone) when (gone is IOException or SocketException or SmtpProtocolException or SmtpCommandException or OperationCanceledException)
        {
            // The mail is taken. How the server hangs up says nothing about it, and must not send it twice.
        }
    }

    private static Delivery Judge(SmtpCommandException refused) => refused switch
    {
        _ when Passes(refused) => new Delivery.TryLater($"The mail server does not take this mail just now ({(int)refused.StatusCode}).") { IsDown = false },
        { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => new Delivery.NeverAgain($"The mail server takes no mail for this address ({(int)refused.StatusCode})."),
        { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new Delivery.NeverAgain($"The mail server does not let us send from Smtp:From ({(int)refused.StatusCode})."),
        _ => new Delivery.NeverAgain($"The mail server refused this mail as it is ({(int)refused.StatusCode})."),
    };

    /// <summary>4xx: not now. 5xx: not like this.</summary>
    private static bool Passes(SmtpCommandException refused) => (int)refused.StatusCode < 500;
}
