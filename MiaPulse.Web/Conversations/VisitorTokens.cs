using System.Buffers.Text;
using System.Security.Cryptography;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// Makes and reads the tokens that name visitors. Made by the server alone, encrypted and authenticated with HMAC-SHA256 by the installation's key ring, with 128 random
/// bits inside; good for one visitor of one business. Only a hash of a token is stored.
/// </summary>
public sealed class VisitorTokens(IDataProtectionProvider protection)
{
    private const string Prefix = "mia_vt_";

    private readonly IDataProtector _protector = protection.CreateProtector("MiaPulse.VisitorToken.v1");

    public string Make(Visitor who)
    {
        Span<byte> inside = stackalloc byte[48];
        who.Business.Value.TryWriteBytes(inside);
        who.Id.Value.TryWriteBytes(inside[16..]);
        RandomNumberGenerator.Fill(inside[32..]);
        return Prefix + Base64Url.EncodeToString(_protector.Protect(inside.ToArray()));
    }

    /// <summary>The visitor that a token names at this business. Null for anything that was not made here for it.</summary>
    public Visitor? Read(string token, BusinessId business)
    {
        if (token.Length > 600 || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var inside = _protector.Unprotect(Base64Url.DecodeFromChars(token.AsSpan(Prefix.Length)));
            return inside.Length == 48 && new Guid(inside.AsSpan(0, 16)) == business.Value
                ? new Visitor(business, new VisitorId(new Guid(inside.AsSpan(16, 16))))
                : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What the database keeps. Visitors' hashes have always been stored in lower case, and SQLite compares them letter by letter: any other form would make strangers of all who came before.</summary>
    public static string Hash(string token) => Secrets.Hash(token).ToLowerInvariant();
}
