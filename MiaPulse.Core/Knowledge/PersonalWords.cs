using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Takes out of what was said in a conversation what is nobody else's business, before it is offered as an FAQ: the visitor's name, email addresses, telephone
/// numbers and long numbers. The business's own address and number stay.
/// </summary>
internal static partial class PersonalWords
{
    private const string LeftOut = "…";

    /// <summary>What a visitor asked, as the question of an FAQ.</summary>
    public static string AsFaqQuestion(string said, IReadOnlyCollection<string> names, BusinessProfile business)
    {
        var asking = Sentence.Split(said).Where(Acts.Seeks).ToList();
        var words = asking.Count == 0 ? said : string.Join(' ', asking);
        string[] known = [.. names, .. NamesIn(said, business)];
        return AsQuestion(Cut(Without(GreetingAndName().Replace(words, ""), known, business), Faq.MaxQuestionLength));
    }

    /// <summary>What a member answered, as the answer of an FAQ.</summary>
    public static string AsFaqAnswer(string said, IReadOnlyCollection<string> names, BusinessProfile business) =>
        Cut(Without(said, names, business), Faq.MaxAnswerLength);

    /// <summary>The names by which a visitor goes in this text.</summary>
    public static IReadOnlyList<string> NamesIn(string said, BusinessProfile business) =>
        ContactDetails.Find(said, business.Region, ContactExpectation.Nothing).Card.Name is { } name ? [name] : [];

    private static string Without(string text, IReadOnlyCollection<string> names, BusinessProfile business)
    {
        var sentences = Sentence.Split(text);
        var clean = sentences.Where(s => Masked(s, business) == s).ToList();
        var kept = clean.Count > 0 ? string.Join(' ', clean) : string.Join(' ', sentences.Select(s => Masked(s, business)));
        foreach (var word in names.SelectMany(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // "Will" and "Rose" are words too: only as they are written in a name.
            var options = NameLists.IsCommon(word) || NameLists.IsWordAndName(word) ? RegexOptions.None : RegexOptions.IgnoreCase;
            kept = Regex.Replace(kept, $@"\s*,?\s*(?<![\p{{L}}\p{{M}}]){Regex.Escape(word)}(?:['’]s)?(?![\p{{L}}\p{{M}}])", "", options);
        }

        kept = Relative().Replace(kept, m => NameLists.IsGiven(m.Groups["name"].Value) ? m.Groups["who"].Value : m.Value);
        return Tidy(kept);
    }

    /// <summary>The sentence with <see cref="LeftOut"/> where a contact or a long number stood.</summary>
    private static string Masked(string sentence, BusinessProfile business)
    {
        var text = SecretDigits.Without(sentence);
        foreach (var email in EmailsInText.Find(text, asked: false).Where(e => !EmailAddress.TryParse(business.Email, out var own) || own.Key != e.Address.Key).OrderByDescending(e => e.Start))
        {
            text = string.Concat(text.AsSpan(0, email.Start), LeftOut, text.AsSpan(email.End));
        }

        var ownPhone = PhoneNumber.TryParse(business.Phone, business.Region, out var number) ? number.Value : null;
        foreach (var phone in PhonesInText.Find(text, business.Region, asked: false).OrderByDescending(p => p.Start))
        {
            text = phone.Number == ownPhone ? text : string.Concat(text.AsSpan(0, phone.Start), LeftOut, text.AsSpan(phone.End));
        }

        return LongNumber().Replace(text, m => PhoneNumber.TryParse(m.Value, business.Region, out var whole) && whole.Value == ownPhone ? m.Value : LeftOut);
    }

    private static string Tidy(string text)
    {
        var tidy = Spaces().Replace(SpaceBefore().Replace(LooseStart().Replace(text, ""), "$1"), " ").Trim();
        return tidy.Length == 0 ? tidy : char.ToUpperInvariant(tidy[0]) + tidy[1..];
    }

    /// <summary>With its mark, where a question was typed without: visitors who are asked which they meant read it as a title.</summary>
    private static string AsQuestion(string text) =>
        text.Length is 0 or >= Faq.MaxQuestionLength || !char.IsLetterOrDigit(text[^1]) || !Acts.Seeks(text, LanguageGuess.Of(text) ?? Language.English) ? text
        : text.Any(c => c is >= '\u0621' and <= '\u064A') ? $"{text}؟"
        : $"{text}?";

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    // "Hi, I'm Ana and", "Ana here, ": what comes before the question itself.
    [GeneratedRegex(@"^\W*(?:(?i:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|morning|afternoon|evening)\b[\s,.!]*(?i:there|all|team)?[\s,.!]*)?(?:(?i:i['’]?m|i am|my name is|this is|it['’]?s)\s+\p{Lu}[\p{L}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-]+){0,2}(?:\s+here)?\s*(?:[,.!;:–—-]|\band\b)\s*|\p{Lu}[\p{L}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-]+)?\s+here\s*[,.!;:–—-]\s*)?")]
    private static partial Regex GreetingAndName();

    [GeneratedRegex(@"(?<who>\b(?:my|our)\s+(?:husband|wife|partner|son|daughter|mum|mom|dad|mother|father|brother|sister|friend|boyfriend|girlfriend|boss|neighbou?r|dog|cat))\s+(?<name>\p{Lu}[\p{L}'’\-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Relative();

    // Digits that could be an account, an order or a card; a price or a year is shorter.
    [GeneratedRegex(@"(?<![\d.,])\+?\d(?:[ \-.]?\d){7,}(?!\d)|•{4}(?:\s?\d{4})?")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^[\s,;:.!–—-]+")]
    private static partial Regex LooseStart();

    [GeneratedRegex(@"\s+([,.;:!?])")]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Spaces();
}
