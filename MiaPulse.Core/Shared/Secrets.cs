using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Core.Shared;

/// <summary>Random words that open something, and the form in which they are kept.</summary>
public static class Secrets
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>43 letters and digits: more than 256 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 43);

    /// <summary>24 letters and digits, more than 140 random bits: for names that must not be guessed but are public once known.</summary>
    public static string NewName() => RandomNumberGenerator.GetString(Letters, 24);

    /// <summary>SHA-256 of the secret's text, in hexadecimal. A plain hash is enough for a word of 256 random bits.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
