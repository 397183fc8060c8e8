using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Leads;

/// <summary>Tells whether a message is contact details and nothing else, save what people put around them: "Hi, it's Jo Bloggs, my email is jo@bloggs.example".</summary>
internal static partial class ContactAlone
{
    /// <param name="text">As the visitor wrote it.</param>
    /// <param name="region">Two-letter country whose habits apply to numbers.</param>
    /// <param name="said">What was read from it.</param>
    public static bool Is(string text, string region, ContactCard said)
    {
        if (said.IsEmpty || text.AsSpan().IndexOfAny("?؟？") >= 0)
        {
            return false;
        }

        var rest = text;
        foreach (var email in EmailsInText.Find(rest, asked: true))
        {
            rest = Without(rest, email.Start, email.End);
        }

        foreach (var phone in PhonesInText.Find(rest, region, asked: true))
        {
            rest = Without(rest, phone.Start, phone.End);
        }

        foreach (var word in (said.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = rest.IndexOf(word.TrimEnd('.', ','), StringComparison.OrdinalIgnoreCase);
            rest = at < 0 ? rest : Without(rest, at, at + word.TrimEnd('.', ',').Length);
        }

        return !Around().Replace(rest, " ").Any(char.IsLetterOrDigit);
    }

    // Places stay true.
    private static string Without(string text, int start, int end) => $"{text[..start]}{new string(' ', end - start)}{text[end..]}";

    [GeneratedRegex(@"(?<![\p{L}\d])(?:i['’]?m|i am|it['’]?s|it is|that['’]?s|this is|is|are|my|the|a|and|or|on|at|by|no|yes|yeah|ok|okay|sure|sorry|actually|hi|hello|hey|please|thanks|thank you|thx|cheers|here|you|can|could|reach|call|text|me|best|name|first|last|full|surname|mrs?|ms|miss|dr|e-?mails?|mail|address|phone|telephone|tel|mobile|mob|cell|number|no|contact|details|it)(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex Around();
}
