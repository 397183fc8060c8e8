using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Reads names, email addresses and telephone numbers from what a visitor wrote. Pure: the same words give the same details, on the web and on the phone.
/// Never call it with what Mia or a member said.
/// </summary>
public static partial class ContactDetails
{
    private const int MaxNameLength = 120;

    /// <param name="text">The visitor's own words.</param>
    /// <param name="region">Two-letter country whose habits apply to numbers without a country code.</param>
    /// <param name="expecting">What Mia's latest words asked for.</param>
    /// <param name="known">What the visitor said before, so that "no, it ends in 58" can be understood.</param>
    /// <param name="business">The business's own address and number, which are nobody's lead.</param>
    /// <param name="language">The language that the visitor writes.</param>
    /// <param name="timeZone">IANA name of the visitor's time zone, where their browser told it.</param>
    public static FoundContact Find(
        string text, string region, ContactExpectation expecting, ContactCard? known = null, ContactCard? business = null, Language language = Language.English,
        string? timeZone = null)
    {
        text = Breaks().Replace(Spaces().Replace(Digits.InAscii(SecretDigits.Without(text)), " "), "\n"); // long runs of them mean nothing and take long to look through
        var emails = EmailsInText.Find(text, expecting.HasFlag(ContactExpectation.Email)).Where(e => !IsSame(e.Address, business?.Email)).ToList();
        var rest = Blank(text, emails.Select(e => (e.Start, e.End)));
        var businessPhone = PhoneNumber.TryParse(business?.Phone, region, out var own) ? own.Value : null;
        rest = Link().Replace(rest, m => new string(NamesInText.Contact, m.Length));
        var phones = PhonesInText.Find(rest, region, expecting.HasFlag(ContactExpectation.Phone), PhoneRegions.Beside(region, language, timeZone)).Where(p => p.Number != businessPhone).ToList();
        rest = Blank(rest, phones.Select(p => (p.Start, p.End)));
        emails = OthersInText.Without(text, [.. emails.Where(e => !OthersInText.IsAskedAbout(text, e.Start))], e => e.Start, known?.Email);
        phones = OthersInText.Without(text, [.. phones.Where(p => !OthersInText.IsAskedAbout(text, p.Start))], p => p.Start, known?.Phone);

        var email = Meant(text, emails, e => e.Start, e => e.End)?.Address;
        var phone = Meant(text, phones, p => p.Start, p => p.End)?.Number;
        var mended = PhoneCorrection.Apply(rest, phone ?? (expecting == ContactExpectation.Nothing && !PhoneCorrection.IsAnnounced(rest) ? null : known?.Phone), phones.LastOrDefault()?.End);
        phone = mended ?? phone;
        var name = ForeignNames.Find(rest, expecting.HasFlag(ContactExpectation.Name), language);
        name = name is { Length: > MaxNameLength } ? null : name;

        var card = new ContactCard(name, email?.Value, phone);
        var corrects = mended is not null || emails.Count > 1 || phones.Count > 1 || Differs(name, known?.Name) || Differs(email?.Value, known?.Email) || Differs(phone, known?.Phone);
        return card.IsEmpty ? FoundContact.Nothing : new FoundContact(card, corrects);
    }

    /// <summary>
    /// The text as it may be stored: card numbers keep their last four digits, social security numbers and card security codes keep none.
    /// Everything else stays as it was typed.
    /// </summary>
    public static string WithoutSecrets(string text) => SecretDigits.Without(text);

    // Of several the last one counts, for people who correct themselves do so afterwards; but what they say it is not does not.
    private static T? Meant<T>(string text, List<T> found, Func<T, int> start, Func<T, int> end) where T : class
    {
        var meant = found.Where(f => !Refused().IsMatch(text[Math.Max(0, start(f) - 60)..start(f)])).ToList();
        return meant.LastOrDefault(f => !Formerly().IsMatch(text[end(f)..Math.Min(text.Length, end(f) + 40)])) ?? meant.LastOrDefault();
    }

    private static bool IsSame(EmailAddress address, string? other) => EmailAddress.TryParse(other, out var parsed) && parsed.Key == address.Key;

    private static bool Differs(string? said, string? known) => said is not null && known is not null && said != known;

    private static string Blank(string text, IEnumerable<(int Start, int End)> spans)
    {
        var chars = text.ToCharArray();
        foreach (var (start, end) in spans)
        {
            Array.Fill(chars, NamesInText.Contact, start, end - start);
        }

        return new string(chars);
    }

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\n[ \n]*")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:not|instead of|rather than|emailed|wrote to|old (?:one|number|email|address|phone) (?:is|was)|(?:i|i['’]ve|we|have) (?:called|rang|emailed|messaged|texted|tried))\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    [GeneratedRegex(@"^\s*,?\s*(?:is|was)\s+(?:my |the )?(?:old|wrong|dead|no longer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Formerly();
}
