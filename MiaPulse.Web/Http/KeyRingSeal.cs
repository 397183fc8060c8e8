using System.Security.Cryptography;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace MiaPulse.Web.Http;

/// <summary>Closes words under the installation's own keys, which lie beside the database and not in it.</summary>
public sealed class KeyRingSeal(IDataProtectionProvider keys) : ISeal
{
    private readonly IDataProtector _protector = keys.CreateProtector("MiaPulse.Words.v1");

    public string Close(string words) => _protector.Protect(words);

    public string? Open(string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
