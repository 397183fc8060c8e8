using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Names in sentences of other languages than English: "ja gerne, Anna Schmidt", "sono Marco", "nazywam się Ola Nowak". Where a name begins is told by that
/// language's own cues; what a name looks like is <see cref="NamePhrase"/>'s to say; and the language's everyday words are no names.
/// </summary>
internal static partial class ForeignNames
{
    public static string? Find(string text, bool asked, Language language)
    {
        if (OtherScripts.Introduced(text) is { } introduced)
        {
            return introduced;
        }

        text = OtherScripts.WithoutGreeting(text);
        return Named(text, asked, language) is { } name && !OtherScripts.IsSentence(text, name) ? name : null;
    }

    private static string? Named(string text, bool asked, Language language)
    {
        if (language is Language.English)
        {
            return NamesInText.Find(text, asked)?.Name;
        }

        var caseTells = NamePhrase.CaseTells(text);
        foreach (Match cue in Naming().Matches(text))
        {
            var evidence = cue.Groups["weak"].Success ? NameEvidence.Weak : NameEvidence.Strong; // "sono Marco", and "sono interessato"
            if (NamePhrase.Read(text, cue.Groups["name"].Index, evidence, caseTells) is { } named && UpToEverydayWords(named.Name, language) is { } name && !IsNoName(name))
            {
                return name;
            }
        }

        // "Nein, Maria Schmidt": put right what was read back. Only known names, for "nein, falsch" and the like begin in the same way.
        if (asked && Denial().Match(text) is { Success: true } denied && char.IsUpper(text[denied.Groups["name"].Index])
            && NamePhrase.Read(text, denied.Groups["name"].Index, NameEvidence.Gazetteer, caseTells) is { } right && UpToEverydayWords(right.Name, language) is { } mended && !IsNoName(mended))
        {
            return mended;
        }

        // Assent and greetings before a name are taken for English ones by nobody else: blanked, so that places stay true.
        var opened = Opening().Replace(text, m => new string(' ', m.Length));
        return NamesInText.Find(opened, asked) is { } found && !IsNoName(found.Name) && !NameTitles.Without(found.Name).Split(' ').Any(w => IsEverydayWord(w, language)) ? found.Name : null; // "prefiro não dizer" is no name
    }

    // Of "Anna aus Berlin" only Anna is the name. "Pan" is an everyday word in Polish, and a title before a name.
    private static string? UpToEverydayWords(string name, Language language)
    {
        var bare = NameTitles.Without(name);
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => !IsEverydayWord(w, language)).ToList();
        return words.Count == 0 ? null : $"{name[..^bare.Length]}{string.Join(' ', words)}";
    }

    // "Le nom", "falsch", "esatto", "prezzo massaggio": what is said of a name, and what is said or asked in its place.
    private static bool IsNoName(string name)
    {
        var folded = Folding.Of(name);
        return Detail().IsMatch(folded) || Assent().IsMatch(folded) || AskingWord().IsMatch(folded) && !NameTitles.Open(name) && !NameLists.IsGiven(name.Split(' ')[0]);
    }

    private static bool IsEverydayWord(string word, Language language) =>
        !Particle().IsMatch(word) && SmallWords.Has(language, word) && !(char.IsUpper(word[0]) && NameLists.IsGiven(word) && word.Length > 3);

    // The empty group "name" marks where the name begins; "weak" cues may be followed by anything.
    [GeneratedRegex(@"(?:\b(?:ich hei(?:ß|ss)e|mein name (?:ist|lautet)|mein vorname ist|auf den namen|unter dem namen|mit freundlichen gr(?:ü|ue)(?:ß|ss)en,?|je m['’]appelle|je me nomme|mon nom (?:est|c['’]est)|au nom de|moi c['’]est|me llamo|mi nombre es|a nombre de|mi chiamo|il mio nome [eè]|a nome(?: di)?|mijn naam is|ik heet|op naam van|nazywam si[eę]|mam na imi[eę]|na nazwisko|moje imi[eę](?: i nazwisko)?(?: to)?|(?:eu )?me chamo|chamo-me|(?:o )?meu nome [eé]|em nome de|اسمي(?: هو)?|أدعى|ادعى|الاسم(?: هو)?)\s*[:,\-]?\s*|(?<weak>(?:^|[\n.,!?;]\s*|\b(?:hallo|tag|bonjour|hola|ciao|buongiorno|hoi|dzień dobry|cześć|olá|oi|مرحبا)[ ,!]+)(?:ich bin(?: die| der)?|hier (?:ist|spricht)|je suis|c['’]est|ici|(?:yo )?soy|habla|(?:io )?sono|parla|ik ben|met|(?:tu|ja|z tej strony) |jestem|(?:eu )?sou(?: [oa])?|aqui (?:é|fala)|(?:أنا|انا|معك))\s+(?:(?:il|lo|la|el|le|de|het)\s+(?=(?:" + NameTitles.Any + @")(?![\p{L}\p{M}])))?))(?<name>)(?=\p{L})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex(@"^\W*(?:(?:ja|jo|klar|gerne?|sicher|natürlich|okay|ok|danke|bitte|hallo|guten (?:tag|morgen|abend)|moin|mein name|oui|bien sûr|d['’]accord|volontiers|merci|bonjour|bonsoir|s[ií]|claro|vale|gracias|hola|buenos días|buenas|perfetto|certo|va bene|grazie|ciao|buongiorno|salve|graag|prima|natuurlijk|bedankt|hoi|goedemorgen|goedendag|tak|jasne|oczywiście|dobrze|proszę|dziękuję|cześć|dzień dobry|witam|sim|claro|está bem|obrigad[oa]|olá|oi|bom dia|boa tarde|نعم|أكيد|طبعا|شكرا|مرحبا|حسنا)\b[\s,.!:;\-]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*(?:nein|nee|nö|non|no|nie|não|nao|لا)\b[\s,.!:;\-–،]*(?:(?:sondern|es ist|das ist|ich bin|c['’]est|es|soy|è|sono|het is|dat is|ik ben|to|jestem|é|sou)\s+)?(?<name>)(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    // In folded letters.
    [GeneratedRegex(@"\b(?:namen?|vorname|nachname|nom|prenom|nombre|apellidos?|nome|cognome|sobrenome|apelido|naam|voornaam|achternaam|imie|nazwisko|telefon\w*|telephone|telefoon\w*|nummer|numero|numer|e-?mails?|mails?|correo|adresse|adres|indirizzo|direccion|endereco|falsch|faux|mauvais|incorrect\w*|inexact\w*|sbagliat\w*|fout|verkeerd|zle|zly|bledn\w+|errad[oa]|ecrit|escrito|scritto|geschrieben|gespeld|napisan\w*|خطا|غلط|غير|beides?|alles?|les deux|tous|toutes|tout|ambos|ambas|todos?|entrambi|tutt[oi]|allebei|oba|oboje|wszystko|tudo|كلاهما|الكل|الاسم|البريد|الهاتف|رقم|الرقم)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Detail();

    [GeneratedRegex(@"^(?:stimmt|korrekt|passt|perfekt|jawohl|exacte?|exactement|correcte?|parfait|correcto|exacto|perfecto|esatto|giusto|corretto|perfetto|juist|precies|dokladnie|zgadza|racja|swietnie|correto|exato|perfeito|صحيح|تمام|بالضبط|اكيد|ممتاز)$", RegexOptions.CultureInvariant)]
    private static partial Regex Assent();

    [GeneratedRegex(@"\b(?:prei[sz]\w*|kosten|kostet|offnungszeiten|termine?|wieviel|prix|tarifs?|tarife|tarifas?|tariffe|horaires?|combien|rendez-vous|rdv|precios?|horarios?|cuanto|cita|erste[rsn]?|zweite[rsn]?|premiere?|deuxieme|primer[oa]?|segund[oa]|prim[oa]|second[oa]|eerste|tweede|pierwsz\w+|drugi\w*|primeir[oa]|prezz[io]|orari[o]?|quanto|appuntamento|prij[sz]\w*|openingstijden|hoeveel|afspraak|cen[ay]|cennik|godziny|ile|wizyta|precos?|consulta|marcacao|سعر|السعر|اسعار|الاسعار|تكلفه|بكم|كم|متي|اين|هل|مواعيد|اوقات|موعد|حجز)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AskingWord();

    [GeneratedRegex(@"^(?:de|del|della|di|da|dos|das|do|du|van|von|der|den|la|le|el|al|y|e)$", RegexOptions.IgnoreCase)]
    private static partial Regex Particle();
}
