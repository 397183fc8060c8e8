namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class DutchCues
{
    private const string Person = @"(iemand|een (echt )?mens|een (echte )?persoon|een medewerker|een collega|een adviseur|de (baas|eigenaar|manager)|het team|echt iemand)";

    /// <summary>"maandags", "maandagmorgen".</summary>
    private const string PartOfDay = "(s|en|ochtend|morgen|middag|avond)?";

    public static Cues All() => new()
    {
        Greet = @"^\W*(hallo+|hoi+|hey+|hi+|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen|dag)|is (er |daar )?iemand( daar| aanwezig)?",
        Thank = @"(dank|bedankt|dankjewel|dankuwel|dank (je|u)( wel)?|thanks|hartelijk dank|merci)",
        Bye = @"(tot (ziens|straks|snel|morgen|later)|doei+|dag\W*$(?<!^\W*dag\W*)|fijne (dag|avond)|prettige (dag|avond)|dat (was|is) (alles|het))",
        Affirm = @"^\W*(ja+|jep|jazeker|klopt|juist|precies|correct|goed|prima|oke|ok|okay|zeker|graag|natuurlijk|perfect|top|doe maar|alstublieft|akkoord)",
        Deny = @"^\W*(nee+|neen|niet|fout|klopt niet|geen|liever niet|nooit|niets|geen van)|dat klopt niet|wil ik (liever )?niet|nee (bedankt|dank)",
        AskBot = @"(ben|bent) (je|jij|u) (\w+ )?(een )?(robot|bot|chatbot|machine|computer|ai|mens|echt\w*( persoon| mens)?)|(praat|spreek|chat) ik (\w+ )?met (een )?(robot|bot|chatbot|machine|computer|ai|mens|echt persoon)",
        AskHelp = @"^\W*(help|hulp|help me)\W*$|wat (kan|kun) (je|u|ik)( hier)?( doen| vragen)?\W*$|(kan|kun|kunt) (je|u) (me|mij) helpen\W*$|ik heb hulp nodig\W*$",
        SmallTalk = @"hoe (gaat het|is het)|wat voor weer|(vertel|ken je) (me )?een (mop|grap)|hoe heet (je|jij)|wie heeft (je|jou) gemaakt",
        WantHuman = @"(met|aan) " + Person + @" (\w+ ){0,2}(praten|spreken|chatten|bellen)|(praten|spreken|chatten) (\w+ )?met " + Person + @"|(verbind|geef|haal) (me|mij) (\w+ ){0,2}(door )?(met )?" + Person + @"|(wil|wou|kan|mag|zou) (\w+ ){0,3}(iemand|een mens|een persoon) (\w+ )?(spreken|praten)|(wil|zou graag|heb) (\w+ ){0,3}(een (echt )?mens|een (echte )?medewerker|een echt persoon)|(echt (mens|persoon)|echte medewerker)|^\W*(mens|persoon|medewerker)( graag| alstublieft| alsjeblieft)?\W*$",
        Abuse = @"(kut\w*|klote\w*|shit|fuck\w*|godver\w*|idioot|idioten|stom\w*|dom\w{0,2}|sukkel\w*|nutteloos|waardeloos|belachelijk|schandalig|schande|oplichter\w*|oplichting|onacceptabel|rot op|hou je (mond|bek)|ik ben het zat|tijdverspilling|woedend|wat een (onzin|troep))",
        Book = @"(afspraak|tafel|plek|kamer|behandeling|reservering)\w* (\w+ ){0,3}(maken|boeken|reserveren|plannen|inplannen)|(wil|zou|kan ik|mag ik|graag) (\w+ ){0,4}(afspraak|boeken|reserveren|reservering)|^\W*(boeken|reserveren|afspraak|reservering)|(hebben jullie|heeft u|heb je|is er) (\w+ ){0,3}(plek|plaats|tijd|beschikbaar\w*)",
        CallBack = @"(bel|belt|contacteer|mail|schrijf|app) (u |je )?(me|mij|ons)( \w+){0,3}|terugbellen|teruggebeld|(neem|neemt) (\w+ )?contact( met (me|mij|ons))? op",
        Asking = @"^\W*((ok|oke|en|dus|hallo|hoi|goed|bedankt|maar|goedemorgen|goedemiddag)\W+){0,3}(wat|wanneer|waar|wie|hoe|hoeveel|welke?|waarom|kan|kun|kunt|kunnen|is|zijn|heb|hebben|heeft|doen|bieden|mag|moet|accepteren|accepteert|hoelang|tot hoe laat)|(prijs|prijzen|tarieven|kost|kosten|openingstijden|hoe (lang|veel|laat|duur)|ik (wil|zou) (\w+ )?weten|ik vraag me af)",
        Urgent = @"(het is|is|heel|zeer|erg|super) (dringend|spoed|urgent)|dringend\W*$|^\W*(dringend|spoed|noodgeval|urgent)|is (een )?(noodgeval|spoedgeval)|(heb|hebben) (een )?(noodgeval|spoedgeval)|zo (snel|spoedig) mogelijk|dringend (hulp|iemand)|(heb|hulp|iemand) (\w+ ){0,3}(onmiddellijk|direct|meteen|nu meteen) nodig|lekkage|gaslucht|ruik gas|overstroming|buitengesloten|bloed\w* (hevig|erg)|hevige pijn|kan niet wachten",
        Hours = @"openingstijden|openingsuren|(zijn|bent|is|ben) (\w+ ){0,4}(open|gesloten|dicht)|(open|gesloten|dicht)\W*$|(sluiten|sluit|gaan jullie open|gaat u open)|(wanneer|hoe laat|tot hoe laat) (\w+ ){0,4}(open|dicht|sluit\w*|gesloten)|open (op|vandaag|morgen|nu)",
        RightNow = @"nu|op dit moment|momenteel|nog open",
        Today = @"vandaag|vanavond|vanmorgen|vanochtend|vanmiddag|deze morgen",
        Tomorrow = @"(?<!(goede|deze|elke|de|(maan|dins|woens|donder|vrij|zater|zon)dag) )morgen(ochtend|middag|avond)?",
        DayAfterTomorrow = @"overmorgen|over morgen",
        Weekend = @"weekend(en|s)?",
        NextDoor = @"hiernaast|ernaast|naast (jullie|u|de deur)|tegenover|om de hoek|buren|in de buurt",
        Days = [@"zondag" + PartOfDay, @"maandag" + PartOfDay, @"dinsdag" + PartOfDay, @"woensdag" + PartOfDay, @"donderdag" + PartOfDay, @"vrijdag" + PartOfDay, @"zaterdag" + PartOfDay],
        PhoneAsked = @"telefoonnummer|(jullie|uw|je) nummer|(welk|op welk) nummer|hoe kan ik (jullie|u) bellen|kan ik (jullie|u) bellen",
        EmailAsked = @"(jullie|uw|het|je) (e-?mail|mail)(adres)?|mailadres|e-?mailadres|hoe kan ik (jullie|u) (mailen|schrijven)",
        Places = [@"^\W*(1|een|de eerste|eerste)\W*$", @"^\W*(2|twee|de tweede|tweede)\W*$", @"^\W*(3|drie|de derde|de laatste|derde)\W*$"],
        Clause = Cues.Between(@"(?:en|of|ook)(?: ook| nog)?", @"wat|wanneer|waar|hoe|hoeveel|wie|welke?|waarom|is|zijn|hebben|heeft|kan|kunnen|mag|doen|doet|moet|nemen|bieden|kost"),
        RefersBack = @"^\W*(en|maar|of|ook|hij|zij|dit|dat|daar|dan|daarna|anders|daarvoor|beide)",
        Nameless = "wat wanneer waar wie hoe hoeveel welke welk waarom kost kosten prijs prijzen tarief duur tijd tijden dag dagen uur uren minuten open gesloten dicht sluit sluiten openingstijden hebben heeft heb is zijn doen vandaag morgen nu maandag dinsdag woensdag donderdag vrijdag zaterdag zondag week weekend maand bedankt hallo hoi graag alstublieft alsjeblieft wil zou kan kunnen weten zeggen nodig ja nee iets alles ook lang duurt jullie",
    };
}
