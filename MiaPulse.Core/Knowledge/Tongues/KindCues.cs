using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>
/// How one language beside English asks for a price, an hour, a duration or a number to call, and how its texts give them. In folded letters, whole words.
/// Figures with their signs ("49 €", "9:30") are the same everywhere and stand in <see cref="AnswerKind"/>.
/// </summary>
internal sealed class KindCues
{
    private static readonly Lazy<KindCues>[] ByLanguage =
    [
        new(() => throw new InvalidOperationException("English has its own patterns.")), new(German), new(French), new(Spanish), new(Italian), new(Dutch), new(Polish), new(Portuguese), new(Arabic),
    ];

    public required Regex PriceAsked { get; init; }

    /// <summary>"How much time" asks for no price.</summary>
    public required Regex NotPrice { get; init; }
    public required Regex ClockAsked { get; init; }
    public required Regex DurationAsked { get; init; }
    public required Regex ReachAsked { get; init; }
    public required Regex Price { get; init; }
    public required Regex Clock { get; init; }
    public required Regex Duration { get; init; }

    public static KindCues Of(Language language) => ByLanguage[(int)language].Value;

    private static Regex Words(string words) => new($@"(?<!\w)(?:{words})(?!\w)", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static KindCues German() => new()
    {
        PriceAsked = Words(@"wie ?viel|was kostet|was kosten|kosten|koste[tn]?|\w*kosten|\w*preise?n?|\w*gebuhr(en)?|tarife?|wie teuer|was (nehmt|nehmen|verlangt|verlangen|zahle|zahlt|zahlen|macht|muss ich zahlen)|zahl(e|t) (ich|man)|kostenpunkt"),
        NotPrice = Words(@"wie ?viel (zeit|platz|vorlauf|tage|stunden|minuten|personen|leute)|wie ?viele"),
        ClockAsked = Words(@"wann|wie spat|um wieviel uhr|welche\w* tage?n?|bis wann|ab wann|offnungszeiten|geoffnet|offen|geschlossen|macht ihr (auf|zu)|habt ihr (auf|zu|\w+ (auf|zu|offen))|(auf|zu)\W*$|offnet|schliesst"),
        DurationAsked = Words(@"wie ?lange?|wie schnell|wie viele? (minuten|stunden|tage|wochen|monate)|dauer\w*|wie fruh|wie weit im voraus|wartezeit|wann (ist|is|sind) .{0,30}fertig"),
        ReachAsked = Words(@"(telefon|handy|mobil)?nummer|mailadresse|e-?mail-?adresse"),
        Price = Words(@"\d+ (euro|franken)|kostenlos\w*|kostenfrei|gratis|umsonst|inklusive|im preis|ohne aufpreis|prozent"),
        Clock = Words(@"\d{1,2}([.:]\d{2})? uhr|(mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|werktags|wochenende|taglich|(januar|februar|marz|april|juni|juli|august|september|oktober|november|dezember)|mittags|mitternacht"),
        Duration = Words(@"(\d+|ein\w*|zwei|drei|vier|funf|sechs|sieben|acht|zehn|zwolf|halbe|anderthalb) (bis \w+ )?(werk|arbeits|kalender)?(sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)|am selben tag|nachste\w* tag|uber nacht|sofort"),
    };

    private static KindCues French() => new()
    {
        PriceAsked = Words(@"combien (ca |est-ce que ca )?(coute\w*|est-ce|c'est|pour|vaut|faut-il payer)?|c'est combien|coute\w*|couter|couts?|prix|tarifs?|quel (est le )?(prix|tarif|cout|montant)|frais|cher|chere|facturez|payer combien"),
        NotPrice = Words(@"combien (de temps|de jours|d'heures|de minutes|de personnes|de places|de parts)|sans frais"),
        ClockAsked = Words(@"quand|quelle heure|quels? jours?|horaires?|ouvert\w*|ouvre\w*|ferme\w*|fermez|jusqu'a quand"),
        DurationAsked = Words(@"combien de (temps|minutes|jours|semaines|mois)|combien d'heures|duree?|dure\w*|delais?|quand (est-ce que ce sera|sera)|temps d'attente|a l'avance"),
        ReachAsked = Words(@"numero( de telephone)?|adresse (mail|e-?mail)|vous (joindre|appeler)"),
        Price = Words(@"\d+ euros?|gratuit\w*|offert\w*|compris\w*|inclus\w*|sans (frais|supplement)|pour cent|sur devis"),
        Clock = Words(@"\d{1,2} ?h( ?\d{2})?|\d{1,2} heures|midi|minuit|(lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|week-?end|tous les jours|(janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre)"),
        Duration = Words(@"(\d+|une?|deux|trois|quatre|cinq|six|huit|dix|douze|vingt|trente|demi) ?(secondes?|minutes?|min|heures?|jours?|semaines?|mois|ans?|annees?)|le jour meme|le lendemain"),
    };

    private static KindCues Spanish() => new()
    {
        PriceAsked = Words(@"cuanto (cuesta\w*|vale\w*|es|seria|sale|cobra\w*|por|hay que pagar|me costaria)|cuanto( es)?\W*$|cuesta\w*|(que|q) (vale|cuesta|precio)|precios?|tarifas?|costes?|costos?|cobran|cobrais|caro"),
        NotPrice = Words(@"cuanto (tiempo|tarda\w*|dura\w*|antes)|cuant[oa]s"),
        ClockAsked = Words(@"cuando|a (que|q) hora|que dias?|horarios?|abiert[oa]s?|abr[ei]\w*|cerrad[oa]s?|cierra\w*|cerrais|hasta que hora"),
        DurationAsked = Words(@"cuanto (tiempo|tarda\w*|dura\w*|se tarda)|cuant[oa]s (minutos|horas|dias|semanas|meses|veces|sesiones)|duracion|plazo|con cuanta antelacion"),
        ReachAsked = Words(@"(numero|telefono)( de (telefono|contacto))?|correo( electronico)?|direccion de correo"),
        Price = Words(@"\d+ euros?|gratis|gratuit[oa]s?|sin (coste|cargo|compromiso)|incluid[oa]s?|por ciento"),
        Clock = Words(@"a las \d{1,2}|de \d{1,2} a \d{1,2}|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin(es)? de semana|todos los dias|a diario|(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|mediodia|medianoche"),
        Duration = Words(@"(\d+|una?|dos|tres|cuatro|cinco|seis|ocho|diez|doce|quince|veinte|treinta|cuarenta|media) ?(segundos?|minutos?|min|horas?|dias?|semanas?|meses|mes|anos?|sesion(es)?)( y media)?|el mismo dia|al dia siguiente"),
    };

    private static KindCues Italian() => new()
    {
        PriceAsked = Words(@"quanto (costa\w*|viene|vengono|e|sarebbe|si paga|pago|fa|per)|quant'e|costa\w*|costi|costo|prezz[oi]|tariff[ae]|si paga\w*|pago|caro"),
        NotPrice = Words(@"quanto (tempo|dura\w*|ci vuole|e (lung|largh|alt|grand)\w*)|quant[aei] (ore|giorni|persone|volte)"),
        ClockAsked = Words(@"quando|a che ora|che ora|che giorn[oi]|orari[oi]?|apert[oaie]|apr[ei]\w*|chius[oaie]|chiud\w+|fino a che ora"),
        DurationAsked = Words(@"quanto (tempo|dura\w*|ci vuole)|quant[ie] (minuti|ore|giorni|settimane|mesi)|durata|tempi di|con quanto anticipo"),
        ReachAsked = Words(@"numero( di telefono)?|telefono|indirizzo (e-?mail|mail)|contattarvi|chiamarvi"),
        Price = Words(@"\d+ euro|gratis|gratuit[oaie]|inclus[oaie]|compres[oaie]|senza (costi|supplemento)|per cento"),
        Clock = Words(@"(dalle|alle|ore) \d{1,2}|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|fine settimana|tutti i giorni|ogni giorno|(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)|mezzogiorno|mezzanotte"),
        Duration = Words(@"(\d+|un'?|una|due|tre|quattro|cinque|sei|otto|dieci|dodici|venti|trenta|mezz'?) ?(second[oi]|minut[oi]|min|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])( e mezzo)?|in giornata|il giorno dopo"),
    };

    private static KindCues Dutch() => new()
    {
        PriceAsked = Words(@"hoeveel( kost\w*| is| betaal\w*| voor| rekenen)?|wat kost\w*|kosten|kost|\w*kosten|\w*prij(s|zen)|\w*tarie(f|ven)|hoe duur|wat (rekenen|vragen|betaal)"),
        NotPrice = Words(@"hoeveel (tijd|uur|dagen|minuten|weken|mensen|personen|plaatsen)"),
        ClockAsked = Words(@"wanneer|hoe laat|welke dag(en)?|openingstijden|openingsuren|open|gesloten|dicht|sluit\w*|koopavond|tot hoe laat"),
        DurationAsked = Words(@"hoe ?lang|hoeveel (tijd|uur|dagen|minuten|weken)|duur|duurt|wachttijd|levertijd|hoe snel|van tevoren"),
        ReachAsked = Words(@"(telefoon|mobiele )?nummer|e-?mailadres|mailadres|bereiken"),
        Price = Words(@"\d+ euro|gratis|kosteloos|inbegrepen|inclusief|zonder (kosten|toeslag)|procent|de helft"),
        Clock = Words(@"\d{1,2}([.:]\d{2})? uur|(maan|dins|woens|donder|vrij|zater|zon)dag(en)?|weekend|dagelijks|elke dag|werkdagen|(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|middernacht"),
        Duration = Words(@"(\d+|een|twee|drie|vier|vijf|zes|zeven|acht|tien|twaalf|half|anderhalf) (tot \w+ )?(werk)?(seconden?|minu(ut|ten)|min|uur|uren|dag(en)?|we(ek|ken)|maand(en)?|ja(ar|ren))|dezelfde dag|volgende dag"),
    };

    private static KindCues Polish() => new()
    {
        PriceAsked = Words(@"ile (kosztuj\w*|to kosztuje|place|zaplace|za)|kosztuj\w*|cen[aey]|cennik|koszty?|oplat[ay]|drogo|po ile"),
        NotPrice = Words(@"ile (czasu|dni|godzin|minut|osob|trwa)"),
        ClockAsked = Words(@"kiedy|o ktorej|w jakie dni|do ktorej|godzin(y|ach) otwarcia|otwart\w*|czynne|zamkni\w*|zamykacie|otwieracie"),
        DurationAsked = Words(@"jak dlugo|ile (trwa\w*|czasu|dni|godzin|minut|tygodni)|czas (oczekiwania|trwania)|z jakim wyprzedzeniem"),
        ReachAsked = Words(@"numer( telefonu)?|telefon|adres e-?mail|e-?mail"),
        Price = Words(@"\d+ zlotych|bezplatn\w*|darmow\w*|gratis|za darmo|w cenie|procent"),
        Clock = Words(@"od \d{1,2}|godz\w* \d{1,2}|poniedzial\w+|wtor\w+|srod\w+|czwart\w+|piat\w+|sobot\w+|niedziel\w+|weekend\w*|codziennie|(stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia)"),
        Duration = Words(@"(\d+|jeden|jedna|dwa|dwie|trzy|cztery|piec|szesc|dziesiec|pol|poltorej) ?(sekund\w*|minut\w*|godzin\w*|dni|dzien|tygod\w+|miesi\w+|lat\w*|rok\w*)|tego samego dnia|od reki"),
    };

    private static KindCues Portuguese() => new()
    {
        PriceAsked = Words(@"quanto (custa\w*|e|fica\w*|sai|levam|cobram|pago|seria|por)|custa\w*|prec[oa]s?|custos?|valor(es)?|por quanto|fica por|quanto( e)?\W*$|paga-?se|caro"),
        NotPrice = Words(@"quanto tempo|quant[oa]s"),
        ClockAsked = Words(@"quando|a (que|q) horas?|que dias?|horarios?|abert[oa]s?|abr[ei]\w*|fechad[oa]s?|fecha\w*|encerra\w*|ate que horas"),
        DurationAsked = Words(@"quanto tempo|quant[oa]s (minutos|horas|dias|semanas|meses)|demora\w*|dura\w*|prazo|fica pronto|esta pronto|com quanta antecedencia"),
        ReachAsked = Words(@"(numero|contacto)( de telefone)?|telefone|telemovel|endereco de e-?mail|e-?mail"),
        Price = Words(@"\d+ euros?|\d+ reais|gratis|gratuit[oa]s?|sem (custos?|encargos|compromisso)|incluid[oa]s?|por cento"),
        Clock = Words(@"as \d{1,2} ?h?|das \d{1,2}|segundas?|segunda-feira|tercas?|terca-feira|quartas?|quarta-feira|quintas?|quinta-feira|sextas?|sexta-feira|sabados?|domingos?|fim de semana|todos os dias|(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)|meio-dia"),
        Duration = Words(@"(\d+|uma?|dois|duas|tres|quatro|cinco|seis|oito|dez|doze|meia) ?(segundos?|minutos?|min|horas?|dias?|semanas?|meses|mes|anos?)|no proprio dia|no mesmo dia|no dia seguinte|na hora"),
    };

    private static KindCues Arabic() => new()
    {
        PriceAsked = Words(@"كم (سعر|يكلف|تكلف|تكلفه|ثمن|الثمن|السعر)|بكم|(ال)?سعر|(ال)?ثمن|سعر(ه|ها|هم)|(ال)?اسعار|اسعار(ه|ها|هم)|تكلفه|تكلفت(ه|ها)|رسوم|كم\W*$"),
        NotPrice = Words(@"كم (مده|يوم|ساعه|دقيقه|من الوقت|يستغرق)"),
        ClockAsked = Words(@"متي|(في )?اي ساعه|اي يوم|مواعيد|اوقات|ساعات العمل|مفتوح\w*|مغلق\w*|تفتحون|تغلقون"),
        DurationAsked = Words(@"كم (مده|يوم|ساعه|دقيقه|من الوقت|يستغرق|تستغرق)|مده|المده|يستغرق|تستغرق"),
        ReachAsked = Words(@"رقم( ال)?(هاتف|جوال)?|هاتف|ايميل|بريد"),
        Price = Words(@"\d+ (ريال|درهم|دينار|جنيه|دولار|يورو)|مجان\w*|بدون رسوم|مشمول"),
        Clock = Words(@"الساعه|(ال)?(احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)|يوميا|كل يوم|صباحا|مساء"),
        Duration = Words(@"(\d+|نصف) ?(ثانيه|دقيقه|دقائق|ساعه|ساعات|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات)|نفس اليوم"),
    };
}
