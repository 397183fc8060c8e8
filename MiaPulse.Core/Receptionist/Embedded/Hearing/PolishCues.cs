namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class PolishCues
{
    private const string Person = @"(kims|czlowiekiem|osoba|pracownikiem|konsultantem|kierownikiem|szefem|wlascicielem|kims z (zespolu|obslugi|personelu)|obsluga|prawdziw\w+ (osoba|czlowiekiem)|zywym czlowiekiem)";

    public static Cues All() => new()
    {
        Greet = @"^\W*(czesc|hej+|witam|witajcie|dzien dobry|dobry wieczor|siema|halo|hello)|(czy )?(jest )?(tu |tam )?ktos(\W*$| jest)",
        Thank = @"(dziekuje|dzieki|dziekujemy|dzięki|wielkie dzieki|dziekowac|thx)",
        Bye = @"(do widzenia|do zobaczenia|na razie|pa pa|papa|milego dnia|dobranoc|to wszystko|do uslyszenia)",
        Affirm = @"^\W*(tak+|zgadza sie|dokladnie|jasne|oczywiscie|pewnie|dobrze|ok|okej|w porzadku|super|swietnie|poprosze|prosze|chetnie|racja)",
        Deny = @"^\W*(nie+|zle|niepoprawnie|nie zgadza sie|zadn\w+|nic|wole nie|raczej nie)|nie (chce|dziekuje)|to (zle|nieprawda)|wolalbym nie|wolalabym nie",
        AskBot = @"(jestes|czy to|to jest|czy jestes|rozmawiam z|czy rozmawiam z|pisze z) (\w+ ){0,2}(robot\w*|bot\w*|chatbot\w*|maszyn\w*|komputer\w*|ai|czlowiek\w*|prawdziw\w*|zywym)",
        AskHelp = @"^\W*(pomoc|pomocy|pomoz( mi)?)\W*$|(co|w czym) (mozesz|potrafisz|umiesz) (\w+ )?(zrobic|pomoc)|(mozesz|moze pan\w*) mi pomoc\W*$|potrzebuje pomocy\W*$",
        SmallTalk = @"(jak sie masz|co slychac|jak leci|jak tam)|jaka pogoda|opowiedz (\w+ )?(kawal|dowcip|zart)|jak masz na imie|kto cie stworzyl",
        WantHuman = @"(porozmawiac|rozmawiac|pogadac|popisac|pomowic|polaczyc( mnie)?|polacz( mnie)?|skontaktowac( sie)?|rozmowa|rozmowy) (\w+ ){0,2}ze? " + Person + @"|(chce|chcialbym|chcialabym|potrzebuje|wole|prosze o) (\w+ ){0,2}(czlowieka|konsultanta|pracownika|prawdziwa osobe|kogos z (zespolu|obslugi))|(zywy|zywego|prawdziwy|prawdziwego) czlowiek\w*|^\W*(czlowiek|konsultant|pracownik|osoba)( prosze| poprosze)?\W*$",
        Abuse = @"(kurwa\w*|cholera|cholern\w+|gowno|idiot\w*|kretyn\w*|debil\w*|glup\w+|beznadziej\w+|bezuzyteczn\w+|zenada|zenujac\w*|skandal|oszust\w*|zlodziej\w*|niedopuszczaln\w*|smieszn\w* to jest|mam dosc|zamknij sie|strata czasu|wsciekl\w*|do dupy)",
        Book = @"(zarezerwowac|umowic|zapisac|zamowic|zabukowac) (\w+ ){0,3}(sie|wizyte|termin|stolik|miejsce|na)|(chce|chcialbym|chcialabym|moge|czy moge|potrzebuje) (\w+ ){0,3}(zarezerwowac|umowic|zapisac|rezerwacj\w*|wizyt[eya]|termin)|^\W*(rezerwacja|zarezerwowac|wizyta|termin|umow\w*)|(macie|sa|jest) (\w+ ){0,2}(wolne |wolny )?(terminy?|miejsca?)",
        CallBack = @"(zadzwon\w*|oddzwon\w*|skontaktuj\w*|napisz\w*|odezw\w*) (\w+ ){0,2}(do mnie|do nas|ze mna|sie)|oddzwonieni\w*|prosze o (telefon|kontakt|oddzwonienie)|oddzwon\w*",
        Asking = @"^\W*((ok|a|i|to|czesc|hej|dzien dobry|witam|dobrze|dzieki|ale)\W+){0,3}(co|kiedy|gdzie|kto|jak\w*|ile|czy|dlaczego|ktor\w+|skad|dokad|o ktorej|do ktorej|macie|robicie|oferujecie|przyjmujecie|mozna|moge|jest|sa)|(cen[ay]|cennik|kosztuj\w+|godziny otwarcia|ile (kosztuje|trwa|to)|chcialbym wiedziec|chcialabym wiedziec|chce wiedziec|prosze powiedziec)",
        Urgent = @"(to|bardzo|jest|naprawde) piln\w+|piln\w+\W*$|^\W*(pilne|pilnie|nagly wypadek|awaria)|(mam|mamy|jest|to) (\w+ )?(nagly wypadek|awari[ae]|sytuacj\w+ awaryjn\w+)|jak najszybciej|natychmiast|pilnie (potrzebuje|prosze|kogos)|(potrzebuje|pomoc\w*) (\w+ ){0,3}(teraz|od razu|natychmiast)|pekla rura|wyciek (gazu|wody)|czuc gaz|zalewa|zatrzasn\w+|krwawi\w*|silny bol|nie moze czekac",
        Hours = @"godzin\w* otwarcia|w jakich godzinach|(jest|jestescie|sa|macie) (\w+ ){0,3}(otwart\w*|czynn\w*|zamkniet\w*)|(otwarte|otwarci|czynne|zamkniete|zamknieci)\W*$|(otwieracie|zamykacie|czynni)|(o ktorej|kiedy|do ktorej|od ktorej) (\w+ ){0,3}(otw\w*|zam\w*|czynn\w*|jestescie)|czynne|otwarte (w|dzis|dzisiaj|jutro|teraz)",
        RightNow = @"teraz|w tej chwili|obecnie|jeszcze (otwarte|czynne)",
        Today = @"(dzis|dzisiaj|dzisiejsz\w+)",
        Tomorrow = @"jutro",
        DayAfterTomorrow = @"pojutrze|po jutrze",
        Weekend = @"weekend\w*",
        NextDoor = @"obok|naprzeciwko|sasiedni\w*|za rogiem|w poblizu",
        Days = [@"niedziel\w+", @"poniedzial\w+", @"wtor\w+", @"srod\w+", @"czwart\w+", @"piat(ek|ku|ki|kach)", @"sobot\w+"],
        PhoneAsked = @"(numer telefonu|wasz numer|jaki numer|numer do was|pod jaki numer|jak (mozna )?(do was )?zadzwonic)",
        EmailAsked = @"(wasz e?-?mail|adres e?-?mail|adres mailowy|jaki (macie )?e?-?mail|jak do was napisac)",
        Places = [@"^\W*(1|jeden|pierwsze|pierwszy|pierwsza|to pierwsze)\W*$", @"^\W*(2|dwa|drugie|drugi|druga|to drugie)\W*$", @"^\W*(3|trzy|trzecie|trzeci|trzecia|ostatnie|to trzecie)\W*$"],
        Clause = Cues.Between(@"(?:i|oraz|a|lub|albo)(?: też| także)?", @"co|kiedy|gdzie|jak|ile|kto|jaki\w*|który|która|czy|dlaczego|macie|jest|są|można|mogę|robicie|przyjmujecie"),
        RefersBack = @"^\W*(a|i|ale|lub|tez|to|ten|ta|tam|potem|wtedy|oni|one|on|ona)",
        Nameless = "co kiedy gdzie kto jak jaki jaka jakie ile czy dlaczego który która kosztuje kosztują koszt koszty cena ceny cennik drogo godzina godziny godzinach dzień dni minut otwarte otwarci otwieracie czynne zamknięte zamykacie macie jest są robicie dziś dzisiaj jutro teraz poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę tydzień miesiąc dziękuję dzięki cześć dobry proszę chcę chciałbym chciałabym mogę można wiedzieć powiedzieć potrzebuję tak nie coś wszystko też czas długo trwa",
    };
}
