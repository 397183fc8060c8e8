using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Conversations;

/// <summary>What we say around a conversation that a visitor keeps, in their language: the mail with the link, and the page behind it. {0} is the business, or who did it.</summary>
public sealed record TranscriptWords
{
    private static readonly TranscriptWords[] All =
    [
        new()
        {
            Title = "Your conversation with {0}",
            Told = "You asked for your conversation with {0}. It is behind this link, which works once, within 24 hours.",
            Read = "Read and keep it",
            Footer = "Sent because this address was given in the chat on the website of {0}. It was not you? Then you need not do anything.",
            Once = "This opens once. Print it then, or save it as text.",
            Show = "Show the conversation",
            Save = "Save as text",
            You = "You",
            Label = "AI receptionist",
            From = "From",
            Joined = "{0} joined",
            HandedBack = "{0} handed over to Mia",
            Asked = "You asked for a person",
            Ended = "{0} closed the conversation",
            YouEnded = "You ended the conversation",
        },
        new()
        {
            Title = "Ihr Gespräch mit {0}",
            Told = "Sie haben um Ihr Gespräch mit {0} gebeten. Es liegt hinter diesem Link, der einmal und innerhalb von 24 Stunden funktioniert.",
            Read = "Lesen und behalten",
            Footer = "Gesendet, weil diese Adresse im Chat auf der Website von {0} angegeben wurde. Sie waren das nicht? Dann müssen Sie nichts tun.",
            Once = "Es öffnet sich einmal. Drucken Sie es dann oder speichern Sie es als Text.",
            Show = "Gespräch zeigen",
            Save = "Als Text speichern",
            You = "Sie",
            Label = "KI-Empfang",
            From = "Quelle:",
            Joined = "{0} ist jetzt dabei",
            HandedBack = "{0} hat an Mia übergeben",
            Asked = "Sie haben nach einem Menschen gefragt",
            Ended = "{0} hat das Gespräch beendet",
            YouEnded = "Sie haben das Gespräch beendet",
        },
        new()
        {
            Title = "Votre conversation avec {0}",
            Told = "Vous avez demandé votre conversation avec {0}. Elle se trouve derrière ce lien, qui fonctionne une seule fois, pendant 24 heures.",
            Read = "La lire et la garder",
            Footer = "Envoyé parce que cette adresse a été indiquée dans le chat du site de {0}. Ce n’était pas vous ? Vous n’avez rien à faire.",
            Once = "Elle s’ouvre une seule fois. Imprimez-la alors, ou enregistrez-la en texte.",
            Show = "Afficher la conversation",
            Save = "Enregistrer en texte",
            You = "Vous",
            Label = "Réceptionniste IA",
            From = "Source :",
            Joined = "{0} a rejoint la conversation",
            HandedBack = "{0} a repassé la main à Mia",
            Asked = "Vous avez demandé à parler à une personne",
            Ended = "{0} a terminé la conversation",
            YouEnded = "Vous avez terminé la conversation",
        },
        new()
        {
            Title = "Tu conversación con {0}",
            Told = "Has pedido tu conversación con {0}. Está en este enlace, que funciona una sola vez, durante 24 horas.",
            Read = "Leerla y guardarla",
            Footer = "Enviado porque esta dirección se indicó en el chat del sitio web de {0}. ¿No fuiste tú? Entonces no tienes que hacer nada.",
            Once = "Se abre una sola vez. Imprímela entonces o guárdala como texto.",
            Show = "Mostrar la conversación",
            Save = "Guardar como texto",
            You = "Tú",
            Label = "Recepcionista con IA",
            From = "Fuente:",
            Joined = "{0} se ha unido",
            HandedBack = "{0} ha vuelto a dejarte con Mia",
            Asked = "Has pedido hablar con una persona",
            Ended = "{0} ha cerrado la conversación",
            YouEnded = "Has terminado la conversación",
        },
        new()
        {
            Title = "La tua conversazione con {0}",
            Told = "Hai chiesto la tua conversazione con {0}. Si trova dietro questo link, che funziona una volta sola, entro 24 ore.",
            Read = "Leggila e conservala",
            Footer = "Inviato perché questo indirizzo è stato indicato nella chat del sito di {0}. Non sei stato tu? Allora non devi fare nulla.",
            Once = "Si apre una volta sola. Stampala in quel momento o salvala come testo.",
            Show = "Mostra la conversazione",
            Save = "Salva come testo",
            You = "Tu",
            Label = "Receptionist IA",
            From = "Fonte:",
            Joined = "{0} ora partecipa alla conversazione",
            HandedBack = "{0} ha passato la conversazione a Mia",
            Asked = "Hai chiesto di parlare con una persona",
            Ended = "{0} ha chiuso la conversazione",
            YouEnded = "Hai chiuso la conversazione",
        },
        new()
        {
            Title = "Je gesprek met {0}",
            Told = "Je hebt om je gesprek met {0} gevraagd. Het staat achter deze link, die één keer werkt, binnen 24 uur.",
            Read = "Lezen en bewaren",
            Footer = "Verstuurd omdat dit adres is opgegeven in de chat op de website van {0}. Was jij dat niet? Dan hoef je niets te doen.",
            Once = "Het gaat één keer open. Druk het dan af of bewaar het als tekst.",
            Show = "Gesprek tonen",
            Save = "Bewaren als tekst",
            You = "Jij",
            Label = "AI-receptionist",
            From = "Bron:",
            Joined = "{0} doet nu mee",
            HandedBack = "{0} heeft het aan Mia overgedragen",
            Asked = "Je hebt om een mens gevraagd",
            Ended = "{0} heeft het gesprek gesloten",
            YouEnded = "Je hebt het gesprek beëindigd",
        },
        new()
        {
            Title = "Twoja rozmowa z {0}",
            Told = "Oto link do rozmowy z {0}, o którą poproszono. Działa jeden raz, przez 24 godziny.",
            Read = "Przeczytaj i zachowaj",
            Footer = "Wysłano, ponieważ ten adres podano na czacie w witrynie {0}. To nie Ty? Nie trzeba nic robić.",
            Once = "Rozmowa otwiera się jeden raz. Wydrukuj ją wtedy lub zapisz jako tekst.",
            Show = "Pokaż rozmowę",
            Save = "Zapisz jako tekst",
            You = "Ty",
            Label = "Recepcjonistka AI",
            From = "Źródło:",
            Joined = "{0} dołącza do rozmowy",
            HandedBack = "{0} przekazuje rozmowę Mii",
            Asked = "Poproszono o rozmowę z człowiekiem",
            Ended = "{0} zamyka rozmowę",
            YouEnded = "Rozmowa została zakończona",
        },
        new()
        {
            Title = "A sua conversa com {0}",
            Told = "Pediu a sua conversa com {0}. Está nesta ligação, que funciona uma só vez, durante 24 horas.",
            Read = "Ler e guardar",
            Footer = "Enviado porque este endereço foi indicado no chat do site de {0}. Não foi você? Então não precisa de fazer nada.",
            Once = "Abre uma só vez. Imprima-a nessa altura ou guarde-a como texto.",
            Show = "Mostrar a conversa",
            Save = "Guardar como texto",
            You = "Você",
            Label = "Rececionista com IA",
            From = "Fonte:",
            Joined = "{0} entrou na conversa",
            HandedBack = "{0} voltou a passar a conversa à Mia",
            Asked = "Pediu para falar com uma pessoa",
            Ended = "{0} encerrou a conversa",
            YouEnded = "Encerrou a conversa",
        },
        new()
        {
            Title = "محادثتك مع {0}",
            Told = "طلبت محادثتك مع {0}. تجدها خلف هذا الرابط الذي يعمل مرة واحدة خلال 24 ساعة.",
            Read = "اقرأها واحتفظ بها",
            Footer = "أُرسلت هذه الرسالة لأن هذا العنوان أُعطي في محادثة موقع {0}. لم تكن أنت؟ لا حاجة إلى فعل أي شيء.",
            Once = "تُفتح مرة واحدة. اطبعها عندئذ أو احفظها كنص.",
            Show = "عرض المحادثة",
            Save = "حفظ كنص",
            You = "أنت",
            Label = "موظفة استقبال بالذكاء الاصطناعي",
            From = "المصدر:",
            Joined = "انضم {0} إلى المحادثة",
            HandedBack = "أعاد {0} المحادثة إلى ميا",
            Asked = "طلبت التحدث إلى شخص",
            Ended = "أنهى {0} المحادثة",
            YouEnded = "أنهيت المحادثة",
        },
    ];

    public required string Title { get; init; }
    public required string Told { get; init; }
    public required string Read { get; init; }
    public required string Footer { get; init; }
    public required string Once { get; init; }
    public required string Show { get; init; }
    public required string Save { get; init; }
    public required string You { get; init; }
    public required string Label { get; init; }
    public required string From { get; init; }
    public required string Joined { get; init; }
    public required string HandedBack { get; init; }
    public required string Asked { get; init; }
    public required string Ended { get; init; }
    public required string YouEnded { get; init; }

    public static TranscriptWords In(Language language) => All[(int)language];

    /// <summary>Puts a name at {0}.</summary>
    public static string Fill(string sentence, string? name) => sentence.Replace("{0}", name ?? "", StringComparison.Ordinal);

    /// <summary>Who said it; null for what happened rather than was said.</summary>
    internal string? NameOf(Message message, string business) => message.Author switch
    {
        Author.Visitor => You,
        Author.Mia => $"Mia · {Label}",
        Author.Member => message.AuthorName ?? business,
        Author.System => null,
    };

    /// <summary>What was said, as it was said; what happened, in this language.</summary>
    internal string TextOf(Message message) => message.Extras?.Event switch
    {
        { Kind: "joined", Name: var name } => Fill(Joined, name),
        { Kind: "handed_back", Name: var name } => Fill(HandedBack, name),
        { Kind: "waiting" } => Asked,
        { Kind: "closed", Name: null } => YouEnded,
        { Kind: "closed", Name: var name } => Fill(Ended, name),
        _ => message.Text,
    };
}
