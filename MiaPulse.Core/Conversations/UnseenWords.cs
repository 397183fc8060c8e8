using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Conversations;

/// <summary>The words around what a visitor has not seen, in their language: see <see cref="UnseenRepliesMail"/>.</summary>
/// <param name="Title">{0} is the business.</param>
/// <param name="Quoted">{0} is what a member said.</param>
/// <param name="OneMore">Said where one message is left out.</param>
/// <param name="More">{0} is how many messages are left out, two at least.</param>
/// <param name="GoOn">What the link does.</param>
/// <param name="Footer">{0} is the business.</param>
internal sealed record UnseenWords(string Title, string Quoted, string OneMore, string More, string GoOn, string Footer)
{
    private static readonly UnseenWords[] All =
    [
        new(
            "{0} has answered you",
            "“{0}”",
            "And one more message",
            "And {0} more messages",
            "Go on with the chat",
            "Sent because this address was left in the chat on the website of {0}. It was not you? Then you need not do anything."),
        new(
            "{0} hat Ihnen geantwortet",
            "„{0}“",
            "Und eine weitere Nachricht",
            "Und {0} weitere Nachrichten",
            "Im Chat weiterschreiben",
            "Gesendet, weil diese Adresse im Chat auf der Website von {0} hinterlassen wurde. Sie waren das nicht? Dann müssen Sie nichts tun."),
        new(
            "{0} vous a répondu",
            "« {0} »",
            "Et un autre message",
            "Et {0} autres messages",
            "Continuer dans le chat",
            "Envoyé parce que cette adresse a été laissée dans le chat du site de {0}. Ce n’était pas vous ? Vous n’avez rien à faire."),
        new(
            "{0} te ha respondido",
            "«{0}»",
            "Y un mensaje más",
            "Y {0} mensajes más",
            "Seguir en el chat",
            "Enviado porque esta dirección se dejó en el chat del sitio web de {0}. ¿No fuiste tú? Entonces no tienes que hacer nada."),
        new(
            "{0} ti ha risposto",
            "«{0}»",
            "E un altro messaggio",
            "E altri {0} messaggi",
            "Continua nella chat",
            "Inviato perché questo indirizzo è stato lasciato nella chat del sito di {0}. Non sei stato tu? Allora non devi fare nulla."),
        new(
            "{0} heeft je geantwoord",
            "“{0}”",
            "En nog een bericht",
            "En nog {0} berichten",
            "Verder in de chat",
            "Verstuurd omdat dit adres is achtergelaten in de chat op de website van {0}. Was jij dat niet? Dan hoef je niets te doen."),
        new(
            "Odpowiedź od {0}",
            "„{0}”",
            "I jeszcze jedna wiadomość",
            "Kolejne wiadomości: {0}",
            "Wróć do czatu",
            "Wysłano, ponieważ ten adres zostawiono na czacie w witrynie {0}. To nie Ty? Nie trzeba nic robić."),
        new(
            "{0} respondeu-lhe",
            "“{0}”",
            "E mais uma mensagem",
            "E mais {0} mensagens",
            "Continuar no chat",
            "Enviado porque este endereço foi deixado no chat do site de {0}. Não foi você? Então não precisa de fazer nada."),
        new(
            "ردّ من {0}",
            "«{0}»",
            "ورسالة أخرى",
            "عدد الرسائل الأخرى: {0}",
            "متابعة المحادثة",
            "أُرسلت هذه الرسالة لأن هذا العنوان تُرك في محادثة موقع {0}. لم تكن أنت؟ لا حاجة إلى فعل أي شيء."),
    ];

    public static UnseenWords In(Language language) => All[(int)language];
}
