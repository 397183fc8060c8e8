using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;

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

        var rest = Digits.InAscii(text);
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

        return !Elsewhere().Replace(Around().Replace(rest, " "), " ").Any(char.IsLetterOrDigit);
    }

    // Places stay true.
    private static string Without(string text, int start, int end) => $"{text[..start]}{new string(' ', end - start)}{text[end..]}";

    [GeneratedRegex(@"(?<![\p{L}\d])(?:i['’]?m|i am|it['’]?s|it is|that['’]?s|this is|is|are|my|the|a|and|or|on|at|by|no|yes|yeah|ok|okay|sure|sorry|actually|hi|hello|hey|please|thanks|thank you|thx|cheers|here|you|can|could|reach|call|text|me|best|name|first|last|full|surname|mrs?|ms|miss|dr|e-?mails?|mail|address|phone|telephone|tel|mobile|mob|cell|number|no|contact|details|it)(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex Around();

    // The same in the other languages, all at once: what is left has to be nothing, so that no word of one is missed in another.
    [GeneratedRegex(@"(?<![\p{L}\d])(?:ich|bin|hei(?:ß|ss)e|meine?|ist|lautet|und|nummer|(?:telefon|handy|mobil)nummer|handy|(?:e-?)?mail-?adresse|adresse|vorname|nachname|hallo|guten tag|bitte|danke|hier"
        + @"|je|suis|(?:je )?m['’]appelle|mon|ma|est|c['’]est|le|la|et|num[ée]ro|t[ée]l[ée]phone|portable|courriel|nom|pr[ée]nom|bonjour|merci"
        + @"|me|llamo|soy|mi|es|el|y|n[úu]mero|tel[ée]fono|m[óo]vil|correo|electr[óo]nico|nombre|apellidos?|hola|gracias"
        + @"|chiamo|sono|il|mio|mia|è|e|numero|telefono|cellulare|indirizzo|posta|nome|cognome|ciao|grazie"
        + @"|ik|ben|heet|mijn|naam|en|telefoonnummer|telefoon|mobiel|e-?mailadres|dank je|bedankt"
        + @"|nazywam|si[ęe]|jestem|m[óo]j|moja|moje|to|i|numer|telefonu?|imi[ęe]|nazwisko|adres|dzień dobry|dzi[ęe]kuj[ęe]"
        + @"|chamo-me|sou|meu|minha|é|o|a|telefone|telem[óo]vel|ol[áa]|obrigad[oa]"
        + @"|اسمي|رقمي|رقم|هاتفي|بريدي|الإلكتروني|الالكتروني|ايميلي|إيميلي|هو|و|أنا|انا|مرحبا|شكرا)(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
