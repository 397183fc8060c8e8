namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class ItalianCues
{
    private const string Person = @"(qualcuno|una persona( vera| reale)?|un (vero )?(essere )?umano|un operatore|un'operatrice|un addetto|un consulente|il (titolare|responsabile|capo)|la (titolare|responsabile)|un responsabile|il team|lo staff)";

    public static Cues All() => new()
    {
        Greet = @"^\W*(ciao+|salve|buongiorno|buon giorno|buonasera|buona sera|hey|ehi|buon pomeriggio)|c'e qualcuno",
        Thank = @"grazie( mille| tante)?|ti ringrazio|la ringrazio|molto gentile",
        Bye = @"arrivederci|a presto|a dopo|a domani|ci sentiamo|buona (giornata|serata|notte)|addio|e tutto|basta cosi|nient'altro",
        Affirm = @"^\W*(si+|certo|certamente|esatto|giusto|corretto|va bene|ok|okay|d'accordo|perfetto|volentieri|benissimo|ottimo|bene|certo che si|sicuro|per favore)",
        Deny = @"^\W*(no+|sbagliato|non (e|e' )?(giusto|corretto|ora|adesso|proprio|mi)|nessun\w*|niente|nulla|meglio di no|preferisco di no)|preferisco (di )?no|non voglio|no grazie|non e (giusto|corretto|cosi)",
        AskBot = @"(sei|e|siete|lei e) (\w+ )?(un |una )?(robot|bot|chatbot|macchina|computer|ia|umano|umana|persona( vera| reale)?|vera|vero)|(parlo|sto parlando|parlando) con (un |una )?(robot|bot|chatbot|macchina|ia|umano|persona)",
        AskHelp = @"^\W*(aiuto|aiutami|mi aiuti)\W*$|(che )?cosa (puoi|sai|puo) fare|(mi )?(puoi|puo|potresti|potrebbe) aiutar(e|mi)\W*$|ho bisogno di aiuto\W*$",
        SmallTalk = @"come (stai|sta|va|state)|che tempo fa|(raccontami|mi racconti) una barzelletta|come ti chiami|chi ti ha (creato|fatto)",
        WantHuman = @"(parlare|chattare|comunicare|scrivere|essere messo in contatto) (\w+ )?con " + Person + @"|(mi passi|passami|mi metta|mettimi|mi trasferisca) (\w+ ){0,3}" + Person + @"|(voglio|vorrei|preferisco|ho bisogno di|mi serve) (\w+ ){0,2}(una persona|un umano|un operatore|un consulente)|(persona (vera|reale)|essere umano|vera persona)|^\W*(persona|umano|operatore|operatrice)( per favore| grazie)?\W*$|posso parlare con",
        Abuse = @"merda|cazzo|stronz\w*|idiot\w*|stupid\w*|cretin\w*|scem[oaie]|inutil\w*|vaffanculo|truffa\w*|ladri|vergogn\w*|ridicol\w*|inaccettabile|schifo|stufo di|sono stufo|sono stufa|stai zitt\w*|incompetent\w*|perdita di tempo|furios\w*|che palle",
        Book = @"(prenotare|prendere|fissare|avere|fare|chiedere) (\w+ ){0,2}(appuntamento|tavolo|posto|prenotazione|visita|seduta)|(vorrei|voglio|posso|potrei|mi piacerebbe|ho bisogno di|mi serve) (\w+ ){0,2}(prenotare|un appuntamento)|^\W*(prenotare|prenotazione|appuntamento)|(avete|hai|ci sono|c'e) (\w+ ){0,2}(disponibilita|posti?|appuntamenti)",
        CallBack = @"(chiamami|richiamami|mi (chiami|richiami|chiamate|richiamate|potete (ri)?chiamare|contatti|contattate|scriva|scrivete)|contattami|chiamatemi|richiamatemi|scrivetemi|contattatemi)|essere richiamat[oa]|richiamata",
        Asking = @"^\W*((ok|e|allora|ciao|salve|buongiorno|bene|grazie|scusi|scusa|ma)\W+){0,3}(che|cosa|cos'e|quando|dove|dov'e|chi|qual\w*|perche|come|quant[oaie]|quant'e|c'e|ci sono|avete|fate|offrite|accettate|posso|si puo|puo|potete|siete|e possibile|a che ora|devo|bisogna|serve)|(prezz[oi]|tariff[ae]|orari[o]?|quanto (costa|costano|dura|viene)|vorrei sapere|volevo sapere|mi (sa|può|puo) dire|sapere se)",
        Urgent = @"(e|molto|davvero|super) urgente|urgente\W*$|^\W*(urgente|urgenza|emergenza)|e un'?(urgenza| emergenza|emergenza)|(ho|c'e) un'?\s?(urgenza|emergenza)|il prima possibile|al piu presto|urgentemente|immediatamente|subito (bisogno|qualcuno)|(bisogno|aiuto) (\w+ ){0,3}(subito|immediato)|perdita (d'acqua|di gas)|odore di gas|allagamento|chius[oa] fuori|sanguin\w*|dolore (insopportabile|fortissimo|terribile)|non puo aspettare",
        Hours = @"orari[o]?|(siete|e|sei) (\w+ ){0,3}(apert\w*|chius\w*)|(apert[oiae]|chius[oiae])\W*$|(aprite|chiudete|apre|chiude)|(a che ora|quando|fino a che ora) (\w+ ){0,3}(apr\w*|chiud\w*|siete)",
        RightNow = @"adesso|(apert\w+|chius\w+) ora|ora\W*$|in questo momento|attualmente|ancora apert\w*",
        Today = @"oggi|stasera",
        Tomorrow = @"(?<!dopo )domani",
        DayAfterTomorrow = @"dopo ?domani",
        Weekend = @"(fine|fini|week-?) ?(settimana|end)|weekend",
        NextDoor = @"(qui |li )?accanto|di fronte|vicin[oaie]|dietro l'angolo",
        Days = [@"domenic(a|he)", @"lunedi", @"martedi", @"mercoledi", @"giovedi", @"venerdi", @"sabat[oi]"],
        PhoneAsked = @"(vostro|suo|tuo|il|un) (numero( di telefono)?|telefono)|che numero|numero (per|di) (chiamare|chiamarvi|telefono)|come (vi|posso) chiam\w*|posso chiamarvi",
        EmailAsked = @"(vostra|sua|tua|la|una) (e-?mail|mail)|(vostro|il) indirizzo e?-?mail|indirizzo e?-?mail|come (vi|posso) scriv\w*",
        Places = [@"^\W*(1|uno|la prima|il primo|prima|primo)\W*$", @"^\W*(2|due|la seconda|il secondo|seconda|secondo)\W*$", @"^\W*(3|tre|la terza|il terzo|l'ultima|l'ultimo|terza)\W*$"],
        Clause = Cues.Between(@"(?:e|ed|o|oppure|inoltre)(?: anche)?", @"che|cosa|quando|dove|dov'è|come|quanto|quant[aie]|qual[ei]?|c'è|ci sono|avete|fate|posso|si può|si puo|accettate|siete|è|aprite|serve|bisogna"),
        RefersBack = @"^\W*(e|ed|ma|o|anche|questo|questa|cio|esso|essa|poi|inoltre|altrimenti)",
        Nameless = "che cosa cos'è quando dove dov'è chi quale quali perché come quanto quanta quanti quant'è costa costano costo costi prezzo prezzi tariffa caro ora ore orario orari giorno giorni minuti aperto aperti aprite apre chiuso chiusi chiudete chiude c'è sono avete fate oggi domani adesso lunedì martedì mercoledì giovedì venerdì sabato domenica settimana mese grazie ciao salve buongiorno favore vorrei voglio posso potete sapere dire bisogno sì no qualcosa tutto anche tempo dura",
    };
}
