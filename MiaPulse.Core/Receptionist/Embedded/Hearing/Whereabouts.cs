using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears that somebody asks where the business itself is or how to get there: "where are you", "whats your address", "wie komme ich zu euch". Such a question names no
/// thing and hangs on nothing that was said before. With a way of its own ("by bus") or another place ("where is the toilet") it is an ordinary question. Pure.
/// </summary>
internal static class Whereabouts
{
    /// <summary>What an English visitor calls the business.</summary>
    private const string House = "(shop|store|clinic|office|salon|studio|practice|surgery|restaurant|cafe|business|place|gym|bakery|showroom|workshop|garage|school|hotel|bar)";

    /// <summary>By language, in folded letters: where it is, and how to get there.</summary>
    private static readonly (Cue Place, Cue Way)[] ByLanguage =
    [
        (@"where( exactly|abouts)? (are|is) (you|y'all|(your|the) (\w+ )?" + House + @")( guys| all)?( (located|based|situated|at|exactly|now|please|in \w+))*\W*$|where's (your|the) (\w+ )?" + House + @"( located| based| at)?\W*$|where (can|do|could|would) (i|we) find (you|(your|the) " + House + @")\W*$"
            + @"|where (do|should|must) (i|we) (go|come)( to)?\W*$|(what|what's)( is| are)? (your|the|you) (exact |full |street |postal |physical |shop |office |business )?(address|location)\W*$|your (exact |full |street |postal |physical )?address\W*$"
            + @"|(give|tell|send|have|get|know|need) (me |us )?(your|the) (exact |full |street |postal )?address( please)?\W*$|^\W*((ok|hi|hello|hey|and|so)\W+){0,2}(the |your )?(address|location)( please)?\W*$"
            + @"|(which|what) (street|road|city|town|area|neighbou?rhood|part of town) (are|is) (you|it|(your|the) " + House + @")( in| on)?\W*$",
            @"how (do|can|would|could|should|to) ((i|we|you|one|people) )?(best )?(get|come|find|travel|drive) (there|here|to you|to yours|you|you guys|(to )?(your|the) " + House + @")\W*$|(^\W*|(give|send|get|have|need|any) (me |us )?)directions( to (you|(your|the) " + House + @"))?( please)?\W*$"),
        (@"wo (genau )?(seid ihr|sind sie|bist du|findet man (euch|sie)|finde ich (euch|sie)|finden wir (euch|sie)|kann ich (euch|sie) finden|liegt ihr|befindet ihr euch|befinden sie sich|ist (der|die|das|euer|eure|ihre?|dein|deine) (laden|geschaft|praxis|buro|salon|studio|restaurant|cafe|filiale|werkstatt|lokal))( (denn|genau|eigentlich|zu finden|bitte))*\W*$"
            + @"|(eure|ihre|deine) (genaue )?(adresse|anschrift)( bitte)?\W*$|(wie|was) (lautet|ist) (die|eure|ihre) (genaue )?(adresse|anschrift)\W*$|^\W*(die )?(adresse|anschrift|standort)( bitte)?\W*$|in welcher (strasse|stadt) (seid ihr|sind sie|liegt ihr)\W*$",
            @"wie (komme|kommt|kommen|finde|gelange) (ich|man|wir) (am besten )?(zu (euch|ihnen|dir)|da ?hin|dort ?hin|hin|euch|sie)\W*$|^\W*(anfahrt|wegbeschreibung)( bitte)?\W*$"),
        (@"ou (etes[- ]vous|vous etes|es[- ]tu|vous trouvez[- ]vous|peut[- ]on vous trouver|puis[- ]je vous trouver|vous trouver|est[- ]ce que (je|on) (peux|peut) vous trouver|(se (trouve|situe)|est) (le |la |l'|votre )(magasin|boutique|cabinet|salon|restaurant|studio|agence|bureau|atelier|clinique))( (situes?|installes?|exactement|bases?|svp|s'il vous plait))*\W*$"
            + @"|votre adresse( exacte| svp| s'il vous plait)?\W*$|quelle est (l'|votre )adresse( exacte)?\W*$|^\W*(l')?adresse( svp| s'il vous plait)?\W*$|dans quelle (rue|ville) (etes-vous|vous etes|se trouve)",
            @"comment (est-ce que (je|on) |je |on )?(peut-on |puis-je |peux |peut )?(venir|viens|vient|y aller|y va|arriver|arrive|aller chez vous|se rendre chez vous|vous trouver|vous rejoindre)( chez vous| jusqu'a vous| jusque chez vous)?\W*$|^\W*(acces|itineraire)\W*$"),
        (@"donde (estan|estais|esta|estas|se encuentran|se encuentra|os encontrais|quedan|queda|puedo encontrarlos|puedo encontraros)( (ustedes|vosotros|ubicados|situados|exactamente|(la|el|su|vuestra|vuestro) (tienda|local|clinica|consulta|salon|restaurante|taller|oficina|estudio)))*\W*$"
            + @"|(vuestra|su|tu) direccion( exacta| por favor)?\W*$|cual es (la|su|vuestra|tu) direccion( exacta)?\W*$|^\W*(la )?direccion( por favor)?\W*$|en que (calle|ciudad) (estan|estais|esta|quedan)",
            @"como (llego|llegar|llegamos|se llega|puedo llegar|os encuentro|los encuentro)( (hasta|a|ahi|alli|alla|ustedes|vosotros|vuestra|vuestro|su|la|el|tienda|local|clinica|consulta))*\W*$"),
        (@"dove (siete|vi trovate|si trova|ti trovi|vi trovo|posso trovarvi|e|sta)( (situati|ubicati|esattamente|di preciso|(il|lo|la|l'|vostro|vostra|il vostro|la vostra) ?(negozio|studio|salone|ristorante|clinica|ufficio|sede|locale)))*\W*$"
            + @"|(vostro|suo|tuo) indirizzo( esatto| per favore)?\W*$|qual e (il vostro |il suo |il tuo |l')indirizzo( esatto)?\W*$|^\W*(l')?indirizzo( per favore)?\W*$|in che (via|citta) (siete|vi trovate)",
            @"come (arrivo|arrivare|arriviamo|si arriva|posso arrivare|vi raggiungo|raggiungervi|posso raggiungervi|trovarvi|ci arrivo)( (da voi|li|la|fino a voi|in negozio|allo studio))*\W*$"),
        (@"waar (zitten|zijn|bent|zit|ben|vind ik|vinden we) (jullie|u|je|jij)( (gevestigd|precies|te vinden|ergens|eigentlijk))*\W*$|waar (is|zit|ligt) (de|het|jullie|uw) (winkel|zaak|praktijk|salon|studio|kantoor|restaurant)( precies)?\W*$|waar (kan|kunnen) (ik|we|wij) (jullie|u) vinden\W*$"
            + @"|(jullie|uw|je) (exacte )?adres\W*$|wat is (het|jullie|uw|je) (exacte )?adres\W*$|^\W*(het )?adres( graag| alstublieft| alsjeblieft)?\W*$|in welke (straat|stad) (zitten|zijn|zit|bent)",
            @"hoe (kom|kan|kunnen|komen) (ik|we|wij) (het beste )?(bij (jullie|u)|er|daar|daarheen)( komen| heen)?\W*$|^\W*(route|routebeschrijving)\W*$"),
        (@"gdzie (panstwo )?(jestescie|sie znajdujecie|sie miescicie|sie panstwo znajduja|panstwo sa|was znajde|was znalezc|was mozna znalezc|(jest|znajduje sie|miesci sie) (wasz |wasza )?(sklep|gabinet|salon|biuro|restauracja|studio|klinika|lokal|firma))( (dokladnie|prosze))*\W*$"
            + @"|(wasz|jaki jest|jaki macie|panstwa|podajcie) (wasz |panstwa |dokladny )?adres\W*$|^\W*adres( prosze)?\W*$|na jakiej ulicy (jestescie|sie znajdujecie)",
            @"jak (mozna |moge )?(do was |tam |do panstwa )?(dojechac|dojade|dojsc|trafic|trafie|dotrzec|was znalezc)( (do was|do panstwa|tam))?\W*$|^\W*(dojazd)\W*$"),
        (@"onde (estao|ficam|fica|se situam|se encontram|e|posso encontra-los)( (voces|localizados|situados|exatamente|(a|o|a vossa|o vosso|a sua|o seu) (loja|salao|clinica|consultorio|restaurante|escritorio|estudio)))*\W*$"
            + @"|(vossa|sua|tua) morada( exata| por favor)?\W*$|(vosso|seu) endereco( exato| por favor)?\W*$|qual (e )?(a morada|o endereco|a vossa morada|o vosso endereco|o seu endereco|a sua morada)\W*$|^\W*(a |o )?(morada|endereco)( por favor)?\W*$|em que (rua|cidade) (estao|ficam|fica)",
            @"como (chego|chegar|chegamos|posso chegar|se chega|vou|faco para chegar)( (ai|ate voces|ate ai|ate a loja|a loja|la))*\W*$"),
        (@"(اين|وين) (انتم|انتو|انت|موقعكم|موقعك|مكانكم|تقعون|تقع|توجدون|يقع (المحل|المكتب|المطعم|المقهي|الصالون|المركز)|تقع (العياده)|(المحل|العياده|المكتب|المطعم|الصالون|المركز))( (بالضبط|من فضلك|من فضلكم))*\W*$|(ما (هو )?|اريد |اعطني |ممكن )?(عنوانكم|عنوانك|عنوان (المحل|العياده|المكتب|المطعم|الصالون|المركز))( (بالضبط|من فضلك))?\W*$|^\W*(ما هو )?العنوان( من فضلك)?\W*$",
            @"كيف (اصل|نصل|يمكنني الوصول|يمكن الوصول|اوصل)( (اليكم|الي المحل|الي العياده|لعندكم|هناك|الي هناك))?\W*$"),
    ];

    public static bool In(string question, Language language) => Asks(question, language) is not (false, false);

    /// <summary>Whether it asks for the way: a page on that ("the bus stops in front of the door") tells more than an address.</summary>
    public static bool AsksTheWay(string question, Language language) => Asks(question, language) is (false, true);

    private static (bool Place, bool Way) Asks(string question, Language language)
    {
        var folded = Folding.Of(Words.WriteOut(question, language));
        var (place, way) = ByLanguage[(int)language];
        return (place.In(folded), way.In(folded));
    }
}
