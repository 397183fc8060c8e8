using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Finds digits that nobody should give a receptionist: payment cards, their security codes, social security numbers. They are dropped before a message is
/// stored, so that no table, log, transcript or model ever holds them. Too much is dropped rather than too little: an order number that could be a card goes too.
/// </summary>
internal static partial class SecretDigits
{
    public const string Dots = "••••";

    public static string Without(string text)
    {
        if (!text.Any(char.IsDigit))
        {
            return text;
        }

        var clean = DigitRun().Replace(text, run => MaskCard(text, run));
        clean = SocialSecurity().Replace(clean, m => m.Groups["cue"].Value + Dots);
        return SecurityCode().Replace(clean, m => m.Groups["cue"].Value + Dots);
    }

    /// <summary>Luhn's check digit, over the digits alone.</summary>
    public static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? d : d > 4 ? (2 * d) - 9 : 2 * d;
        }

        return sum % 10 == 0;
    }

    private static string MaskCard(string text, Match run)
    {
        var digits = DigitsOf(run.Value);
        if (digits.Length is < 13 or > 19)
        {
            return run.Value;
        }

        var before = text[Math.Max(0, run.Index - 40)..run.Index];
        var dialled = before.TrimEnd().EndsWith('+') || run.Value.StartsWith("00", StringComparison.Ordinal);
        var likeCard = digits[0] is >= '3' and <= '6' && (digits.Length == 16 || FourFours().IsMatch(run.Value));
        if (PassesLuhn(digits) && !(dialled && digits.Length <= 15) || likeCard && !dialled || CardCue().IsMatch(before))
        {
            return $"{Dots} {digits[^4..]}"; // the last four are what people and receipts know a card by
        }

        return run.Value;
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));

    [GeneratedRegex(@"(?<![\p{L}\d])\d(?:[ .\-\u2010-\u2015\u00a0\u2009]?\d){12,18}(?![\p{L}\d]|[ .\-]\d)")]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"^\d{4}([ .\-])\d{4}\1\d{4}\1\d{4}$")]
    private static partial Regex FourFours();

    [GeneratedRegex(@"\b(?:card|visa|master\s?card|amex|american express|debit|credit|maestro|discover)\b[^\d]{0,24}$", RegexOptions.IgnoreCase)]
    private static partial Regex CardCue();

    // 9 digits in 3-2-4 are a social security number wherever they stand (no telephone number is written so); bare ones only after their name.
    [GeneratedRegex(@"(?<cue>\b(?:ssn|itin|social(?:\s+security)?(?:\s+(?:number|no\.?|num))?)\b[^\d\n]{0,20})\d(?:[ \-.]?\d){3,8}(?!\d)|(?<cue>(?<![\d\-])(?!000|666))\d{3}([ \-.\u2010-\u2015])(?!00)\d{2}\1(?!0000)\d{4}(?![\d\-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<cue>\b(?:cvv2?|cvc2?|cid|csc|security\s+code)\b[^\d\n]{0,12})\d{3,4}(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex SecurityCode();
}
