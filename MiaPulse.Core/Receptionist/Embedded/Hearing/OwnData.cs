using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// A visitor wants deleted what is kept of them, or no more mail. Not what is on a thing of theirs: "can you erase the data on my old laptop" is a question to a
/// repair shop. In all languages at once, as <see cref="LawThreat"/>.
/// </summary>
internal static partial class OwnData
{
    /// <summary>Longer messages tell a story of which this is a part.</summary>
    private const int MostWords = 16;

    private const string Wish =
        @"(delete|erase|remove|wipe|forget)( all| please)?( of)? (my|our) (personal |contact )?(data|information|info|details|messages?|chats?|chat history|conversations?)|(delete|erase|wipe|forget) (everything|all)( that)? (you|u) (have|know|keep|kept|stored|hold|saved)( about| on| of)? (me|us)|remove me from (your|the) (system|database|mailing list|list|newsletter)"
        + @"|unsubscribe|opt(ing)? out of (the |your |all )?(\w+ )?(e-?mails?|newsletters?|mailings?|marketing)|stop (emailing me|sending me (\w+ )?(e-?mails?|newsletters?|mail))"
        + @"|(mein\w*|unsere) (personlichen |personenbezogenen |gespeicherten |kontakt)?(daten|kontaktdaten|angaben|nachrichten|chat|unterhaltung|gesprach)( \w+){0,3} (ge)?lo(e)?sch(en|t)|lo(e)?sch\w* (\w+ ){0,2}(meine|unsere) (\w+ )?(daten|kontaktdaten|angaben|nachrichten|unterhaltung)|loschung meiner (\w+ )?daten|(newsletter|e-?mails?) (abbestellen|abmelden)|vom newsletter (ab|abmelden)"
        + @"|(supprime\w*|efface\w*) (toutes )?(mes|nos) (donnees|informations|coordonnees|messages|conversations?)|(suppression|effacement) de (mes|nos) (donnees|informations)|(desabonn|desinscri)\w+( de| d'| a)?( \w+){0,2}[ '](newsletter|infolettre|lettre|e-?mails?|mails?|liste)|^\W*(comment |puis-je |je veux |je voudrais )*(me|m'|se) ?(desabonner|desinscrire)\W*$"
        + @"|(borr\w+|elimin\w+|suprim\w+) (todos )?(mis|nuestros) (datos|mensajes)|(borr\w+|elimin\w+) mi (informacion|conversacion)|dar(me)? de baja (del boletin|de la newsletter|de los correos|de la lista)|cancelar (la |mi )?suscripcion (al boletin|a los correos|a la newsletter)"
        + @"|(cancell\w+|elimin\w+) (tutti )?i (miei|nostri) (dati|messaggi)|(cancell\w+|elimin\w+) la mia conversazione|disiscri\w+( \w+){0,2}[ '](newsletter|e-?mail|mail|lista)|^\W*(come |posso |vorrei )*disiscriver(mi|si)\W*$"
        + @"|(verwijder\w*|wis) (\w+ )?(mijn|onze) (\w+ )?(gegevens|berichten|gesprek)|(mijn|onze) (\w+ )?(gegevens|berichten|gesprek) (\w+ ){0,2}(verwijder\w*|wissen|gewist)|(uitschrijven|afmelden) (voor|van) (de|jullie|uw) (nieuwsbrief|mails?|mailinglijst)"
        + @"|(usun\w*|skasuj\w*|skasowac|usuniecie|usuniecia) (\w+ )?(moje|moich|nasze|naszych) (\w+ )?(dane|danych|wiadomosci)|(usun\w*|skasowac) moja rozmowe|wypisac sie z (newslettera|listy)|zrezygnowac z newslettera"
        + @"|(apag\w+|elimin\w+|exclu\w+) (todos )?(os )?(meus|nossos) (dados|mensagens)|(apag\w+|elimin\w+) a minha conversa|(cancelar|anular) a (subscricao|inscricao)( da| na)? newsletter"
        + @"|(احذف\w*|امسح\w*|حذف|مسح|ازاله) (كل |جميع )?(بياناتي|معلوماتي|رسائلي|محادثتي)|(الغاء|الغي) الاشتراك في (النشره|الرسائل)";

    private static readonly Cue Wanted = Wish;

    /// <summary>What a page that tells how to go about it has to speak of.</summary>
    private static readonly Cue Told =
        @"delet\w+|eras\w+|unsubscrib\w+|opt(ing)? out|(ge)?losch\w+|abmeld\w+|abbestell\w+|supprim\w+|effac\w+|desabonn\w+|desinscri\w+|borra\w*|suprim\w+|darse de baja|cancellare|cancellazione|disiscri\w+|verwijder\w*|afmeld\w+|uitschrijv\w+|usun\w*|usuwa\w*|wypis\w+|apaga\w*|excluir|حذف|الغاء الاشتراك|مسح";

    public static bool IsToGo(string message)
    {
        var folded = Folding.Of(Words.Tidy(message));
        return Wanted.In(folded) && !Thing().IsMatch(folded) && folded.Split(' ').Length <= MostWords;
    }

    /// <summary>Whether the business itself says how.</summary>
    public static bool IsToldBy(string text) => Told.In(Folding.Of(Words.Tidy(text)));

    [GeneratedRegex(@"(?<!\w)(phones?|iphones?|laptops?|computers?|drives?|disks?|devices?|macs?|macbooks?|tablets?|ipads?|cards?|usb|sticks?|google|internet|web|facebook|instagram|tiktok|handys?|smartphones?|festplatten?|rechner|gerate?|telephones?|ordinateurs?|disques?|appareils?|moviles?|ordenador\w*|discos?|telefon\w*|computer|dischi|dispositiv\w+|telefoons?|schijf|komputer\w*|dysk\w*|telemovel|celular|computador\w*|هاتف\w*|الهاتف|الحاسوب|الجهاز)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Thing();
}
