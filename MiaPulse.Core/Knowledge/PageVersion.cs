using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>A page as it was read before: what its website calls that version, and what stood there.</summary>
/// <param name="ETag">As the website said it.</param>
/// <param name="LastModified">As the website said it.</param>
/// <param name="ContentHash">Of the text.</param>
public sealed record PageVersion(string? ETag, string? LastModified, string ContentHash)
{
    /// <summary>Whether the website can be asked if it is still the same.</summary>
    public bool CanBeAskedFor => ETag is not null || LastModified is not null;

    /// <summary>Equal for two pages that say the same, however they are built.</summary>
    public static string HashOf(IEnumerable<Piece> pieces) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', pieces.Select(p => p.Key)))));
}
