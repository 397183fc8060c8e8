using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiaPulse.Core.Data;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>
/// Whether a webhook comes from Resend, which signs as Svix does: HMAC-SHA256 over <c>id.timestamp.body</c>, every byte of the body as it came. The list of
/// signatures has one per secret while a secret is changed, and may have some of kinds to come; one that is right is enough.
/// </summary>
internal sealed class SvixSignature(byte[] key, TimeProvider clock)
{
    /// <summary>How old, or how far ahead, a webhook may be: what was caught and is sent again later is refused.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Prefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>The key that a signing secret stands for, with or without <c>whsec_</c> before it. Null for what is none.</summary>
    public static byte[]? KeyOf(string secret)
    {
        var text = secret.Trim();
        text = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0 ? key[..length] : null;
    }

    /// <param name="id">Header <c>svix-id</c>.</param>
    /// <param name="timestamp">Header <c>svix-timestamp</c>.</param>
    /// <param name="signatures">Header <c>svix-signature</c>.</param>
    /// <param name="body">The raw body.</param>
    public bool IsGood(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (id is not { Length: > 0 and <= SeenEvent.MaxIdLength } || !IsNow(timestamp) || string.IsNullOrEmpty(signatures))
        {
            return false;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes(Version + Convert.ToBase64String(hmac.GetHashAndReset()));
        var good = false;
        foreach (var signature in signatures.Split(' '))
        {
            good |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return good;
    }

    private bool IsNow(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)Tolerance.TotalSeconds;
}
