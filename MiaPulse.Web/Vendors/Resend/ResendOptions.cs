using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>Settings of the section <c>Resend</c>. All unset: mail goes another way.</summary>
internal sealed class ResendOptions
{
    public const string Section = "Resend";

    public string? ApiKey { get; set; }

    /// <summary>Whom mail is from: an address, or <c>Name &lt;address&gt;</c>, of a domain that is verified there.</summary>
    public string? From { get; set; }

    /// <summary>What Resend signs its webhook with, <c>whsec_…</c>. Unset: <c>/webhooks/resend</c> is closed, and nobody hears of bounces.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Where Resend is. Unset: where it always is.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Seconds for one mail to be taken.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsConfigured => !Blank(ApiKey);

    /// <summary>Why it cannot start like this, beginning with the name of the setting; null where it is whole or not set at all.</summary>
    public string? Wrong => this switch
    {
        { IsConfigured: false } when !Blank(From) || !Blank(WebhookSecret) || BaseUrl is not null => Missing(nameof(ApiKey)),
        { IsConfigured: false } => null,
        _ when Blank(From) => Missing(nameof(From)),
        _ when !MailAddress.TryCreate(From, out _) => $"{Section}:{nameof(From)} has to be an address, such as noreply@example.com or MiaPulse <noreply@example.com>.",
        { WebhookSecret: { Length: > 0 } secret } when SvixSignature.KeyOf(secret) is null => $"{Section}:{nameof(WebhookSecret)} is no signing secret. Resend shows one that begins with whsec_ where the webhook is set up.",
        { BaseUrl: { } url } when !(url.IsAbsoluteUri && url.Scheme is "http" or "https") => $"{Section}:{nameof(BaseUrl)} has to be a whole http or https address.",
        _ => null,
    };

    private static string Missing(string key) => $"{Section}:{key} is not set, although other settings of {Section} are. Set it, or remove the others.";

    private static bool Blank(string? value) => string.IsNullOrWhiteSpace(value);
}
