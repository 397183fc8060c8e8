using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Which of the details that were read back is wrong: "the name", "my email is wrong", "both", "the first one". In all languages at once: where the question
/// for it was just asked, no word of one means something else in another.
/// </summary>
internal static partial class ContactParts
{
    private static readonly ContactFields[] InOrder = [ContactFields.Name, ContactFields.Email, ContactFields.Phone];

    // What each is called, in folded letters.
    private const string Names =
        @"(?:(?:first|last|full|sur) ?)?name|surname|vorname|nachname|namen|nom|prenom|nombre|apellidos?|nome|cognome|sobrenome|apelido|naam|voornaam|achternaam|imie|imienia|nazwisko|nazwiska|الاسم|اسمي|اسم";

    private const string Emails =
        @"e-?mails?|(?:e-?)?mail-?adress\w*|e-?mailadres|mail|address|adresse|correo|indirizzo|adres|endereco|البريد|بريدي|الايميل|ايميلي|ايميل";

    private const string Phones =
        @"phone|telephone|mobile|cell|number|tel|telefon\w*|handy(?:nummer)?|(?:ruf|mobil)?nummer|portable|numero|telefono|movil|cellulare|telefoon\w*|mobiel|numer\w*|komork\w*|telemovel|celular|الهاتف|هاتفي|رقم|رقمي|الرقم|الجوال";

    private static readonly Cue Name = Names;
    private static readonly Cue Email = Emails;
    private static readonly Cue Phone = Phones;

    private static readonly Cue All =
        @"^\W*((no|nein|non|nee|nie|nao|لا)\W+)?(they are |it's |they're )?(both|all|everything|beides?|alles?|les deux|tous|toutes|tout|ambos|ambas|los dos|todos?|entrambi|tutti( e due)?|tutto|allebei|oba|oboje|wszystko|os dois|tudo|كلاهما|الكل)( of (them|it|those))?( are| is)?( wrong| please| incorrect)?\W*$";

    private static readonly Cue[] EnglishPlaces = [@"^\W*(the )?(1|1st|first)( one)?\W*$", @"^\W*(the )?(2|2nd|second)( one)?\W*$", @"^\W*(the )?(3|3rd|third)( one)?\W*$"];

    private static readonly Cue EnglishLast = @"^\W*(the )?last( one)?\W*$";

    /// <param name="message">What the visitor answers.</param>
    /// <param name="language">The visitor's.</param>
    /// <param name="there">The details that were read back.</param>
    /// <returns>None where the message says anything else as well.</returns>
    public static ContactFields In(string message, Language language, ContactFields there)
    {
        var said = Folding.Of(Words.Tidy(message));
        if (All.In(said))
        {
            return there;
        }

        List<ContactFields> listed = [.. InOrder.Where(f => there.HasFlag(f))];
        if (Place(said, language, listed.Count) is { } place)
        {
            return listed[place];
        }

        var named = (Name.In(said) ? ContactFields.Name : 0) | (Email.In(said) ? ContactFields.Email : 0) | (Phone.In(said) ? ContactFields.Phone : 0);
        return named is ContactFields.None || Rest(said) ? ContactFields.None : named;
    }

    /// <summary>Each of them, in the order in which they are read back.</summary>
    public static IEnumerable<ContactFields> Each(ContactFields fields) => InOrder.Where(f => fields.HasFlag(f));

    // Which of so many it is, counted from the first.
    private static int? Place(string said, Language language, int count)
    {
        IReadOnlyList<Cue> places = language is Language.English ? EnglishPlaces : Cues.Of(language).Places;
        for (var i = 0; i < places.Count && i < count; i++)
        {
            if (places[i].In(said))
            {
                return i;
            }
        }

        return count > 0 && language is Language.English && EnglishLast.In(said) ? count - 1 : null;
    }

    // Whether more is said than that something is wrong with it: "the name is right" and "email me the prices" say more.
    private static bool Rest(string said) => Around().Replace(said, " ").Any(char.IsLetterOrDigit);

    // In folded letters: what takes several words comes first, then the details themselves, and then single words that go with them.
    [GeneratedRegex(
        @"(?<!\w)(?:[ld]'(?=\w)|(?:not (?:right|correct)|isn't (?:right|correct)|is wrong|(?:stimmt|passt) (?:so )?nicht|nicht (?:richtig|korrekt)|n'est pas (?:bon(?:ne)?|correcte?|exacte?|juste)"
        + @"|no es correcto|no esta bien|esta mal|non e (?:giusto|corretto)|klopt niet|is niet (?:goed|juist)|nie zgadza sie|sie nie zgadza|nao esta (?:certo|correto)|غير صحيح"
        + "|" + Names + "|" + Emails + @"|electronico|elektroniczny|electronique|mailowy|الالكتروني|" + Phones
        + @"|(?:(?:can|could|would) you |(?:i )?(?:want|need|like|would like) to |(?:i'd|i would) like to )?(?:please )?(?:change|fix|update|correct(?= (?:the|my|name|email|phone|number)))"
        + @"|wrong|incorrect|misspel(?:t|led)|mistyped|typo|spelled|spelling"
        + @"|the|my|that's|that|it's|it is|it|is|was|an?|in|with|of|no|nope|sorry|please|just|only|and|or|also|one|i think|i mean|there's|there is"
        + @"|falsch\w*|der|die|das|den|mein\w*|ist|nur|und|nein|bitte|es|andern|aendern|korrigieren"
        + @"|fausse|faux|mauvais\w*|incorrecte?|inexacte?|le|la|les|mon|ma|est|et|non|c'est|changer|corriger|s'il (?:vous|te) plait"
        + @"|incorrecto|el|mi|es|esta|y|de|cambiar|corregir|por favor"
        + @"|sbagliat[oa]|il|lo|mi[oa]|e|di|cambiare|correggere|per favore"
        + @"|fout|verkeerd|de|het|mijn|nee|en|graag|alsjeblieft|alstublieft|wijzigen|aanpassen"
        + @"|jest (?:zle|zly|bledn[ey])|zle|zly|bledn[ey]|moje|moj|i|nie|prosze|zmienic|poprawic|to"
        + @"|esta errad[oa]|errad[oa]|incorret[oa]|o|a|meu|minha|nao|alterar|mudar|corrigir"
        + @"|خطا|غلط|هو|لا|و|من فضلك|تغيير)(?!\w))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
