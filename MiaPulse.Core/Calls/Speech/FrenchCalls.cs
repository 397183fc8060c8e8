namespace MiaPulse.Core.Calls.Speech;

internal static class FrenchCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Bonjour, ici|Bonjour, vous êtes en ligne avec|Ici> Mia, de {0}. <Comment puis-je t’aider ?|Comment puis-je vous aider ?>",
        GreetingKnown = "Bonjour {1}, ici Mia, de {0}. Ravie de <t’entendre|vous entendre> à nouveau. <Comment puis-je t’aider ?|Comment puis-je vous aider ?>",

        OneMoment = "Un instant, s’il <te|vous> plaît.",
        StillLooking = "Je cherche encore.",
        SayAgain = "Je reprends.",
        TooSlow = "Je suis désolée, je ne trouve pas la réponse pour le moment. Je prends volontiers un message. Quel est <ton|votre> nom, et à quel numéro l’équipe peut-elle <te|vous> joindre ?",
        StillThere = "<Es-tu|Êtes-vous> toujours là ?",
        NotCaught = "Pardon, je n’ai pas bien entendu. <Peux-tu|Pouvez-vous> répéter ?",
        Resumed = "Pardon, nous avons été coupés un instant. Que <disais-tu|disiez-vous> ?",

        Goodbye = "Merci de <ton|votre> appel. Au revoir.",
        SilentGoodbye = "Je n’entends plus rien, je mets donc fin à l’appel. <Rappelle|Rappelez> quand <tu veux|vous voulez>. Au revoir.",
        DeadEndGoodbye = "Je suis désolée, je ne peux pas aider davantage au téléphone. J’ai tout noté pour l’équipe. Merci de <ton|votre> appel. Au revoir.",
        TooLongGoodbye = "Nous parlons depuis longtemps, et je dois mettre fin à l’appel. J’ai tout noté pour l’équipe. Merci de <ton|votre> appel. Au revoir.",
        Objected = "C’est entendu, je mets fin à cet appel.",
        ReachByEmail = "<Tu peux|Vous pouvez> nous écrire à {0}.",
        ReachOnWebsite = "<Tu nous trouveras|Vous nous trouverez> aussi sur notre site, {0}.",

        OfferWebsite = "Je peux envoyer par SMS le lien de notre site au numéro de cet appel. Est-ce que je le fais ?",
        OfferBooking = "Je peux envoyer par SMS notre lien de réservation au numéro de cet appel. Est-ce que je le fais ?",
        OnlyThisNumber = "Je ne peux l’envoyer qu’au numéro de cet appel. Est-ce que je le fais ?",
        LinkSent = "Je l’envoie tout de suite par SMS. Puis-je aider pour autre chose ?",
        LinkAlready = "J’ai déjà envoyé le lien par SMS pendant cet appel. Puis-je aider pour autre chose ?",
        LinkImpossible = "Je suis désolée, je ne peux pas envoyer de SMS au numéro de cet appel. Est-ce que j’épelle l’adresse ?",
        LinkDeclined = "Très bien, je n’envoie rien. Puis-je aider pour autre chose ?",
        AddressIs = "L’adresse est {0}. Puis-je aider pour autre chose ?",

        PutThrough = "Un instant, je <te|vous> mets en relation.",
        NotReached = "Je suis désolée, personne ne peut répondre pour le moment. Je prends volontiers un message. Quel est <ton|votre> nom, et à quel numéro l’équipe peut-elle <te|vous> joindre ?",
        PersonHasIt = "Quelqu’un de l’équipe s’en occupe et <te|vous> répondra. J’ai tout noté. Faut-il transmettre autre chose ?",
        Whisper = "Appel de {0}. Appuyez sur 1 pour le prendre.",
        WhisperAbout = "Appel de {0}. Voici ce qui a été dit : {1} Appuyez sur 1 pour le prendre.",
        HiddenCaller = "un numéro masqué",

        NobodyHere = "Personne de l’équipe ne peut répondre pour le moment, mais je transmets <ta|votre> question.",
        OpensAgain = "Nous sommes fermés pour le moment et nous rouvrons {0}. Je transmets <ta|votre> question.",
        ClosedForNow = "Nous sommes fermés pour le moment. Je transmets <ta|votre> question.",
        OfferContact = "Pour que l’équipe <te recontacte, dis-moi comment te|vous recontacte, dites-moi comment vous> joindre.",
        BookHere = "<Tu peux|Vous pouvez> choisir un horaire sur notre page de réservation. Si <tu préfères|vous préférez> que l’équipe s’en charge, il me faut <ton|votre> nom et un numéro de téléphone ou une adresse e-mail.",
        NotedForTeam = "C’est noté pour l’équipe. Pour avoir une réponse, <dis-moi comment te|dites-moi comment vous> joindre.",
        RepeatIt = "<Répète-moi|Répétez-moi> {0}, et je le corrige.",
        WhichChange = "Que dois-je changer : {0} ou {1} ? Il suffit de le redire.",
        YourData = "L’équipe peut effacer ce qui est gardé. <Donne-moi ton|Donnez-moi votre> nom et un moyen de <te|vous> joindre, et je transmets la demande.",
        BeenAWhile = "Nous parlons depuis un moment, et quelqu’un de l’équipe pourra maintenant mieux aider.",
    };
}
