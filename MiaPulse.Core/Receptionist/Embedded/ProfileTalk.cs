using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using MiaPulse.Core.Receptionist.Embedded.Speech;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Answers from the business's own profile where no page does: how to reach it, where to book.</summary>
internal static partial class ProfileTalk
{
    internal static string? Answer(BusinessProfile business, string question, Voice voice)
    {
        var (asksPhone, asksEmail) = Asks(question, voice.Language);
        if (business.Phone is { Length: > 0 } phone && asksPhone)
        {
            return voice.Say(w => w.CallUs, PhoneNumber.ForPeople(phone, business.Region));
        }

        return business.Email is { Length: > 0 } email && asksEmail ? voice.Say(w => w.WriteUs, email) : null;
    }

    /// <summary>Whether it asks how to reach the business.</summary>
    internal static bool IsAsked(string question, Language language) => Asks(question, language) is not (false, false);

    private static (bool Phone, bool Email) Asks(string question, Language language)
    {
        if (language is Language.English)
        {
            var text = Words.WriteOut(question);
            return (PhoneAsked().IsMatch(text), EmailAsked().IsMatch(text));
        }

        var folded = Folding.Of(Words.Tidy(question));
        return (Cues.Of(language).PhoneAsked.In(folded), Cues.Of(language).EmailAsked.In(folded));
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(phone|telephone) number\b|\byour (number|phone)\b|\bnumber (to|can i|do i) (call|ring)\b|\bhow (can|do) i (call|ring|phone) you\b|\bcan i (call|ring|phone) you\b", Plain)]
    private static partial Regex PhoneAsked();

    [GeneratedRegex(@"\b(your|the) e-?mail\b|\be-?mail address\b|\bhow (can|do) i e-?mail\b|\bcan i e-?mail\b", Plain)]
    private static partial Regex EmailAsked();
}
