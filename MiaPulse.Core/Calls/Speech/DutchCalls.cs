namespace MiaPulse.Core.Calls.Speech;

internal static class DutchCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Hoi, je spreekt met|Goedendag, u spreekt met|U spreekt met> Mia van {0}. <Waarmee kan ik je helpen?|Waarmee kan ik u helpen?>",
        GreetingKnown = "<Hoi|Goedendag> {1}, met Mia van {0}. Fijn <je|u> weer te horen. <Waarmee kan ik je helpen?|Waarmee kan ik u helpen?>",

        OneMoment = "Een moment, alstublieft.",
        StillLooking = "Ik ben het nog aan het opzoeken.",
        SayAgain = "Ik zeg het nog een keer.",
        TooSlow = "Het spijt me, dat kan ik nu niet vinden. Ik neem graag een bericht aan. Wat is <je|uw> naam, en op welk nummer kan het team <je|u> bereiken?",
        StillThere = "<Ben je|Bent u> er nog?",
        NotCaught = "Sorry, dat heb ik niet verstaan. <Kun je|Kunt u> het nog een keer zeggen?",
        Resumed = "Sorry, de verbinding was even weg. Wat <wilde je|wilde u> zeggen?",

        Goodbye = "Bedankt voor het bellen. Tot ziens.",
        SilentGoodbye = "Ik hoor niets meer, dus ik beëindig het gesprek. <Je mag|U mag> gerust weer bellen. Tot ziens.",
        DeadEndGoodbye = "Het spijt me, aan de telefoon kan ik niet verder helpen. Ik heb alles voor het team genoteerd. Bedankt voor het bellen. Tot ziens.",
        TooLongGoodbye = "We praten al heel lang, en ik moet het gesprek hier beëindigen. Ik heb alles voor het team genoteerd. Bedankt voor het bellen. Tot ziens.",
        Objected = "Dat is goed, ik beëindig dit gesprek nu.",
        ReachByEmail = "<Je kunt|U kunt> ons schrijven op {0}.",
        ReachOnWebsite = "<Je vindt|U vindt> ons ook op onze website, {0}.",

        OfferWebsite = "Ik kan de link naar onze website sms'en naar het nummer waarmee <je|u> belt. Zal ik dat doen?",
        OfferBooking = "Ik kan onze boekingslink sms'en naar het nummer waarmee <je|u> belt. Zal ik dat doen?",
        OnlyThisNumber = "Ik kan hem alleen sturen naar het nummer waarmee <je|u> belt. Zal ik dat doen?",
        LinkSent = "Ik stuur nu een sms met de link. Kan ik nog ergens mee helpen?",
        LinkAlready = "Ik heb de link in dit gesprek al per sms gestuurd. Kan ik nog ergens mee helpen?",
        LinkImpossible = "Het spijt me, naar het nummer waarmee <je|u> belt kan ik geen sms sturen. Zal ik het adres spellen?",
        LinkDeclined = "Goed, dan stuur ik niets. Kan ik nog ergens mee helpen?",
        AddressIs = "Het adres is {0}. Kan ik nog ergens mee helpen?",

        PutThrough = "Een moment, ik verbind <je|u> door.",
        NotReached = "Het spijt me, er kan nu niemand aan de telefoon komen. Ik neem graag een bericht aan. Wat is <je|uw> naam, en op welk nummer kan het team <je|u> bereiken?",
        PersonHasIt = "Iemand van het team is hiermee bezig en neemt contact met <je|u> op. Ik heb alles genoteerd. Moet ik nog iets doorgeven?",
        Whisper = "Oproep van {0}. Druk op 1 om op te nemen.",
        WhisperAbout = "Oproep van {0}. Er werd gezegd: {1} Druk op 1 om op te nemen.",
        HiddenCaller = "een verborgen nummer",

        NobodyHere = "Er kan nu niemand van het team aan de telefoon komen, maar ik geef <je|uw> vraag door.",
        OpensAgain = "We zijn nu gesloten en gaan weer open {0}. Ik geef <je|uw> vraag door.",
        ClosedForNow = "We zijn nu gesloten. Ik geef <je|uw> vraag door.",
        OfferContact = "Als het team contact moet opnemen, <zeg me gewoon hoe ze je|zegt u me gewoon hoe ze u> kunnen bereiken.",
        BookHere = "<Je kunt|U kunt> een tijd kiezen op onze boekingspagina. Als het team het liever moet regelen, <geef me je|geeft u me uw> naam en een telefoonnummer of e-mailadres.",
        NotedForTeam = "Ik heb dat voor het team genoteerd. <Als je een antwoord wilt, zeg me dan hoe ze je|Als u een antwoord wilt, zegt u me dan hoe ze u> kunnen bereiken.",
        RepeatIt = "<Zeg|Zegt u> {0} nog een keer, dan verander ik het.",
        WhichChange = "Wat moet ik veranderen: {0} of {1}? Zeg het gewoon nog een keer.",
        YourData = "Het team kan wissen wat er bewaard wordt. <Geef me je|Geeft u me uw> naam en hoe ze <je|u> kunnen bereiken, dan geef ik het door.",
        BeenAWhile = "We praten al een tijdje, en iemand van het team kan nu beter helpen.",
    };
}
