using System.Text.RegularExpressions;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Leads;

/// <summary>An email address in a text and where it stands.</summary>
internal sealed record EmailInText(EmailAddress Address, int Start, int End);

/// <summary>Finds email addresses as people write them: <c>ana@ruiz.example</c>, <c>ana [at] ruiz.example</c>, <c>ana dot b at ruiz dot example</c>.</summary>
internal static partial class EmailsInText
{
    public static IReadOnlyList<EmailInText> Find(string text, bool asked)
    {
        List<EmailInText> found = [];
        foreach (Match match in Written().Matches(text))
        {
            Add(found, match, match.Groups["local"].Value, match.Groups["host"].Value);
        }

        foreach (Match match in Spelled().Matches(text))
        {
            if (found.Any(e => match.Index < e.End && e.Start < match.Index + match.Length) || !MayBeSpelled(text, match, asked))
            {
                continue;
            }

            Add(found, match, Joined(match.Groups["local"].Value), Joined(match.Groups["host"].Value));
        }

        return [.. found.OrderBy(e => e.Start)];
    }

    private static void Add(List<EmailInText> found, Match match, string local, string host)
    {
        // What stands around an address in running text is allowed in one by the letter of the standard, but is never part of it.
        var who = local[(local.LastIndexOf('=') + 1)..].TrimStart('.', '\'', '*', '#', '!', '?', '$', '&', '^', '`', '~', '{', '}', '-', '|');
        var where = WithoutNextSentence(host.Replace(" ", "", StringComparison.Ordinal));
        if (who.Length > 0 && EmailAddress.TryParse($"{who}@{where}", out var address))
        {
            found.Add(new EmailInText(address, match.Index, match.Index + match.Length));
        }
    }

    // "ana dot b" → "ana.b"; "ana underscore b" → "ana_b"
    private static string Joined(string spelled) =>
        SpelledSeparator().Replace(spelled, m => m.Groups["word"].Value.ToLowerInvariant() switch
        {
            "underscore" => "_",
            "dash" or "hyphen" or "minus" => "-",
            "plus" => "+",
            _ => ".",
        }).Replace(" ", "", StringComparison.Ordinal).Trim('.');

    // "ana@ruiz.example.Thanks": people forget the space after a full stop, and a new sentence starts with a capital letter.
    private static string WithoutNextSentence(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 2 && char.IsUpper(labels[^1][0]) && labels[^1].Any(char.IsLower) && !labels[^2].Any(char.IsUpper) ? string.Join('.', labels[..^1]) : host;
    }

    // "meet me at ruiz.example" holds no address. A plain "at" needs a spelled "dot" behind it, or a reason to expect an address.
    private static bool MayBeSpelled(string text, Match match, bool asked)
    {
        var local = match.Groups["local"].Value;
        if (match.Groups["mark"].Success)
        {
            return true;
        }

        if (NoLocalPart().IsMatch(local))
        {
            return false;
        }

        var before = text[Math.Max(0, match.Index - 40)..match.Index];
        return asked || MailCue().IsMatch(before) || match.Groups["host"].Value.Contains(' ', StringComparison.Ordinal) || local.Any(c => char.IsDigit(c) || c is '.' or '_');
    }

    private const string Tld = "com|net|org|edu|gov|info|biz|co|uk|us|ca|au|nz|ie|de|at|ch|fr|es|it|nl|be|pt|pl|se|no|dk|fi|eu|in|io|me|dev|app|design|example|test";

    [GeneratedRegex(@"(?<![\p{L}\d/@])(?<local>[\p{L}\d._%+&'!#$*=?^`{|}~\-]{1,64}) {0,2}[@\uFF20] {0,2}(?<host>[\p{L}\d](?:[\p{L}\d\-]{0,62})(?:(?:\.| \. ?(?=(?:" + Tld + @")\b))[\p{L}\d](?:[\p{L}\d\-]{0,62})){1,8})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    // local: words joined by "dot", "underscore" and the like; host: labels joined by "dot" or a full stop.
    [GeneratedRegex(@"(?<![\p{L}\d@])(?<local>(?>[\p{L}\d][\p{L}\d._%+\-]{0,63}(?>\s?[\[\(\{]?\s?\b(?:dot|punkt|punto|point|underscore|dash|hyphen|minus|plus)\b\s?[\]\)\}]?\s?(?>[\p{L}\d][\p{L}\d._%+\-]{0,40})){0,6}))(?:(?<mark>\s?[\[\(\{<]\s?(?:at|@|arroba|ät)\s?[\]\)\}>]\s?|\s+at\s+sign\s+)|\s+(?:at|arroba)\s+|\s+@\s+)(?<host>(?>[\p{L}\d][\p{L}\d\-]{0,62}(?>(?:\.|\s?[\[\(\{]?\s?\b(?:dot|punkt|punto|point)\b\s?[\]\)\}]?\s?)(?>[\p{L}\d][\p{L}\d\-]{0,62})){1,5}))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"\s?[\[\(\{]?\s?\b(?<word>dot|punkt|punto|point|underscore|dash|hyphen|minus|plus)\b\s?[\]\)\}]?\s?", RegexOptions.IgnoreCase)]
    private static partial Regex SpelledSeparator();

    [GeneratedRegex(@"^(?:m|me|us|it|him|her|them|you|is|are|was|were|be|am|look|not|that|this|here|there|open|only|still|now|up|in|out|meet|arrive|work|ordered|bought|seen|found|saw)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoLocalPart();

    [GeneratedRegex(@"\b(?:e-?mails?|mail|address|reach|write|contact)\b[^.!?\n]{0,24}$", RegexOptions.IgnoreCase)]
    private static partial Regex MailCue();
}
