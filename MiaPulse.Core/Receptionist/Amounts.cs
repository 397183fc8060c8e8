using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>Reads prices and percentages: "$1,200" is "1200 dollars" is "USD 1.200,00".</summary>
internal static partial class Amounts
{
    public static IEnumerable<Fact> Take(BlankedText rest)
    {
        List<Fact> facts = [.. rest.Take(Percentage()).SelectMany(m => Values(m).Select(v => new PercentFact(v)))];
        facts.AddRange(rest.Take(CurrencyFirst()).SelectMany(Money));
        facts.AddRange(rest.Take(CurrencyLast()).SelectMany(Money));
        return facts;
    }

    /// <summary>Reads a number with either habit of separators; null where it is none or too long.</summary>
    public static decimal? Parse(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        var decimals = last < 0 ? 0 : text.Length - last - 1;
        // One separator with three digits behind it groups thousands; with one or two it begins the cents. Several of one kind only ever group.
        var isPoint = last >= 0 && decimals != 3 && !(text.Count(c => c == text[last]) > 1);
        var plain = string.Concat(text.Select((c, i) => (c, i)).Where(p => char.IsAsciiDigit(p.c) || isPoint && p.i == last).Select(p => char.IsAsciiDigit(p.c) ? p.c : '.'));
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static IEnumerable<Fact> Money(Match match)
    {
        var word = match.Groups["cur"].Value.Trim().ToUpperInvariant();
        var (currency, parts) = word switch
        {
            "$" or "US$" or "USD" or "DOLLAR" or "DOLLARS" or "BUCKS" or "BUCK" => ("USD", 1m),
            "CENT" or "CENTS" => ("USD", 0.01m),
            "£" or "GBP" or "POUND" or "POUNDS" or "QUID" => ("GBP", 1m),
            "P" or "PENCE" => ("GBP", 0.01m),
            "€" or "EUR" or "EURO" or "EUROS" => ("EUR", 1m),
            "A$" or "AUD" => ("AUD", 1m),
            "C$" or "CA$" or "CAD" => ("CAD", 1m),
            "FRANCS" or "FRANC" or "CHF" or "FR." => ("CHF", 1m),
            "¥" or "YEN" or "JPY" => ("JPY", 1m),
            "₹" or "RS" or "RS." or "RUPEE" or "RUPEES" or "INR" => ("INR", 1m),
            _ => (word, 1m),
        };
        var times = match.Groups["k"].Success ? 1000m : 1m;
        return Values(match).Select(v => new MoneyFact(v * times * parts, currency));
    }

    private static IEnumerable<decimal> Values(Match match) =>
        new[] { match.Groups["n"], match.Groups["n2"] }.Where(g => g.Success).Select(g => Parse(g.Value)).OfType<decimal>();

    private const string Figure = @"\d+(?:[.,]\d+)*";
    private const string To = @"\s?(?:-|–|—|to|and|bis)\s?";
    private const string Sign = @"(?:US|CA|A|C)?\$|[£€¥₹]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|INR|SEK|NOK|DKK|PLN|Rs\.?)";

    [GeneratedRegex("(?<![\\d.,])(?<n>" + Figure + ")(?:\\s?%?" + To + "(?<n2>" + Figure + "))?\\s?(?:%|percent\\b|per\\s?cent\\b|pct\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Percentage();

    [GeneratedRegex("(?<cur>" + Sign + ")\\s?(?<n>" + Figure + ")(?:(?<k>k)\\b)?(?:" + To + "(?:" + Sign + ")\\s?(?<n2>" + Figure + ")|\\s?[-–—]\\s?(?<n2>" + Figure + ")(?!\\s?(?:min|hour|h\\b|day|%|am|pm)))?", RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyFirst();

    [GeneratedRegex("(?<![\\d.,])(?<n>" + Figure + ")(?:(?<k>k)\\b)?(?:" + To + "(?<n2>" + Figure + "))?\\s?(?<cur>[$£€¥₹]|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|INR|SEK|NOK|DKK|PLN|dollars?|bucks?|euros?|pounds?|quid|pence|cents?|francs?|yen|rupees?)\\b|(?<=\\d)p\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyLast();
}
