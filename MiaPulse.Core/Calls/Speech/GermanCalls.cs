namespace MiaPulse.Core.Calls.Speech;

internal static class GermanCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Hallo, hier ist|Guten Tag, hier ist|Hier ist> Mia von {0}. <Wie kann ich dir helfen?|Wie kann ich Ihnen helfen?>",
        GreetingKnown = "<Hallo|Guten Tag> {1}, hier ist Mia von {0}. Schön, wieder von <dir|Ihnen> zu hören. Wie kann ich helfen?",

        OneMoment = "Einen Moment, bitte.",
        StillLooking = "Ich schaue noch nach.",
        SayAgain = "Ich sage es noch einmal.",
        TooSlow = "Das finde ich gerade leider nicht heraus. Ich nehme gerne eine Nachricht auf. Wie <heißt du|ist Ihr Name>, und unter welcher Nummer erreicht <dich|Sie> das Team?",
        StillThere = "<Bist du|Sind Sie> noch da?",
        NotCaught = "Das habe ich leider nicht verstanden. <Kannst du|Können Sie> es noch einmal sagen?",
        Resumed = "Entschuldigung, die Verbindung war kurz weg. Was <wolltest du|wollten Sie> gerade sagen?",

        Goodbye = "Danke für <deinen|Ihren> Anruf. Auf Wiederhören.",
        SilentGoodbye = "Ich höre nichts mehr und beende den Anruf jetzt. <Ruf|Rufen Sie> gerne wieder an. Auf Wiederhören.",
        DeadEndGoodbye = "Am Telefon komme ich hier leider nicht weiter. Ich habe alles für das Team notiert. Danke für <deinen|Ihren> Anruf. Auf Wiederhören.",
        TooLongGoodbye = "Wir sprechen schon sehr lange, und ich muss den Anruf hier beenden. Ich habe alles für das Team notiert. Danke für <deinen|Ihren> Anruf. Auf Wiederhören.",
        Objected = "Das ist in Ordnung, ich beende den Anruf jetzt.",
        ReachByEmail = "<Du kannst|Sie können> uns an {0} schreiben.",
        ReachOnWebsite = "<Du findest|Sie finden> uns auch auf unserer Website, {0}.",

        OfferWebsite = "Den Link zu unserer Website kann ich als SMS an die Nummer schicken, von der <du anrufst|Sie anrufen>. Soll ich das tun?",
        OfferBooking = "Unseren Buchungslink kann ich als SMS an die Nummer schicken, von der <du anrufst|Sie anrufen>. Soll ich das tun?",
        OnlyThisNumber = "Ich kann ihn nur an die Nummer schicken, von der <du anrufst|Sie anrufen>. Soll ich das tun?",
        LinkSent = "Die SMS geht jetzt raus. Kann ich sonst noch helfen?",
        LinkAlready = "In diesem Anruf habe ich <dir|Ihnen> den Link schon als SMS geschickt. Kann ich sonst noch helfen?",
        LinkImpossible = "An die Nummer, von der <du anrufst|Sie anrufen>, kann ich leider keine SMS schicken. Soll ich die Adresse buchstabieren?",
        LinkDeclined = "In Ordnung, dann schicke ich nichts. Kann ich sonst noch helfen?",
        AddressIs = "Die Adresse ist {0}. Kann ich sonst noch helfen?",

        PutThrough = "Einen Moment, ich verbinde <dich|Sie>.",
        NotReached = "Gerade kann leider niemand ans Telefon kommen. Ich nehme gerne eine Nachricht auf. Wie <heißt du|ist Ihr Name>, und unter welcher Nummer erreicht <dich|Sie> das Team?",
        PersonHasIt = "Darum kümmert sich jemand aus dem Team und meldet sich bei <dir|Ihnen>. Ich habe alles notiert. Soll ich sonst noch etwas ausrichten?",
        Whisper = "Anruf von {0}. Zum Annehmen die 1 drücken.",
        WhisperAbout = "Anruf von {0}. Gesagt wurde: {1} Zum Annehmen die 1 drücken.",
        HiddenCaller = "einer unterdrückten Nummer",

        NobodyHere = "Gerade kann niemand aus dem Team ans Telefon kommen, aber ich gebe <deine|Ihre> Frage weiter.",
        OpensAgain = "Wir haben gerade geschlossen und öffnen wieder {0}. Ich gebe <deine|Ihre> Frage weiter.",
        ClosedForNow = "Wir haben gerade geschlossen. Ich gebe <deine|Ihre> Frage weiter.",
        OfferContact = "Wenn sich das Team bei <dir melden soll, sag mir einfach, wie es dich|Ihnen melden soll, sagen Sie mir einfach, wie es Sie> erreicht.",
        BookHere = "Auf unserer Buchungsseite <kannst du dir|können Sie sich> eine Zeit aussuchen. Wenn lieber das Team den Termin machen soll, <nenn mir deinen|nennen Sie mir Ihren> Namen und eine Telefonnummer oder E-Mail-Adresse.",
        NotedForTeam = "Ich habe das für das Team notiert. Wenn <du eine Antwort möchtest, sag mir einfach, wie es dich|Sie eine Antwort wünschen, sagen Sie mir einfach, wie es Sie> erreicht.",
        RepeatIt = "<Sag|Sagen Sie> mir {0} bitte noch einmal, dann ändere ich es.",
        WhichChange = "Was soll ich ändern: {0} oder {1}? <Sag|Sagen Sie> es einfach noch einmal.",
        YourData = "Was über <dich|Sie> gespeichert ist, kann das Team löschen. <Sag mir deinen|Sagen Sie mir Ihren> Namen und wie <du|Sie> zu erreichen <bist|sind>, dann gebe ich das weiter.",
        BeenAWhile = "Wir sprechen schon eine Weile, und ein Mensch kann <dir|Ihnen> jetzt besser helfen.",
    };
}
