namespace MiaPulse.Core.Calls.Speech;

internal static class ItalianCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Ciao, sono|Buongiorno, sono|Sono> Mia, di {0}. <Come posso aiutarti?|Come posso aiutarLa?>",
        GreetingKnown = "<Ciao|Buongiorno> {1}, sono Mia, di {0}. È un piacere <sentirti|sentirLa> di nuovo. <Come posso aiutarti?|Come posso aiutarLa?>",

        OneMoment = "Un momento, per favore.",
        StillLooking = "Sto ancora cercando.",
        SayAgain = "Lo ripeto.",
        TooSlow = "Mi dispiace, in questo momento non riesco a scoprirlo. Prendo volentieri un messaggio. Qual è il <tuo|Suo> nome, e a quale numero può <chiamarti|chiamarLa> il team?",
        StillThere = "<Ci sei|È> ancora in linea?",
        NotCaught = "<Scusa|Scusi>, non ho capito bene. <Puoi|Può> ripetere?",
        Resumed = "<Scusa|Scusi>, la linea è caduta per un momento. Che cosa <dicevi|diceva>?",

        Goodbye = "Grazie della chiamata. Arrivederci.",
        SilentGoodbye = "Non sento più nulla, quindi chiudo la chiamata. <Puoi|Può> richiamare quando <vuoi|vuole>. Arrivederci.",
        DeadEndGoodbye = "Mi dispiace, al telefono non posso aiutare oltre. Ho annotato tutto per il team. Grazie della chiamata. Arrivederci.",
        TooLongGoodbye = "Stiamo parlando da molto tempo e devo chiudere la chiamata. Ho annotato tutto per il team. Grazie della chiamata. Arrivederci.",
        Objected = "Va bene, chiudo subito questa chiamata.",
        ReachByEmail = "<Puoi|Può> scriverci a {0}.",
        ReachOnWebsite = "Ci <trovi|trova> anche sul nostro sito, {0}.",

        OfferWebsite = "Posso inviare con un SMS il link del nostro sito al numero da cui <chiami|chiama>. Lo faccio?",
        OfferBooking = "Posso inviare con un SMS il nostro link di prenotazione al numero da cui <chiami|chiama>. Lo faccio?",
        OnlyThisNumber = "Posso inviarlo solo al numero da cui <chiami|chiama>. Lo faccio?",
        LinkSent = "Lo invio subito con un SMS. Posso aiutare in altro?",
        LinkAlready = "Ho già inviato il link con un SMS durante questa chiamata. Posso aiutare in altro?",
        LinkImpossible = "Mi dispiace, non posso inviare SMS al numero da cui <chiami|chiama>. <Vuoi|Vuole> che le lettere dell’indirizzo le dica una per una?",
        LinkDeclined = "Va bene, non invio nulla. Posso aiutare in altro?",
        AddressIs = "L’indirizzo è {0}. Posso aiutare in altro?",

        PutThrough = "Un momento, <ti|La> metto in contatto con il team.",
        NotReached = "Mi dispiace, in questo momento nessuno può venire al telefono. Prendo volentieri un messaggio. Qual è il <tuo|Suo> nome, e a quale numero può <chiamarti|chiamarLa> il team?",
        PersonHasIt = "Se ne sta occupando una persona del team, che <ti|Le> risponderà. Ho annotato tutto. Devo riferire altro?",
        Whisper = "Chiamata da {0}. Premere 1 per rispondere.",
        WhisperAbout = "Chiamata da {0}. Ha detto: {1} Premere 1 per rispondere.",
        HiddenCaller = "un numero nascosto",

        NobodyHere = "In questo momento nessuno del team può venire al telefono, ma riferisco la <tua|Sua> domanda.",
        OpensAgain = "In questo momento siamo chiusi e riapriamo {0}. Riferisco la <tua|Sua> domanda.",
        ClosedForNow = "In questo momento siamo chiusi. Riferisco la <tua|Sua> domanda.",
        OfferContact = "Se il team deve mettersi in contatto, <dimmi come possono raggiungerti|mi dica come possono raggiungerLa>.",
        BookHere = "<Puoi|Può> scegliere un orario sulla nostra pagina di prenotazione. Se <preferisci|preferisce> che se ne occupi il team, <dimmi il tuo|mi dica il Suo> nome e un numero di telefono o un’e-mail.",
        NotedForTeam = "L’ho annotato per il team. Per avere una risposta, <dimmi come possono raggiungerti|mi dica come possono raggiungerLa>.",
        RepeatIt = "<Ripetimi|Mi ripeta> {0}, per favore, e lo cambio.",
        WhichChange = "Che cosa devo cambiare: {0} o {1}? Basta dirlo di nuovo.",
        YourData = "Il team può cancellare quello che è conservato. <Dimmi il tuo|Mi dica il Suo> nome e come <raggiungerti|raggiungerLa>, e lo riferisco.",
        BeenAWhile = "Stiamo parlando da un po’, e ora una persona può aiutare meglio.",
    };
}
