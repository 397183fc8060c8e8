using System.Security.Cryptography;

namespace MiaPulse.Web.Http;

/// <summary>The word of this one response that lets its own scripts run, and no others.</summary>
public static class CspNonce
{
    private static readonly object Key = new();

    public static string Of(HttpContext http)
    {
        if (http.Items[Key] is not string nonce)
        {
            http.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        }

        return nonce;
    }
}
