namespace MiaPulse.Core.Calls.Speech;

internal static class SpanishCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Hola, soy|Buenos días, le atiende|Soy> Mia, de {0}. <¿En qué puedo ayudarte?|¿En qué puedo ayudarle?>",
        GreetingKnown = "Hola, {1}, soy Mia, de {0}. Me alegra <oírte|oírle> de nuevo. <¿En qué puedo ayudarte?|¿En qué puedo ayudarle?>",

        OneMoment = "Un momento, por favor.",
        StillLooking = "Todavía lo estoy buscando.",
        SayAgain = "Lo digo otra vez.",
        TooSlow = "Lo siento, ahora mismo no consigo averiguarlo. Con gusto tomo nota de un mensaje. ¿Cuál es <tu|su> nombre y en qué número puede <localizarte|localizarle> el equipo?",
        StillThere = "¿<Sigues|Sigue> ahí?",
        NotCaught = "Perdón, no lo he entendido. ¿<Puedes|Puede> repetirlo?",
        Resumed = "Perdón, se cortó un momento. ¿Qué <decías|decía>?",

        Goodbye = "Gracias por <tu|su> llamada. Adiós.",
        SilentGoodbye = "No oigo nada, así que termino la llamada. <Puedes|Puede> volver a llamar cuando <quieras|quiera>. Adiós.",
        DeadEndGoodbye = "Lo siento, por teléfono no puedo ayudar más. He tomado nota de todo para el equipo. Gracias por <tu|su> llamada. Adiós.",
        TooLongGoodbye = "Llevamos mucho tiempo hablando y tengo que terminar la llamada. He tomado nota de todo para el equipo. Gracias por <tu|su> llamada. Adiós.",
        Objected = "De acuerdo, termino ahora esta llamada.",
        ReachByEmail = "<Puedes|Puede> escribirnos a {0}.",
        ReachOnWebsite = "También <puedes|puede> encontrarnos en nuestra página web, {0}.",

        OfferWebsite = "Puedo enviar por SMS el enlace de nuestra web al número desde el que <llamas|llama>. ¿Lo hago?",
        OfferBooking = "Puedo enviar por SMS nuestro enlace de reservas al número desde el que <llamas|llama>. ¿Lo hago?",
        OnlyThisNumber = "Solo puedo enviarlo al número desde el que <llamas|llama>. ¿Lo hago?",
        LinkSent = "Lo envío ahora mismo por SMS. ¿Puedo ayudar en algo más?",
        LinkAlready = "Ya envié el enlace por SMS en esta llamada. ¿Puedo ayudar en algo más?",
        LinkImpossible = "Lo siento, no puedo enviar un SMS al número desde el que <llamas|llama>. ¿Deletreo la dirección?",
        LinkDeclined = "De acuerdo, no envío nada. ¿Puedo ayudar en algo más?",
        AddressIs = "La dirección es {0}. ¿Puedo ayudar en algo más?",

        PutThrough = "Un momento, <te|le> paso con el equipo.",
        NotReached = "Lo siento, ahora nadie puede ponerse al teléfono. Con gusto tomo nota de un mensaje. ¿Cuál es <tu|su> nombre y en qué número puede <localizarte|localizarle> el equipo?",
        PersonHasIt = "Alguien del equipo se está ocupando de esto y <te|le> responderá. He tomado nota de todo. ¿Quiere que transmita algo más?",
        Whisper = "Llamada de {0}. Pulse 1 para atenderla.",
        WhisperAbout = "Llamada de {0}. Esto es lo que dijo: {1} Pulse 1 para atender la llamada.",
        HiddenCaller = "un número oculto",

        NobodyHere = "Ahora nadie del equipo puede ponerse al teléfono, pero paso <tu|su> pregunta.",
        OpensAgain = "Ahora estamos cerrados y volvemos a abrir {0}. Paso <tu|su> pregunta al equipo.",
        ClosedForNow = "Ahora estamos cerrados. Paso <tu|su> pregunta al equipo.",
        OfferContact = "Para que el equipo se ponga en contacto, <dime cómo localizarte|dígame cómo localizarle>.",
        BookHere = "<Puedes|Puede> elegir una hora en nuestra página de reservas. Si <prefieres|prefiere> que lo haga el equipo, <dime tu|dígame su> nombre y un teléfono o correo electrónico.",
        NotedForTeam = "He tomado nota para el equipo. Para recibir una respuesta, <dime cómo localizarte|dígame cómo localizarle>.",
        RepeatIt = "<Repíteme|Repítame> {0}, por favor, y lo cambio.",
        WhichChange = "¿Qué debo cambiar: {0} o {1}? Basta con decirlo otra vez.",
        YourData = "El equipo puede borrar lo que se guarda. <Dime tu|Dígame su> nombre y cómo <localizarte|localizarle>, y lo transmito.",
        BeenAWhile = "Llevamos un rato hablando, y ahora una persona puede ayudar mejor.",
    };
}
