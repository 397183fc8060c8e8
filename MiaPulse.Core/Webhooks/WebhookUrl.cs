using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Where webhooks may go: what <see cref="CheckedUrl"/> lets through, and over https, since people's words and details are sent. Hosts that the operator lets
/// through although they are private may do without. Where the name leads is judged when connecting.
/// </summary>
public static class WebhookUrl
{
    public const string PrivateSentence = "That address is in a private network, so nothing is sent to it.";

    private const string NotOne = "Type the whole address, such as https://example.com/hooks/mia: on the usual port, without a user name in it.";

    /// <param name="text">As typed, or as stored.</param>
    /// <param name="allowed">Private hosts that are let through.</param>
    /// <param name="refusal">A sentence fit to show, when there is no URL.</param>
    public static CheckedUrl? Read(string? text, AllowedHosts allowed, out string refusal)
    {
        if (CheckedUrl.FromOwner(text, allowed, out var unread) is not { } url)
        {
            refusal = unread switch
            {
                CheckedUrl.PrivateSentence => PrivateSentence,
                CheckedUrl.NumberSentence => "Type the server's name, not a number.",
                _ => NotOne,
            };
            return null;
        }

        if (url.ToString().Length > WebhookEndpoint.MaxUrlLength)
        {
            refusal = "That address is too long.";
            return null;
        }

        if (url.Uri.Scheme != Uri.UriSchemeHttps && !allowed.Hold(HostOf(url.Uri), url.Uri.Port))
        {
            refusal = "The address has to start with https://, since people's words and details are sent to it.";
            return null;
        }

        refusal = "";
        return url;
    }

    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
}
