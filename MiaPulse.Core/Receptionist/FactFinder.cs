using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using PhoneNumbers;

namespace MiaPulse.Core.Receptionist;

/// <summary>Finds what in a text can be looked up: links, addresses, numbers of every kind, dates and hours.</summary>
internal static partial class FactFinder
{
    /// <param name="text">An answer's sentence, or a passage.</param>
    /// <param name="region">For phone numbers without a country code.</param>
    /// <param name="language">The language that the text is in, for the words of times, dates and money.</param>
    /// <param name="asAnswer">
    /// An answer is read strictly, so that each figure counts once, as what it says it is. A passage is read generously: "Mo–Fr 9–5" are hours and numbers too.
    /// </param>
    public static IReadOnlyList<Fact> In(string text, string region, bool asAnswer, Language language = Language.English)
    {
        text = Folded(text);
        List<Fact> facts = [];
        BlankedText rest = new(text);
        facts.AddRange(rest.Take(ForbiddenScheme()).Select(m => new ForbiddenLinkFact(m.Value)));
        foreach (var email in EmailsInText.Find(rest.Rest, asked: false))
        {
            facts.Add(new EmailFact(email.Address.Key));
            rest.Take(email.Start, email.End - email.Start);
        }

        facts.AddRange(rest.Take(Link()).Select(m => new LinkFact(Address(m.Value))));
        facts.AddRange(rest.Take(BareLink()).Select(m => new LinkFact(Address(m.Value))));
        rest = new BlankedText(FactWords.InEnglish(rest.Rest, language)); // behind the links, which stay as they are
        facts.AddRange(Amounts.Take(rest));
        facts.AddRange(Calendar.TakeDates(rest));
        facts.AddRange(TakePhones(rest, region));
        facts.AddRange(Calendar.TakeHours(rest, asAnswer));
        facts.AddRange(Calendar.TakeMonths(rest));
        facts.AddRange(TakeCodes(rest));
        if (asAnswer)
        {
            _ = rest.Take(ListMarker()); // "1." before an item counts the items, and says nothing
        }

        facts.AddRange((asAnswer ? rest : new BlankedText(text)).Take(Number()).Select(m => Amounts.Parse(m.Value)).OfType<decimal>().Select(n => new NumberFact(n)));
        return facts;
    }

    public static string Address(string link)
    {
        var address = link.Trim().TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '\'', '"', '’', '”', '…');
        address = Scheme().Replace(address, "");
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        address = (fragment < 0 ? address : address[..fragment]).TrimEnd('/');
        var path = address.AsSpan().IndexOfAny('/', '?');
        var host = path < 0 ? address : address[..path];
        return host.ToLowerInvariant() + (path < 0 ? "" : address[path..]);
    }

    /// <summary>Full-width and styled letters and digits as plain ones: what looks like a number is checked as one. Marks of no width go.</summary>
    public static string Folded(string text)
    {
        var whole = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        return string.Concat(whole.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format).Select(c => char.IsDigit(c) && !char.IsAsciiDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
    }

    private static List<Fact> TakePhones(BlankedText rest, string region)
    {
        List<Fact> facts = [];
        var util = PhoneNumberUtil.GetInstance();
        foreach (var match in util.FindNumbers(rest.Rest, region, PhoneNumberUtil.Leniency.POSSIBLE, 200))
        {
            var whole = util.IsPossibleNumberWithReason(match.Number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE; // and not one without its area code
            facts.Add(new PhoneFact(whole ? util.Format(match.Number, PhoneNumberFormat.E164) : util.GetNationalSignificantNumber(match.Number)));
            rest.Take(match.Start, match.Length);
        }

        facts.AddRange(rest.Take(LongNumber()).Select(m => new PhoneFact(string.Concat(m.Value.Where(char.IsAsciiDigit)))));
        return facts;
    }

    private static List<Fact> TakeCodes(BlankedText rest) =>
        [.. rest.Take(Code()).Select(m => new CodeFact(m.Value.ToUpperInvariant()))];

    [GeneratedRegex(@"(?<![\p{L}\d])(?:javascript|vbscript|data|file|ftp|blob|intent|wss?|about|view-source)\s*:(?=\S)\S*", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenScheme();

    [GeneratedRegex(@"https?:[/\\]{1,2}[^\s<>""“”\uE001]+?(?=[)\]}>*_'’]*[.,;:!?]*(?:[\s<>""“”\uE001)\]]|$))|(?<![\p{L}\d:/])//[\p{L}\d][\p{L}\d.\-]*\.\p{L}{2,}[^\s<>""]*", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    // "ruiz.example/prices". The last label in small letters: "today.We" is two sentences.
    [GeneratedRegex(@"(?<![\p{L}\d@._\-/])(?:[\p{L}\d](?:[\p{L}\d\-]{0,61}[\p{L}\d])?\.)+\p{Ll}{2,24}(?::\d+)?(?:[/?][^\s<>""“”\uE001)]*)?(?![\p{L}\d@])")]
    private static partial Regex BareLink();

    [GeneratedRegex(@"^(?:https?:)?[/\\]*(?:www\.)?", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<![\p{L}\d])\+?\d(?:[ ().\-/]{0,2}\d){6,}(?![\p{L}\d])")]
    private static partial Regex LongNumber();

    // Letters and digits in one word, but for a number with a unit ("30min", "1st", "24-hour") and short names ("A4").
    [GeneratedRegex(@"\b24/7\b|(?<![\p{L}\d\-])(?!\d+(?:[.,]\d+)?-?\p{L}+(?![\p{L}\d\-]))(?=[\p{L}\d\-]*\d)(?=[\p{L}\d\-]*\p{L})[\p{L}\d\-]{5,}(?![\p{L}\d])")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=^|\n)\s*\d{1,2}[.)](?=\s)")]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();
}
