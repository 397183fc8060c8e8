using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Somebody's life is in danger at this moment: then nothing of the business is quoted, but the emergency number named. What lies behind somebody ("after my
/// stroke last year") or is only asked about ("a first aid course") is none.
/// </summary>
internal static partial class Danger
{
    public static bool In(string message, Language language)
    {
        var folded = Folding.Of(Words.Tidy(message));
        return language is Language.English ? English().IsMatch(folded) && !Past().IsMatch(folded) : Foreign().IsMatch(folded) && !ForeignPast().IsMatch(folded);
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(having an? (\w+ )?(heart attack|stroke|seizure|overdose|cardiac arrest|anaphyla\w+)|(i|he|she|they|someone|somebody|everyone|(my|our|the|a) \w+)('s| is|'m| am|'re| are|'ve| have| has| had)?( feel| feels| got| just| suddenly| really| now| feeling)* (suicidal|unconscious|choking|not breathing|overdosed|(bad |severe |sudden |crushing |strong |terrible |a )?chest pains?|stopped breathing)|(he|she|they|someone|somebody|my (dad|mum|mom|mother|father|husband|wife|son|daughter|baby|child|kid|friend|partner|grand\w+))( has| have| just)* collapsed|(can('?t|not| not)|struggl\w+ to|barely) breathe|kill(ing)? myself|(want|going|gonna)( to)? (hurt|harm) myself|end(ing)? my (own )?life|\bi('m| am)?( just| really)? (want|going|gonna)( to)? die|(don'?t|do not) want to (live|be here) any ?more|commit suicide|tak(en|ing) an overdose|took an overdose|(won'?t|doesn'?t|not|can'?t) stop(ping)? (the )?bleeding|bleeding (badly|heavily|a lot|to death|out))\b", Plain)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(last (year|month|week|summer|winter|time)|(years?|months?|weeks?) ago|after (a|my|his|her|the) (heart attack|stroke|seizure)|since (a|my|his|her|the) (heart attack|stroke)|course|training|classes|class|book|film|history of)\b", Plain)]
    private static partial Regex Past();

    // In folded letters, as they stand in a cry for help.
    [GeneratedRegex(@"(?<!\p{L})(herzinfarkt|schlaganfall|brustschmerz\w*|schmerzen in der brust|bekomme? keine luft|keine luft mehr|kann nicht atmen|atmet nicht( mehr)?|bewusstlos\w*|selbstmord\w*|umbringen|will sterben|nicht mehr leben"
        + @"|crise cardiaque|infarctus|avc|douleurs? (a|dans) la poitrine|(n'arrive|arrive|peux|peut) (pas|plus) a? ?respirer|ne respire (pas|plus)|inconscient\w*|suicid\w*|me tuer|envie de mourir|veux mourir"
        + @"|infarto|ataque al corazon|derrame cerebral|dolor (en el|de) pecho|no (puedo|puede) respirar|no respira|inconsciente|matarme|quiero morir(me)?"
        + @"|ictus|dolor[ei] al petto|non (riesco|riesce) a respirare|non respira|incosciente|uccidermi|voglio morire"
        + @"|hartaanval|hartinfarct|beroerte|pijn op (de|mijn|zijn|haar) borst|krijg(t)? geen lucht|(kan|ademt) niet( meer)? adem\w*|ademt niet|bewusteloos|zelfmoord|mezelf iets aandoen|wil dood"
        + @"|zawal\w*|udar\w*|bol\w* w klatce|nie (moge|moze) oddychac|nie oddycha|nieprzytomn\w*|samoboj\w*|zabic sie|chce umrzec"
        + @"|ataque cardiaco|enfarte|dor no peito|nao (consigo|consegue) respirar|nao respira|me matar|quero morrer"
        + @"|نوبه قلبيه|جلطه|الم في (الصدر|صدري)|لا (استطيع|يستطيع) التنفس|لا يتنفس|فاقد الوعي|انتحار|انتحر|اريد ان اموت)(?!\p{L})", Plain)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"(?<!\p{L})(nach|seit|letzt\w+|kurs\w*|apres|depuis|formation|despues|hace|desde|curso|dopo|corso|scorso|na een|cursus|vorig\w*|po|kurs\w*|ostatni\w*|apos|depois|بعد|منذ|دوره)(?!\p{L})", Plain)]
    private static partial Regex ForeignPast();
}
