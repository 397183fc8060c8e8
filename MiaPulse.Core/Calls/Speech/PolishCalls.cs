namespace MiaPulse.Core.Calls.Speech;

internal static class PolishCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Cześć, tu|Dzień dobry, mówi|Mówi> Mia, {0}. <W czym ci pomóc?|W czym mogę pomóc?>",
        GreetingKnown = "<Cześć|Dzień dobry>, {1}, mówi Mia, {0}. Miło znów <cię|Państwa> słyszeć. <W czym ci pomóc?|W czym mogę pomóc?>",

        OneMoment = "Chwileczkę, proszę.",
        StillLooking = "Jeszcze sprawdzam.",
        SayAgain = "Powtórzę to.",
        TooSlow = "Przykro mi, nie udaje mi się teraz tego ustalić. Chętnie przyjmę wiadomość. Jakie imię mam zapisać i pod jakim numerem zespół może oddzwonić?",
        StillThere = "Czy <jesteś tam jeszcze|nadal jesteśmy w kontakcie>?",
        NotCaught = "Przepraszam, nie usłyszałam. <Możesz powtórzyć?|Czy mogę prosić o powtórzenie?>",
        Resumed = "Przepraszam, na chwilę nas rozłączyło. O czym była mowa?",

        Goodbye = "Dziękuję za telefon. Do usłyszenia.",
        SilentGoodbye = "Nic już nie słyszę, więc kończę połączenie. Zapraszam do ponownego kontaktu. Do usłyszenia.",
        DeadEndGoodbye = "Przykro mi, przez telefon nie mogę już więcej pomóc. Wszystko zapisałam dla zespołu. Dziękuję za telefon. Do usłyszenia.",
        TooLongGoodbye = "Rozmawiamy już bardzo długo i muszę zakończyć połączenie. Wszystko zapisałam dla zespołu. Dziękuję za telefon. Do usłyszenia.",
        Objected = "W porządku, kończę teraz to połączenie.",
        ReachByEmail = "Można do nas napisać na adres {0}.",
        ReachOnWebsite = "Jesteśmy też na naszej stronie internetowej, {0}.",

        OfferWebsite = "Mogę wysłać SMS-em link do naszej strony na numer tego połączenia. Czy mam to zrobić?",
        OfferBooking = "Mogę wysłać SMS-em link do rezerwacji na numer tego połączenia. Czy mam to zrobić?",
        OnlyThisNumber = "Mogę wysłać go tylko na numer tego połączenia. Czy mam to zrobić?",
        LinkSent = "Wysyłam teraz SMS z linkiem. Czy mogę pomóc w czymś jeszcze?",
        LinkAlready = "W tej rozmowie wysłałam już link SMS-em. Czy mogę pomóc w czymś jeszcze?",
        LinkImpossible = "Przykro mi, na numer tego połączenia nie mogę wysłać SMS-a. Czy mam przeliterować adres?",
        LinkDeclined = "Dobrze, nic nie wysyłam. Czy mogę pomóc w czymś jeszcze?",
        AddressIs = "Adres to {0}. Czy mogę pomóc w czymś jeszcze?",

        PutThrough = "Chwileczkę, już łączę z zespołem.",
        NotReached = "Przykro mi, nikt nie może teraz podejść do telefonu. Chętnie przyjmę wiadomość. Jakie imię mam zapisać i pod jakim numerem zespół może oddzwonić?",
        PersonHasIt = "Ktoś z zespołu się tym zajmuje i odezwie się. Wszystko zapisałam. Czy mam przekazać coś jeszcze?",
        Whisper = "Dzwoni {0}. Aby odebrać, proszę nacisnąć 1.",
        WhisperAbout = "Dzwoni {0}. Treść rozmowy: {1} Aby odebrać, proszę nacisnąć 1.",
        HiddenCaller = "zastrzeżony numer",

        NobodyHere = "Nikt z zespołu nie może teraz podejść do telefonu, ale przekażę to pytanie.",
        OpensAgain = "Mamy teraz zamknięte i otwieramy {0}. Przekażę to pytanie.",
        ClosedForNow = "Mamy teraz zamknięte. Przekażę to pytanie.",
        OfferContact = "Jeśli zespół ma się odezwać, <powiedz mi, jak się z tobą skontaktować|proszę powiedzieć, jak się skontaktować>.",
        BookHere = "Termin można wybrać na naszej stronie rezerwacji. Jeśli ma się tym zająć zespół, <podaj mi|proszę podać> imię i numer telefonu albo adres e-mail.",
        NotedForTeam = "Zapisałam to dla zespołu. Jeśli potrzebna jest odpowiedź, <powiedz mi, jak się z tobą skontaktować|proszę powiedzieć, jak się skontaktować>.",
        RepeatIt = "<Powiedz jeszcze raz|Proszę powtórzyć> {0}, a to zmienię.",
        WhichChange = "Co zmienić: {0} czy {1}? <Powiedz to jeszcze raz.|Proszę powiedzieć to jeszcze raz.>",
        YourData = "Zespół może usunąć zapisane dane. <Podaj mi|Proszę podać> imię i sposób kontaktu, a przekażę tę prośbę.",
        BeenAWhile = "Rozmawiamy już od dłuższej chwili i człowiek pomoże teraz lepiej.",
    };
}
