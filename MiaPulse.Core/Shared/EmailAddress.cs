using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Shared;

/// <summary>
/// An address that mail can be sent to: one local part in dot-atom form, one host name with a dot. Prints masked, so that a log line cannot leak it;
/// <see cref="Value"/> is the address as given (host in lower case), <see cref="Key"/> what two spellings of one mailbox have in common.
/// </summary>
public sealed record EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>What to say where <see cref="TryParse"/> says no.</summary>
    public const string NotOne = "That does not look like one email address. Please check it.";

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>For comparing: ordinal, lower case by the invariant rules of ASCII alone, so that look-alikes never meet.</summary>
    public string Key => Value.ToLowerInvariant();

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        if (text is null || text.Any(char.IsControl))
        {
            return false; // a line break in an address is an attempt at a mail header, never a slip of the finger
        }

        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed.Length > MaxLength)
        {
            return false;
        }

        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64 || at == trimmed.Length - 1)
        {
            return false;
        }

        var host = trimmed[(at + 1)..];
        if (!LocalIsGood(trimmed.AsSpan(0, at)) || !TryHost(host, out var asciiHost))
        {
            return false;
        }

        address = new EmailAddress($"{trimmed[..at]}@{asciiHost}");
        return true;
    }

    public override string ToString() => $"{Value[0]}…@{Value[(Value.LastIndexOf('@') + 1)..]}";

    private static bool IsLookAlike(char c) =>
        !char.IsAscii(c) && !char.IsSurrogate(c) && Ascii.IsValid(c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    // RFC 5321 dot-string; quoted local parts and comments are refused by policy: nobody's mailbox needs them, and mail clients disagree on them.
    // Letters beyond ASCII are refused too: our vendors take none, and case folding of them has merged accounts elsewhere.
    private static bool LocalIsGood(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.')
        {
            return false;
        }

        var dot = false;
        foreach (var c in local)
        {
            if (c == '.' && dot)
            {
                return false;
            }

            dot = c == '.';
            if (!char.IsAsciiLetterOrDigit(c) && !".!#$%&'*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryHost(string host, out string ascii)
    {
        ascii = "";
        if (host.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator))
        {
            return false;
        }

        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false; // the only way IdnMapping says that it is no host name
        }

        // The mapping folds look-alikes (full-width letters, the Kelvin sign, ligatures) into plain ones: then two addresses would become one, so such a host is refused.
        if (host.Any(IsLookAlike))
        {
            return false;
        }

        var labels = ascii.Split('.');
        return ascii.Length <= 253
            && labels.Length >= 2
            && labels.All(l => l.Length is >= 1 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            && !labels[^1].All(char.IsAsciiDigit);
    }
}
