using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Signs as Standard Webhooks says, so that its libraries check what we send: HMAC-SHA256 over <c>id.timestamp.body</c> with the bytes that the secret stands for.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How every secret begins.</summary>
    internal const string Prefix = "whsec_";

    private const string Version = "v1,";
    private const int SecretBytes = 32;

    /// <summary>256 random bits.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <param name="secret">With its <c>whsec_</c>.</param>
    /// <param name="id">Header <c>webhook-id</c>.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">Exactly as it is sent.</param>
    public static string Sign(string secret, string id, long timestamp, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}");
        return Version + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes(signed)));
    }

    /// <summary>One signature for each secret: while a secret is changed, a receiver finds its own among them.</summary>
    public static string SignWithEach(IEnumerable<string> secrets, string id, long timestamp, string body) =>
        string.Join(' ', secrets.Select(secret => Sign(secret, id, timestamp, body)));
}
