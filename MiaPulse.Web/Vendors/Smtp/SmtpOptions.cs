using System.ComponentModel.DataAnnotations;
using System.Net;
using MimeKit;

namespace MiaPulse.Web.Vendors.Smtp;

/// <summary>Settings of the section <c>Smtp</c>: a mail server of one's own. All unset: mail goes another way.</summary>
internal sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>Where a server expects a safe connection from the first byte on. On every other port the connection begins plainly and turns safe by STARTTLS.</summary>
    public const int ImplicitTlsPort = 465;

    public string? Host { get; set; }

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Unset: the server takes our mail without.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whom mail is from: an address, or <c>Name &lt;address&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>Seconds for one mail to be taken, from connecting on.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    public bool IsConfigured => !Blank(Host);

    public bool SignsIn => !Blank(User);

    /// <summary>On this machine nobody listens in.</summary>
    public bool IsLoopback => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Why it cannot start like this, beginning with the name of the setting; null where it is whole or not set at all.</summary>
    public string? Wrong => this switch
    {
        { IsConfigured: false } when !Blank(From) || !Blank(User) || !Blank(Password) => Missing(nameof(Host)),
        { IsConfigured: false } => null,
        _ when Blank(From) => Missing(nameof(From)),
        _ when !(MailboxAddress.TryParse(From, out var sender) && sender.Domain.Length > 0) => $"{Section}:{nameof(From)} has to be an address, such as noreply@example.com or MiaPulse <noreply@example.com>.",
        _ when SignsIn && Blank(Password) => Missing(nameof(Password)),
        _ when !SignsIn && !Blank(Password) => Missing(nameof(User)),
        _ => null,
    };

    private static string Missing(string key) => $"{Section}:{key} is not set, although other settings of {Section} are. Set it, or remove the others.";

    private static bool Blank(string? value) => string.IsNullOrWhiteSpace(value);
}
