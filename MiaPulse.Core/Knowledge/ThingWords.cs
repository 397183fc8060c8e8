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
            + "i my me its he she them please would could can one ones yes no were am been amounts comes where available follow follows following",
        "nur jetzt nun aktuell derzeit noch schon bereits kostet kosten kostete preis preise beträgt zahlen zahlst bezahlen wie viel wieviel was wann wir uns unser unsere unserer unseren sie ihr ihnen es ab seit pro bei für liegt ja nein wo verfügbar erhältlich",
        "seulement juste maintenant actuellement désormais encore coûte coûtent coutent cout coût prix tarif tarifs payer payez combien quel quelle quels quelles est sont nous notre nos vous votre vos il elle dès depuis par pour oui non où disponible",
        "solo sólo ahora actualmente ya todavía cuesta cuestan cuesten vale valen precio precios tarifa tarifas paga pagar cuánto cuánta qué cuál es son nosotros nuestro nuestra nuestros nuestras usted ustedes desde por para sí no dónde disponible",
        "solo soltanto adesso ora attualmente ancora già costa costano prezzo prezzi tariffa tariffe paga pagare quanto quale è sono noi nostro nostra nostri nostre voi vostro da dal per sì no dove disponibile",
        "slechts alleen maar nu momenteel nog al kost kosten prijs prijzen tarief tarieven betaalt betalen hoeveel wat welke wij we ons onze u jij je uw vanaf sinds per voor bij ja nee waar beschikbaar",
        "tylko teraz obecnie jeszcze już kosztuje kosztują cena ceny wynosi płaci zapłacisz ile jaka jaki nasz nasza nasze nasi my wy państwo od za tak nie gdzie dostępne",
        "só apenas agora atualmente ainda já custa custam preço preços tarifa tarifas paga pagar quanto qual é são nós nosso nossa nossos nossas você vocês desde por para sim não onde disponível",
        "فقط الآن حاليا سعر السعر أسعار الأسعار تكلفة تكلف يكلف كم بكم ندفع تدفع لدينا من منذ نعم لا أين متاح",
    ];

    // Somebody asks with them for whatever it is: "Do you offer teeth whitening?" is about "teeth whitening".
    private static readonly string[] Asking =
    [
        "offer offers offering provide provides providing sell sells want wants need needs like know tell interested",
        "anbieten bietet bieten anbietet gibt haben habt hat verkaufen verkauft möchte möchten will wollen brauche brauchen wissen sagen machen macht kann können",
        "proposez proposer offrez offrir vendez vendre avez faites faire veux voudrais souhaite besoin savoir dire peux peut puis",
        "ofrecen ofrecéis ofrece venden vendéis tienen tenéis tiene hacen hacéis quiero quisiera necesito saber decir puedo puede",
        "offrite offrono offre vendete vendono avete fate voglio vorrei serve bisogno sapere dire posso può",
        "bieden biedt aanbieden verkopen verkoopt hebben heeft hebt doen wil graag nodig weten zeggen kan kunnen",
        "oferujecie oferują oferuje sprzedajecie macie mają robicie chcę chciałbym chciałabym potrzebuję wiedzieć powiedzieć mogę można",
        "oferecem oferece vendem têm tem fazem faz quero queria gostaria preciso saber dizer posso pode",
        "تقدمون تقدم توفرون توفر تبيعون لديكم عندكم يوجد هل أريد اريد أرغب أعرف",
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

    // Tell one of several from the others, and name nothing by themselves. English ones stand in lists of every language; those of the others would cross: "noc" is a night
    // in Polish, and what is left of Italian "noci".
    private const string EnglishVariants =
        "small medium large big mini standard basic premium deluxe regular single double adult adults child children kid kids student students senior seniors concession concessions member members person persons people group groups each pair half full "
            + "hour hours day days week weeks month months year years night nights weekend weekday morning afternoon evening extra additional first second junior minutes total today one two three four five six under over years without";

    private static readonly string[] Variants =
    [
        "",
        "klein kleine kleiner groß große großer mittel einzeln doppelt erwachsene erwachsener kinder kind studenten senioren mitglieder person personen gruppe gruppen stunde stunden tag tage woche wochen monat jahr nacht halb ohne",
        "petit petite grand grande moyen adulte adultes enfant enfants étudiant étudiants personne personnes groupe groupes heure jour semaine mois an nuit demi sans",
        "pequeño pequeña mediano grande adulto adultos niño niños estudiante persona personas grupo grupos día noche semana mes año medio sin",
        "piccolo piccola medio adulti bambini bambino studenti persone gruppo gruppi ora giorno notte settimana mese anno mezzo senza",
        "kleine grote volwassene volwassenen kinderen studenten personen groep groepen uur dag nacht week maand jaar half zonder",
        "mały mała duży duża średni dorosły dorośli dziecko dzieci osoba osoby grupa grupy godzina dzień noc tydzień miesiąc rok pół bez",
        "pequeno pequena médio crianças criança estudante pessoa pessoas grupo dia noite ano meio sem",
        "صغير صغيرة كبير كبيرة متوسط بالغ بالغين طفل أطفال طالب شخص أشخاص مجموعة يوم ليلة أسبوع شهر سنة",
    ];

    // Of these, what tells how large something is.
    private const string Sizes =
        "small medium large big mini tiny giant klein kleine kleiner groß große großer mittel mittlere petit petite grand grande moyen moyenne pequeño pequeña mediano mediana "
        + "piccolo piccola medio kleine grote mały mała duży duża średni średnia pequeno pequena médio صغير صغيرة كبير كبيرة متوسط متوسطة";

    // Under such a heading stands what is bought beside something else, often for less.
    private const string Extras = "extra extras add-on add-ons addon addons zusatz zusatzleistung zusatzleistungen supplément suppléments suplemento suplementos supplemento supplementi aggiunte toeslag dodatki dodatkowo acréscimos إضافات";

    private static readonly Lazy<HashSet<string>>[] SmallStems = Stems(Small);
    private static readonly Lazy<HashSet<string>>[] AskingStems = Stems(Asking);
    private static readonly Lazy<HashSet<string>>[] HeadingStems = Stems(Headings);
    private static readonly Lazy<HashSet<string>>[] VariantStems = Stems([.. Variants.Select(own => $"{EnglishVariants} {own} {Sizes}")]);
    private static readonly Lazy<HashSet<string>>[] SizeStems = Stems([.. Small.Select(_ => Sizes)]);
    private static readonly Lazy<HashSet<string>>[] ExtraStems = Stems([.. Small.Select(_ => Extras)]);

    /// <summary>The words of a sentence or question that may name a thing, in its order.</summary>
    public static IEnumerable<Word> In(string text, Language language) =>
        Words.Of(text, language).Where(w => (w.Surface.Length > 1 || char.IsDigit(w.Surface[0])) && !SmallStems[(int)language].Value.Contains(w.Stem));

    /// <summary>The same of a heading or a page's title, which may be about nothing but "prices".</summary>
    public static IEnumerable<Word> InHeading(string text, Language language) => In(text, language).Where(w => !HeadingStems[(int)language].Value.Contains(w.Stem));

    /// <summary>The same of a question, without the words that ask for whatever it is.</summary>
    public static IEnumerable<Word> InQuestion(string text, Language language) => In(text, language).Where(w => !AskingStems[(int)language].Value.Contains(w.Stem));

    /// <summary>Whether it names a thing by itself, and not only which of several.</summary>
    public static bool Names(string stem, Language language) => !stem.All(char.IsDigit) && !IsVariant(stem, language);

    public static bool IsVariant(string stem, Language language) => VariantStems[(int)language].Value.Contains(stem);

    public static bool IsSize(string stem, Language language) => SizeStems[(int)language].Value.Contains(stem);

    public static bool IsExtra(string stem, Language language) => ExtraStems[(int)language].Value.Contains(stem);

    /// <summary>What has the size in "for a small dog", which a table says as "small" alone. Null where nothing is said so.</summary>
    public static string? BearerIn(string text, Language language)
    {
        foreach (Match match in ForOneOfASize().Matches(text))
        {
            var words = In(match.Groups["two"].Value, language).ToList();
            if (words.Count == 2 && IsSize(words[0].Stem, language) != IsSize(words[1].Stem, language)
                && words.Find(w => !IsSize(w.Stem, language)) is var bearer && Names(bearer.Stem, language))
            {
                return bearer.Stem;
            }
        }

        return null;
    }

    /// <summary>Words that say no more than that it takes some time.</summary>
    public static bool IsOfLasting(string surface) => Lasting().IsMatch(surface);

    /// <summary>Words that say of a figure that it is not exact.</summary>
    public static bool IsOfNearness(string surface) => Nearly().IsMatch(surface);

    /// <summary>Words around a limit, such as "free up to 24 hours before your appointment", that do not tell what has to be done by then.</summary>
    public static bool IsOfNotice(string surface) => Notice().IsMatch(surface);

    /// <summary>Cancelling, as a verb or a noun.</summary>
    public static bool IsOfCancelling(string surface) => Cancelling().IsMatch(surface);

    /// <summary>Words that say no more than that somebody is there: "open", "on", "Monday", which is compared as a day.</summary>
    public static bool IsOfOpening(string surface) => Opening().IsMatch(surface);

    public static bool IsOfCalling(string surface) => Calling().IsMatch(surface);

    private static Lazy<HashSet<string>>[] Stems(string[] lists) =>
        [.. Enum.GetValues<Language>().Select(l => new Lazy<HashSet<string>>(() => [.. Words.Of(lists[(int)l], l).Select(w => w.Stem)]))];

    [GeneratedRegex("^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu|thurs?|fri|sat|sun|weekdays?|weekends?|daily|every|day|week|all|open|opens|opened|opening|close|closes|closed|hours?|times?|from|to|on|until|till|through|and|between|am|pm|a.m|p.m"
        + "|uhr|von|bis|am|um|täglich|de|à|du|au|le|les|ouvert|ouverts|ouverture|horaires?|el|la|los|a|las|abierto|abrimos|horarios?|dal|dalle|alle|il|aperto|aperti|orari|orario|van|tot|om|op|geopend|openingstijden|uur|w|do|godz|godziny|czynne|otwarte|das|às|ao|aberto|horário|في|إلى|حتى|مفتوح|ساعات|أوقات|العمل)$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:for|für|pour|para|per|voor|dla)\s+(?:(?:an?|the|your|our|one|any|each|ein\p{L}{0,2}|une?|una?|uma?|uno|een|el|la|le|les|los|las|il|i|o|os)\s+)?(?<two>\p{L}+\s+\p{L}+)", RegexOptions.IgnoreCase)]
    private static partial Regex ForOneOfASize();

    [GeneratedRegex("^(?:about|around|approx|approximately|roughly|nearly|almost|circa|ca|etwa|rund|ungefähr|environ|unos|unas|aproximadamente|ongeveer|około|حوالي|تقريبا)$", RegexOptions.IgnoreCase)]
    private static partial Regex Nearly();

    [GeneratedRegex("^(?:takes?|taking|lasts|lasting|long|duration|needs?|dauer|dauert|dauern|lange|dure|durent|durée|longtemps|dura|duran|duración|durano|durata|duurt|duren|lang|trwa|trwają|długo|duram|duração|يستغرق|تستغرق|مدة)$", RegexOptions.IgnoreCase)]
    private static partial Regex Lasting();

    [GeneratedRegex(@"^(?:appointments?|bookings?|reservations?|visits?|slots?|free|charges?|charged|before|beforehand|notice|advance|prior|ahead|earlier|least|up|until|till|later|latest|minimum|let|know|give|giving|tell|inform|need|needs|want|wish|must|should|may|requires?|required|ask|please"
        + @"|changes?|changing|move|moving|moved|reschedul\w*|postpon\w*|amend\w*|full|fully|refunds?|refunded|fees?|penalty|starts?|time|polic(?:y|ies)|any|not|without|or|more"
        + @"|kostenlos\w*|kostenfrei|gebührenfrei|spätestens|mindestens|bis|termin|termine|termins|terminen|vorher|vor|zuvor|voraus|bitte|müssen|muss|gratis|gratuit\w*|gratuitement|rendez-vous|rendez|vous|avant|avance|préavis|moins|jusqu\w*|sans|frais|plaît|citas?|antes|antelación|menos|mínimo|favor|coste|hasta"
        + @"|appuntament\w+|prima|preavviso|anticipo|almeno|fino|gratuitamente|afspra\w+|tevoren|vooraf|kosteloos|minstens|uiterlijk|voor|ervoor|tot|wizyt\w*|przed|wcześniej|bezpłatn\w+|najpóźniej|najmniej|do|co|consultas?|marcaç\w+|antecedência|até|موعد\w*|الموعد|موعدك|قبل|مجان\w*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^(?:cancel\w*|storn\w*|absag\w*|abgesagt|annul\w*|anul\w*|disd\w*|afzeg\w*|afgezegd|odwoł\w*|desmarc\w*|إلغاء|الغاء|الإلغاء|تلغي)$", RegexOptions.IgnoreCase)]
    private static partial Regex Cancelling();

    [GeneratedRegex("^(?:call|phone|telephone|tel|ring|number|contact|dial|reach|telefon|telefonnummer|anrufen|rufen|nummer|téléphone|appelez|numéro|teléfono|llame|llámenos|número|telefono|chiamate|numero|telefoon|bel|bellen|telefonu|zadzwoń|numer|telefone|ligue|هاتف|اتصل|رقم)$", RegexOptions.IgnoreCase)]
    private static partial Regex Calling();
}
