using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using PhoneNumbers;

namespace MiaPulse.Core.Leads;

/// <summary>A telephone number in a text, in E.164, and where it stands.</summary>
internal sealed record PhoneInText(string Number, int Start, int End);

/// <summary>
/// Finds telephone numbers as people write them, with the habits of a region. What merely looks like one is left alone: orders, policies, dates, prices, postcodes.
/// A number need only be possible: people's numbers are newer than any table, and a lead with an odd number is worth more than none.
/// </summary>
internal static partial class PhonesInText
{
    private const int MaxTries = 50;

    /// <param name="text">What the visitor wrote.</param>
    /// <param name="region">The business's own.</param>
    /// <param name="asked">Whether a number was asked for.</param>
    /// <param name="beside">Regions whose habits the visitor may have, the likeliest first: for numbers that the business's own region does not assign, and one of these does.</param>
    public static IReadOnlyList<PhoneInText> Find(string text, string region, bool asked, IReadOnlyList<string>? beside = null)
    {
        var util = PhoneNumberUtil.GetInstance();
        var digits = WithDigitWords(text);
        var clear = WithoutOtherFigures(digits.Text);
        var found = In(util, clear, region, PhoneNumberUtil.Leniency.POSSIBLE, asked);
        foreach (var other in beside ?? [])
        {
            foreach (var match in In(util, clear, other, PhoneNumberUtil.Leniency.VALID, asked))
            {
                var taken = found.Where(f => f.Start < match.Start + match.Length && match.Start < f.Start + f.Length).ToList();
                if (!taken.Any(f => util.IsValidNumber(f.Number)))
                {
                    found = [.. found.Except(taken), match];
                }
            }
        }

        return [.. found.OrderBy(m => m.Start).Select(m => new PhoneInText(util.Format(m.Number, PhoneNumberFormat.E164), digits.At(m.Start), digits.At(m.Start + m.Length)))];
    }

    private static List<PhoneNumberMatch> In(PhoneNumberUtil util, string text, string region, PhoneNumberUtil.Leniency leniency, bool asked) =>
        [.. util.FindNumbers(text, region, leniency, MaxTries).Where(m => IsNumber(util, text, m, region, asked))];

    private static bool IsNumber(PhoneNumberUtil util, string text, PhoneNumberMatch match, string region, bool asked)
    {
        // Without its area code nobody can call it from elsewhere, and any short figure would pass.
        if (util.IsPossibleNumberWithReason(match.Number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE || IsMadeUp(match.RawString))
        {
            return false;
        }

        var before = text[Math.Max(0, match.Start - 80)..match.Start];
        var dialled = match.RawString[0] == '+' || before.EndsWith('+') || match.RawString.StartsWith("00", StringComparison.Ordinal);
        if (GluedBefore().IsMatch(before) || GluedAfter().IsMatch(text[(match.Start + match.Length)..Math.Min(text.Length, match.Start + match.Length + 20)]))
        {
            return false;
        }

        var label = Label().Match(before);
        var called = label.Success && label.Groups["phone"].Success;
        if (dialled)
        {
            return true;
        }

        if (label.Success && !called || !called && IdPrefix().Match(before) is { Success: true } id && !IsWord(id.Groups["id"].Value))
        {
            return false;
        }

        // In North America no area and no exchange starts with 0 or 1, whatever will be handed out; said to be a number, it is kept all the same.
        if (!called && !asked && match.Number.CountryCode == 1 && NoSuchArea().IsMatch(util.GetNationalSignificantNumber(match.Number)))
        {
            return false;
        }

        // Where national numbers start with 0, a figure without it is a figure; where they do not, it takes the full length, checked above.
        return called
            || util.GetNddPrefixForRegion(region, true) is not "0"
            || match.RawString.AsSpan().TrimStart("(").StartsWith("0")
            || asked && util.IsValidNumber(match.Number);
    }

    // "oder 030 901820" and "Lisa Wong 415 555 0123" are numbers, "PO 4155550142" is not.
    private static bool IsWord(string letters) =>
        NameLists.IsCommon(letters) || NameLists.IsName(letters)
        || (letters.Length > 2 && (IsWrittenAsAName(letters) || SmallWords.LanguagesOf(letters.ToLowerInvariant()).Count > 0));

    private static bool IsWrittenAsAName(string letters) => char.IsUpper(letters[0]) && !letters.AsSpan(1).ContainsAnyExceptInRange('a', 'z');

    // 1111111111, 1234567890: what people type to get past a form.
    private static bool IsMadeUp(string raw)
    {
        var digits = string.Concat(raw.Where(char.IsDigit));
        return digits.TrimStart('+', '1').Distinct().Count() <= 1 || digits.EndsWith("1234567890", StringComparison.Ordinal) || digits.EndsWith("9876543210", StringComparison.Ordinal);
    }

    // Same length, so that positions stay true.
    private static string WithoutOtherFigures(string text) => Figure().Replace(text, m => new string('¤', m.Length));

    private static MappedText WithDigitWords(string text)
    {
        var runs = DigitWords().Matches(text);
        if (runs.Count == 0)
        {
            return new MappedText(text, null);
        }

        StringBuilder spoken = new(text.Length);
        List<int> from = new(text.Length + 1);
        var at = 0;
        foreach (Match run in runs)
        {
            Copy(text, at, run.Index);
            foreach (var digit in DigitsOf(run.Value))
            {
                spoken.Append(digit);
                from.Add(run.Index);
            }

            at = run.Index + run.Length;
        }

        Copy(text, at, text.Length);
        from.Add(text.Length);
        return new MappedText(spoken.ToString(), from);

        void Copy(string source, int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                spoken.Append(source[i]);
                from.Add(i);
            }
        }
    }

    private static string DigitsOf(string words)
    {
        StringBuilder digits = new();
        var times = 1;
        foreach (Match word in DigitWord().Matches(words))
        {
            switch (word.Value.ToLowerInvariant())
            {
                case "double":
                    times = 2;
                    break;
                case "triple":
                    times = 3;
                    break;
                case "plus":
                    digits.Append('+');
                    break;
                case var digit:
                    digits.Append(char.IsDigit(digit[0]) ? digit[0] : (char)('0' + Digit(digit)), times);
                    times = 1;
                    break;
            }
        }

        return digits.ToString();
    }

    private static int Digit(string word) => word switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        _ => 0, // zero, oh, o, nought
    };

    private sealed record MappedText(string Text, List<int>? From)
    {
        public int At(int index) => From is null ? index : From[index];
    }

    private const string Word = "(?:double|triple|zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine)";

    [GeneratedRegex(@"(?<!\p{L})(?:plus[ ,]+)?" + Word + @"(?:[ ,\-]+" + Word + @"){6,19}(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex DigitWords();

    [GeneratedRegex(@"\p{L}+|\d")]
    private static partial Regex DigitWord();

    // Dates, times, prices, long runs that no network has, web addresses.
    [GeneratedRegex(@"https?://\S+|\b(?:19|20)\d\d-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b(?![.\-/]?\d)|\b\d{1,2}:\d\d(?::\d\d)?\b|[$£€¥₹]\s?\d[\d,. ]*\d|\b\d{1,3}(?:,\d{3})+\b|(?<![+\d])\b(?!00)\d(?:[ \-.]?\d){15,}")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(?:[01]|\d{3}[01])")]
    private static partial Regex NoSuchArea();

    [GeneratedRegex(@"(?:[\p{L}_#№][\-–/_]?|#\s?|[¤$£€%]\s?)$")]
    private static partial Regex GluedBefore();

    [GeneratedRegex(@"^(?:[\p{L}_¤%$£€]|\s?(?:miles|km|kg|usd|eur|gbp|dollars|euros|pounds)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex GluedAfter();

    // The nearest word that says what the figure is, in the same clause.
    [GeneratedRegex(@"\b(?:(?<phone>phone|telephone|tel|ph|mobile|mob|cell|cellphone|call|ring|text|whatsapp|sms|dial|reach|landline|handy|contact|callback|fax|telefon\w*|t[eé]l[eé]phone|tel[eé]fono|cellulare|mobiel|nummer|kom[oó]rk\w*|telem[oó]vel|celular|t[eé]l|m[oó]vil|هاتف\w*|جوال\w*|رقمي)|(?<id>policy|claim|claimid|account|acct|ac|order|invoice|inv|booking|confirmation|conf|ref|reference|ticket|case|ssn|social|card|visa|mastercard|amex|debit|credit|zip|zipcode|postcode|vin|estimate|quote|quoted|serial|model|membership|licen[cs]e|passport|iban|routing|pin|otp|password|code|vat|isbn|tracking|reg|registration|id|insurance|budget|invoices|report|estimates|bestell\w*|auftrags?\w*|rechnungs?\w*|kunden\w*|vertrags?\w*|commande|facture|pedido|factura|ordine|fattura|bestelling|bestelnummer|factuur\w*|klantnummer|zam[oó]wieni\w*|faktur\w*|encomenda|fatura))\b[\p{L}'’\s:#\-.()=]{0,24}$",
        RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<id>\p{L}{2,4})[ ]$")]
    private static partial Regex IdPrefix();
}
