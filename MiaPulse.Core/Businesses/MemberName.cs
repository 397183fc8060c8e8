using System.Globalization;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Businesses;

/// <summary>What to call somebody of whom only the address is known, until they say otherwise.</summary>
internal static class MemberName
{
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "booking", "bookings", "contact", "desk", "hello", "hi", "hola", "info", "kontakt", "mail", "me", "office", "owner", "reception", "sales", "service", "shop", "support", "team", "web", "webmaster",
    };

    /// <summary>"ana.ruiz@…" is Ana Ruiz; "info@…" and anything with digits goes by the name of the business.</summary>
    public static string From(EmailAddress address, string businessName)
    {
        var mailbox = address.Value[..address.Value.LastIndexOf('@')];
        var words = mailbox.Split('+')[0].Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        var isName = words.Length is 1 or 2 or 3 && words.All(w => w.Length > 1 && w.All(char.IsAsciiLetter)) && !words.Any(Shared.Contains);
        var name = isName ? string.Join(' ', words.Select(w => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(w.ToLowerInvariant()))) : businessName;
        return name.Length > 80 ? name[..80].Trim() : name;
    }
}
