namespace MiaPulse.Core.Calls.Speech;

internal static class PortugueseCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Olá, fala|Bom dia, fala|Fala> a Mia, de {0}. Em que posso ser útil?",
        GreetingKnown = "Olá, {1}, fala a Mia, de {0}. É bom falar de novo. Em que posso ser útil?",

        OneMoment = "Um momento, por favor.",
        StillLooking = "Ainda estou à procura.",
        SayAgain = "Vou repetir.",
        TooSlow = "Lamento, agora não consigo descobrir isso. Tomo nota de um recado com todo o gosto. Qual é o seu nome, e em que número a equipa pode ligar?",
        StillThere = "Ainda está aí?",
        NotCaught = "Desculpe, não percebi bem. Pode repetir?",
        Resumed = "Desculpe, a chamada falhou por um momento. O que estava a dizer?",

        Goodbye = "Obrigada pela chamada. Até à próxima.",
        SilentGoodbye = "Já não oiço nada, por isso termino a chamada. Pode voltar a ligar quando quiser. Até à próxima.",
        DeadEndGoodbye = "Lamento, por telefone não consigo ajudar mais. Tomei nota de tudo para a equipa. Obrigada pela chamada. Até à próxima.",
        TooLongGoodbye = "Já falamos há muito tempo e tenho de terminar a chamada. Tomei nota de tudo para a equipa. Obrigada pela chamada. Até à próxima.",
        Objected = "Está bem, termino já esta chamada.",
        ReachByEmail = "Pode escrever-nos para {0}.",
        ReachOnWebsite = "Também nos encontra no nosso site, {0}.",

        OfferWebsite = "Posso enviar por SMS o link do nosso site para o número desta chamada. Quer que o faça?",
        OfferBooking = "Posso enviar por SMS o nosso link de marcações para o número desta chamada. Quer que o faça?",
        OnlyThisNumber = "Só posso enviá-lo para o número desta chamada. Quer que o faça?",
        LinkSent = "Vou enviar agora o SMS com o link. Posso ajudar em mais alguma coisa?",
        LinkAlready = "Já enviei o link por SMS nesta chamada. Posso ajudar em mais alguma coisa?",
        LinkImpossible = "Lamento, não posso enviar SMS para o número desta chamada. Quer que soletre o endereço?",
        LinkDeclined = "Está bem, não envio nada. Posso ajudar em mais alguma coisa?",
        AddressIs = "O endereço é {0}. Posso ajudar em mais alguma coisa?",

        PutThrough = "Um momento, vou passar a chamada à equipa.",
        NotReached = "Lamento, agora ninguém pode vir ao telefone. Tomo nota de um recado com todo o gosto. Qual é o seu nome, e em que número a equipa pode ligar?",
        PersonHasIt = "Alguém da equipa está a tratar disto e vai responder. Tomei nota de tudo. Quer que transmita mais alguma coisa?",
        Whisper = "Chamada de {0}. Prima 1 para atender.",
        WhisperAbout = "Chamada de {0}. Disse o seguinte: {1} Prima 1 para atender.",
        HiddenCaller = "um número oculto",

        NobodyHere = "Agora ninguém da equipa pode vir ao telefone, mas vou passar a sua pergunta.",
        OpensAgain = "Estamos fechados agora e voltamos a abrir {0}. Vou passar a sua pergunta.",
        ClosedForNow = "Estamos fechados agora. Vou passar a sua pergunta.",
        OfferContact = "Se quiser que a equipa entre em contacto, diga-me como o podem fazer.",
        BookHere = "Pode escolher um horário na nossa página de marcações. Se preferir que a equipa trate disso, diga-me o seu nome e um telefone ou e-mail.",
        NotedForTeam = "Tomei nota para a equipa. Se quiser uma resposta, diga-me como podem entrar em contacto.",
        RepeatIt = "Diga-me {0} outra vez, e eu altero.",
        WhichChange = "O que devo alterar: {0} ou {1}? Basta dizer outra vez.",
        YourData = "A equipa pode apagar o que está guardado. Diga-me o seu nome e como podem entrar em contacto, e eu transmito o pedido.",
        BeenAWhile = "Já falamos há algum tempo, e uma pessoa pode ajudar melhor agora.",
    };
}
