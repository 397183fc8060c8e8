using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>Which words of a sentence or heading name the thing that a figure is said of: "From June a full service costs only" is about "full service".</summary>
internal static partial class ThingWords
{
    // Said around a figure, and of no thing.
    private static readonly string[] Small =
    [
        "only just now currently still already costs cost costing price prices priced pricing charge charges charged fee fees rate rates pay paid pays get gets have has had do does did how much what which when who so also here per from our we us you your "
            + "i my me its he she them please would could can one ones yes no were am been amounts comes",
        "nur jetzt nun aktuell derzeit noch schon bereits kostet kosten kostete preis preise beträgt zahlen zahlst bezahlen wie viel wieviel was wann wir uns unser unsere unserer unseren sie ihr ihnen es ab seit pro bei für liegt ja nein",
        "seulement juste maintenant actuellement désormais encore coûte coûtent coutent cout coût prix tarif tarifs payer payez combien quel quelle quels quelles est sont nous notre nos vous votre vos il elle dès depuis par pour oui non",
        "solo sólo ahora actualmente ya todavía cuesta cuestan cuesten vale valen precio precios tarifa tarifas paga pagar cuánto cuánta qué cuál es son nosotros nuestro nuestra nuestros nuestras usted ustedes desde por para sí no",
        "solo soltanto adesso ora attualmente ancora già costa costano prezzo prezzi tariffa tariffe paga pagare quanto quale è sono noi nostro nostra nostri nostre voi vostro da dal per sì no",
        "slechts alleen maar nu momenteel nog al kost kosten prijs prijzen tarief tarieven betaalt betalen hoeveel wat welke wij we ons onze u jij je uw vanaf sinds per voor bij ja nee",
        "tylko teraz obecnie jeszcze już kosztuje kosztują cena ceny wynosi płaci zapłacisz ile jaka jaki nasz nasza nasze nasi my wy państwo od za tak nie",
        "só apenas agora atualmente ainda já custa custam preço preços tarifa tarifas paga pagar quanto qual é são nós nosso nossa nossos nossas você vocês desde por para sim não",
        "فقط الآن حاليا سعر السعر أسعار الأسعار تكلفة تكلف يكلف كم بكم ندفع تدفع لدينا من منذ نعم لا",
    ];

    // What pages and sections are called that are about no one thing.
    private static readonly string[] Headings =
    [
        "service services list lists menu product products offer offers treatment treatments package packages option options contact us about faq faqs question questions frequently asked news blog latest update updates updated article articles post posts home "
            + "welcome homepage overview information info detail details general opening open hours hour times time location find visit shop store online book booking bookings appointment appointments team company business website page site sitemap "
            + "document file old new special specials summary today this and with for all html",
        "leistung leistungen preisliste preislisten angebot angebote service services kontakt über häufige fragen faq news aktuelles neuigkeiten neues neu blog start startseite willkommen übersicht informationen info öffnungszeiten zeiten termin termine team shop speisekarte karte seite website alle",
        "service services prestation prestations liste offre offres contact propos faq questions fréquentes actualités actualité nouvelles nouveau blog accueil bienvenue informations infos horaires ouverture rendez-vous équipe boutique carte menu page site tous toutes",
        "servicio servicios lista oferta ofertas contacto sobre faq preguntas frecuentes noticias novedades blog inicio bienvenidos bienvenido información horario horarios apertura citas cita equipo tienda carta menú página web todos todas",
        "servizio servizi listino lista offerta offerte contatti contatto chi siamo faq domande frequenti notizie novità news blog home benvenuti informazioni orari orario apertura appuntamenti team negozio menù pagina sito tutti tutte",
        "dienst diensten lijst prijslijst aanbod aanbieding aanbiedingen contact over faq veelgestelde vragen nieuws actueel blog home welkom informatie openingstijden afspraak afspraken team winkel menu menukaart kaart pagina site website alle",
        "usługa usługi cennik oferta oferty kontakt nas faq pytania częste aktualności nowości blog strona główna witamy informacje godziny otwarcia wizyty zespół sklep menu wszystkie",
        "serviço serviços lista oferta ofertas contacto contato sobre faq perguntas frequentes notícias novidades blog início bem-vindo bem-vindos informações horário horários abertura marcações equipa equipe loja ementa cardápio menu página site todos todas",
        "خدمة خدمات خدماتنا قائمة عروض العروض اتصل تواصل بنا حول عن أسئلة شائعة الأسئلة الشائعة أخبار الأخبار مدونة الرئيسية مرحبا معلومات مواعيد أوقات ساعات العمل فريق متجر صفحة موقع",
    ];

    // Tell one of several from the others, and name nothing by themselves.
    private const string Variants =
        "small medium large big mini standard basic premium deluxe regular single double adult adults child children kid kids student students senior seniors concession concessions member members person persons people group groups each pair half full "
        + "hour hours day days week weeks month months year years night nights weekend weekday morning afternoon evening extra additional first second junior minutes total today one two three four five six under over years without "
        + "klein kleine kleiner groß große großer mittel einzeln doppelt erwachsene erwachsener kinder kind studenten senioren mitglieder person personen gruppe gruppen stunde stunden tag tage woche wochen monat jahr nacht halb ohne "
        + "petit petite grand grande moyen adulte adultes enfant enfants étudiant étudiants personne personnes groupe groupes heure jour semaine mois an nuit demi sans "
        + "pequeño pequeña mediano grande adulto adultos niño niños estudiante persona personas grupo grupos día noche semana mes año medio sin "
        + "piccolo piccola medio adulti bambini bambino studenti persone gruppo gruppi ora giorno notte settimana mese anno mezzo senza "
        + "kleine grote volwassene volwassenen kinderen studenten personen groep groepen uur dag nacht week maand jaar half zonder "
        + "mały mała duży duża średni dorosły dorośli dziecko dzieci osoba osoby grupa grupy godzina dzień noc tydzień miesiąc rok pół bez "
        + "pequeno pequena médio crianças criança estudante pessoa pessoas grupo dia noite ano meio sem "
        + "صغير صغيرة كبير كبيرة متوسط بالغ بالغين طفل أطفال طالب شخص أشخاص مجموعة يوم ليلة أسبوع شهر سنة";

    private static readonly Lazy<HashSet<string>>[] SmallStems = Stems(Small);
    private static readonly Lazy<HashSet<string>>[] HeadingStems = Stems(Headings);
    private static readonly Lazy<HashSet<string>>[] VariantStems = Stems([.. Small.Select(_ => Variants)]);

    /// <summary>The words of a sentence or question that may name a thing, in its order.</summary>
    public static IEnumerable<Word> In(string text, Language language) =>
        Words.Of(text, language).Where(w => (w.Surface.Length > 1 || char.IsDigit(w.Surface[0])) && !SmallStems[(int)language].Value.Contains(w.Stem));

    /// <summary>The same of a heading or a page's title, which may be about nothing but "prices".</summary>
    public static IEnumerable<Word> InHeading(string text, Language language) => In(text, language).Where(w => !HeadingStems[(int)language].Value.Contains(w.Stem));

    /// <summary>Whether it names a thing by itself, and not only which of several.</summary>
    public static bool Names(string stem, Language language) => !stem.All(char.IsDigit) && !IsVariant(stem, language);

    public static bool IsVariant(string stem, Language language) => VariantStems[(int)language].Value.Contains(stem);

    /// <summary>Words that say no more than that somebody is there: "open", "on", "Monday", which is compared as a day.</summary>
    public static bool IsOfOpening(string surface) => Opening().IsMatch(surface);

    public static bool IsOfCalling(string surface) => Calling().IsMatch(surface);

    private static Lazy<HashSet<string>>[] Stems(string[] lists) =>
        [.. Enum.GetValues<Language>().Select(l => new Lazy<HashSet<string>>(() => [.. Words.Of(lists[(int)l], l).Select(w => w.Stem)]))];

    [GeneratedRegex("^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu|thurs?|fri|sat|sun|weekdays?|weekends?|daily|every|day|week|all|open|opens|opened|opening|close|closes|closed|hours?|times?|from|to|on|until|till|through|and|between|am|pm|a.m|p.m"
        + "|uhr|von|bis|am|um|täglich|de|à|du|au|le|les|ouvert|ouverts|ouverture|horaires?|el|la|los|a|las|abierto|abrimos|horarios?|dal|dalle|alle|il|aperto|aperti|orari|orario|van|tot|om|op|geopend|openingstijden|uur|w|do|godz|godziny|czynne|otwarte|das|às|ao|aberto|horário|في|إلى|حتى|مفتوح|ساعات|أوقات|العمل)$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex("^(?:call|phone|telephone|tel|ring|number|contact|dial|reach|telefon|telefonnummer|anrufen|rufen|nummer|téléphone|appelez|numéro|teléfono|llame|llámenos|número|telefono|chiamate|numero|telefoon|bel|bellen|telefonu|zadzwoń|numer|telefone|ligue|هاتف|اتصل|رقم)$", RegexOptions.IgnoreCase)]
    private static partial Regex Calling();
}
