using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Answers from the business's own profile where no page does: how to reach it, where to book.</summary>
internal static partial class ProfileTalk
{
    public static string? Answer(BusinessProfile business, string question)
    {
        var text = Words.WriteOut(question);
        if (business.Phone is { Length: > 0 } phone && PhoneAsked().IsMatch(text))
        {
            return $"You can call us on {phone}.";
        }

        return business.Email is { Length: > 0 } email && EmailAsked().IsMatch(text) ? $"You can write to us at {email}." : null;
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(phone|telephone) number\b|\byour (number|phone)\b|\bnumber (to|can i|do i) (call|ring)\b|\bhow (can|do) i (call|ring|phone) you\b|\bcan i (call|ring|phone) you\b", Plain)]
    private static partial Regex PhoneAsked();

    [GeneratedRegex(@"\b(your|the) e-?mail\b|\be-?mail address\b|\bhow (can|do) i e-?mail\b|\bcan i e-?mail\b", Plain)]
    private static partial Regex EmailAsked();
}
