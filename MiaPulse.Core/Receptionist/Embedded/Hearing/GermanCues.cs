namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class GermanCues
{
    private const string Person = @"(menschen?|person|jemand(en|em)?|mitarbeiter(in)?|kolleg(e|en|in)|berater(in)?|chef(in)?|inhaber(in)?|team|personal|empfang|richtigen? menschen|echten? (menschen|person))";

    /// <summary>"montags", "Montagmorgen".</summary>
    private const string PartOfDay = "(s|(vormittag|nachmittag|mittag|morgen|abend)s?)?";

    public static Cues All() => new()
    {
        Greet = @"^\W*(hallo+|hi+|hey+|moin( moin)?|servus|gruss gott|gruezi|guten (morgen|tag|abend)|tag|hallochen)|(ist )?(da )?jemand da",
        Thank = @"danke\w*|vielen dank|merci|dankeschon|besten dank|herzlichen dank|lieben dank",
        Bye = @"tschuss\w*|tschuess|auf wiedersehen|bis (bald|dann|spater|morgen)|ciao|schonen (tag|abend)|schones wochenende|das war'?s|das ist alles|mehr brauche ich nicht",
        Affirm = @"^\W*(ja+|jo|jep|jawohl|genau|richtig|stimmt|korrekt|passt|klar|gerne?|sicher|natuerlich|naturlich|ok(ay)?|in ordnung|gut|perfekt|super|bitte|mach das)",
        Deny = @"^\W*(nein|ne+|nee|no|nicht|falsch|stimmt nicht|passt nicht|lieber nicht|kein(e|en)?|nichts davon|egal)|das (ist|stimmt) (falsch|nicht)|mochte ich (lieber )?nicht|will ich nicht|nein danke",
        AskBot = @"(bist|sind) (du|sie) (ein(e)? )?(bot|chatbot|roboter|maschine|computer|ki|mensch|echt\w*|programm|richtige\w* mensch)|(rede|spreche|chatte|schreibe) ich (hier )?(mit|gerade mit) (einem |einer )?(bot|chatbot|roboter|maschine|computer|ki|menschen|echten menschen|programm)",
        AskHelp = @"^\W*(hilfe|hilf mir|helfen sie mir)\W*$|was (kannst du|konnen sie|kann ich hier)( \w+)?( fragen| machen| tun)?\W*$|kannst du mir helfen\W*$|konnen sie mir helfen\W*$|ich brauche hilfe\W*$",
        SmallTalk = @"wie geht('?s| es)( dir| ihnen)?|wie war dein tag|wetter|erzahl\w* (mir )?(einen )?witz|wie heisst (du|ihr)|wer hat (dich|sie) (gemacht|gebaut)|was machst du (so|gerade)",
        WantHuman = @"(mit|zu) (\w+ ){0,3}" + Person + @"( \w+){0,2} (sprechen|reden|chatten|schreiben|telefonieren|verbunden)|(verbind\w*|weiterleit\w*|durchstell\w*|hol\w*|gib|geben) (\w+ ){0,4}" + Person + @"|(brauche|mochte|moechte|will|hatte gern\w*) (\w+ ){0,2}(einen? )?(echten? |richtigen? )?(menschen|person|mitarbeiter(in)?|berater(in)?)|(echter?n?|richtiger?n?) (mensch(en)?|person)|^\W*(mensch|person|mitarbeiter|berater)( bitte)?\W*$|kann ich (mit|bitte mit) (jemandem?|einem menschen|einer person)",
        Abuse = @"scheiss\w*|verdammt\w*|arschloch|arsch|idiot\w*|dumm\w*|blod\w*|bloed\w*|nutzlos\w*|unbrauchbar\w*|schwachsinn|bullshit|unverschamt\w*|frechheit|katastrophe|lacherlich|abzocke|betruger\w*|mull|das nervt|du nervst|so ein mist|was soll der mist|wutend|sauer auf|zum kotzen|halt die klappe|zeitverschwendung",
        Book = @"(termin|platz|tisch|zimmer|stunde|massage|behandlung|beratung|probestunde)\w* (\w+ ){0,4}(buchen|reservieren|ausmachen|vereinbaren|machen|haben|bekommen|kriegen)|(mochte|moechte|wurde gern\w*|wurde|will|kann ich|konnte ich|brauche|hatte gern\w*|ich suche) (\w+ ){0,4}(termin|buchen|reservieren|reservierung)|(buche|reserviere) (ich|mir|uns)|^\W*(termin|buchen|buchung|reservierung)|(haben sie|habt ihr) (noch )?(freie )?(termine|einen termin|plaetze|platze)|noch (was|etwas) frei",
        CallBack = @"(ruf\w*|rufen sie|rufst du|meld\w*|melden sie|kontaktier\w*) (\w+ ){0,3}(mich|uns|bei mir|sich)( \w+){0,3}( an| zuruck)?|ruckruf|zuruckrufen|schreib\w* mir (eine )?(mail|nachricht)",
        Asking = @"^\W*((ok|und|also|hallo|hi|hey|guten tag|gut|danke|bitte)\W+){0,3}(was|wann|wo|wer|wie|wieviel|wieviele|welche\w*|warum|wieso|wohin|woher|womit|ob|kann|konnen|kannst|konnt|gibt|gibts|haben|habt|hat|hast|ist|sind|bieten|bietet|macht|machen|nehmen|nehmt|darf|muss|soll|akzeptiert|akzeptieren)|(preise?|kosten?|kostet|offnungszeiten|wie viel|wie lange|wie teuer|gibt es|ich wurde gern\w* wissen|ich mochte wissen|wissen sie|weisst du|mich interessiert|ich frage mich)",
        Urgent = @"(es ist|ist|sehr|ganz|wirklich|echt|super|ausserst) (dringend|eilig)|dringend (hilfe|jemanden|einen termin|notig)|(ist|haben|habe|hab) (ein(en)? )?notfall|notfall\W*$|^\W*(notfall|dringend)|so schnell wie moglich|sofort (hilfe|jemanden|kommen)|(brauche|brauchen) (sofort|sofortige|schnell|jetzt) \w*|rohrbruch|wasserrohrbruch|gasgeruch|es brennt|ausgesperrt|blute stark|starke schmerzen|kann nicht (mehr )?warten",
        Hours = @"offnungszeiten|geschaftszeiten|sprechzeiten|sprechstunden|(geoffnet|offen|geschlossen|auf|zu)\W*$|(haben sie|habt ihr|ist|sind) (\w+ ){0,4}(geoffnet|offen|geschlossen|auf|zu|jemand da)|wann (\w+ ){0,4}(geoffnet|offnet|offnen|offen|auf|schliesst|schliessen|zu|macht|machen|geschlossen)|(wie lange|bis wann) (\w+ ){0,4}(geoffnet|offen|auf|da)",
        RightNow = @"jetzt|gerade|momentan|im moment|aktuell|noch (offen|geoffnet|auf)",
        Today = @"heute|heut",
        Tomorrow = @"(?<!(guten|heute|heut|gestern|am|jeden|diesen|(mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend) )morgen",
        DayAfterTomorrow = @"ubermorgen|uebermorgen|uber morgen",
        Weekend = @"wochenenden?",
        NextDoor = @"nebenan|gegenuber|um die ecke|in der nahe|nachbar\w*|daneben",
        Days = [@"sonntag" + PartOfDay, @"montag" + PartOfDay, @"dienstag" + PartOfDay, @"mittwoch" + PartOfDay, @"donnerstag" + PartOfDay, @"freitag" + PartOfDay, @"(samstag|sonnabend)" + PartOfDay],
        PhoneAsked = @"telefonnummer|(eure|ihre|deine) nummer|nummer (kann|soll) ich|wie kann ich (euch|sie|dich) (anrufen|telefonisch erreichen)|kann ich (euch|sie) anrufen|telefonisch erreichen",
        EmailAsked = @"(eure|ihre|die) (e-?mail|mail)(adresse|-adresse)?|mailadresse|e-?mail-?adresse|wie kann ich (euch|ihnen) (eine )?(e-?mail|mail|schreiben)",
        Places = [@"^\W*(1|eins|das erste|die erste|den ersten|der erste|erstes|erste)\W*$", @"^\W*(2|zwei|das zweite|die zweite|den zweiten|der zweite|zweites|zweite)\W*$", @"^\W*(3|drei|das dritte|die dritte|den dritten|das letzte|die letzte|drittes|dritte)\W*$"],
        Clause = Cues.Between(@"(?:und|oder|au(?:ß|ss)erdem|sowie)(?: auch| noch)?", @"was|wann|wo|wie|wieviel|wer|welche\w*|warum|gibt|gibts|habt|haben|kann|können|koennen|konnen|darf|macht|machen|nehmt|nehmen|ist|sind|bietet|bieten|muss|kostet"),
        RefersBack = @"^\W*(und|aber|oder|auch|er|das (ist|sind|geht|gilt|kostet|macht)|dies\w*|dort|dann|danach|sonst|dafur|davon|dabei|beide\w*)",
        Nameless = "was wann wo wer wie wieviel viel viele welche welcher welches warum wieso kostet kosten preis preise teuer zeit zeiten tag tage stunde stunden minuten uhr offen geöffnet öffnet geschlossen schließt schliesst auf zu haben hat habt gibt heute morgen jetzt gerade montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags wochenende woche monat bitte danke hallo guten gern gerne möchte wissen sagen brauche will kann können machen macht gehen geht lange ja nein etwas alles noch mal eigentlich auch und oder aber neu neue",
    };
}
