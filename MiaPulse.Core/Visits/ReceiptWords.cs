using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Visits;

/// <summary>The words of a <see cref="DeletionReceipt"/> in the visitor's language. {0} is the business.</summary>
/// <param name="Recordings">Only to somebody who has called: the sound goes by itself, here and at the phone provider, and may take a moment.</param>
internal sealed record ReceiptWords(string Title, string Told, string Recordings, string When, string Reference, string Forgotten, string Footer)
{
    private static readonly ReceiptWords[] All =
    [
        new(
            "Your data at {0} has been deleted",
            "What {0} kept about you in its chat was deleted for good: the conversation with all messages, your contact details, and the list of pages that you visited.",
            "The recordings of your calls are being deleted as well, here and at the phone provider.",
            "Deleted:",
            "Reference:",
            "Your address was kept for this mail alone and is forgotten now.",
            "Sent because this address was given in the chat on the website of {0}. It was not you? Then you need not do anything."),
        new(
            "Ihre Daten bei {0} sind gelöscht",
            "Was {0} im Chat über Sie gespeichert hatte, ist endgültig gelöscht: das Gespräch mit allen Nachrichten, Ihre Kontaktdaten und die Liste der Seiten, die Sie besucht haben.",
            "Auch die Aufnahmen Ihrer Anrufe werden gelöscht, hier und beim Telefonanbieter.",
            "Gelöscht:",
            "Zeichen:",
            "Ihre Adresse wurde nur für diese Nachricht behalten und ist jetzt vergessen.",
            "Gesendet, weil diese Adresse im Chat auf der Website von {0} angegeben wurde. Sie waren das nicht? Dann müssen Sie nichts tun."),
        new(
            "Vos données chez {0} ont été supprimées",
            "Ce que {0} conservait à votre sujet dans son chat a été supprimé définitivement : la conversation et tous ses messages, vos coordonnées et la liste des pages que vous avez visitées.",
            "Les enregistrements de vos appels sont supprimés eux aussi, ici et chez l’opérateur téléphonique.",
            "Supprimé le :",
            "Référence :",
            "Votre adresse n’a été gardée que pour cet e-mail et est maintenant oubliée.",
            "Envoyé parce que cette adresse a été indiquée dans le chat du site de {0}. Ce n’était pas vous ? Vous n’avez rien à faire."),
        new(
            "Tus datos en {0} se han borrado",
            "Lo que {0} guardaba sobre ti en su chat se ha borrado para siempre: la conversación con todos sus mensajes, tus datos de contacto y la lista de páginas que visitaste.",
            "Las grabaciones de tus llamadas también se borran, aquí y en el proveedor de telefonía.",
            "Borrado:",
            "Referencia:",
            "Tu dirección se guardó solo para este correo y ya está olvidada.",
            "Enviado porque esta dirección se indicó en el chat del sitio web de {0}. ¿No fuiste tú? Entonces no tienes que hacer nada."),
        new(
            "I tuoi dati presso {0} sono stati eliminati",
            "Ciò che {0} conservava su di te nella chat è stato eliminato per sempre: la conversazione con tutti i messaggi, i tuoi contatti e l’elenco delle pagine che hai visitato.",
            "Vengono eliminate anche le registrazioni delle tue chiamate, qui e presso il fornitore telefonico.",
            "Eliminato:",
            "Riferimento:",
            "Il tuo indirizzo è stato conservato solo per questa e-mail e ora è dimenticato.",
            "Inviato perché questo indirizzo è stato indicato nella chat del sito di {0}. Non sei stato tu? Allora non devi fare nulla."),
        new(
            "Je gegevens bij {0} zijn verwijderd",
            "Wat {0} in de chat over je bewaarde, is voorgoed verwijderd: het gesprek met alle berichten, je contactgegevens en de lijst van pagina’s die je bezocht.",
            "Ook de opnamen van je telefoongesprekken worden verwijderd, hier en bij de telefoonprovider.",
            "Verwijderd:",
            "Kenmerk:",
            "Je adres is alleen voor deze mail bewaard en is nu vergeten.",
            "Verstuurd omdat dit adres is opgegeven in de chat op de website van {0}. Was jij dat niet? Dan hoef je niets te doen."),
        new(
            "Twoje dane w {0} zostały usunięte",
            "Dane z czatu {0} zostały trwale usunięte: rozmowa ze wszystkimi wiadomościami, dane kontaktowe i lista odwiedzonych stron.",
            "Usuwane są też nagrania rozmów telefonicznych, u nas i u dostawcy usług telefonicznych.",
            "Usunięto:",
            "Numer sprawy:",
            "Ten adres zachowano tylko dla tej wiadomości i został już zapomniany.",
            "Wysłano, ponieważ ten adres podano na czacie w witrynie {0}. To nie Ty? Nie trzeba nic robić."),
        new(
            "Os seus dados em {0} foram apagados",
            "O que {0} guardava sobre si no chat foi apagado para sempre: a conversa com todas as mensagens, os seus contactos e a lista das páginas que visitou.",
            "As gravações das suas chamadas também são apagadas, aqui e no fornecedor de telefonia.",
            "Apagado:",
            "Referência:",
            "O seu endereço foi guardado apenas para este e-mail e já está esquecido.",
            "Enviado porque este endereço foi indicado no chat do site de {0}. Não foi você? Então não precisa de fazer nada."),
        new(
            "حُذفت بياناتك لدى {0}",
            "حُذف نهائيًا ما احتفظ به {0} عنك في المحادثة: المحادثة بكل رسائلها، وبيانات الاتصال الخاصة بك، وقائمة الصفحات التي زرتها.",
            "وتُحذف كذلك تسجيلات مكالماتك، هنا ولدى مزوّد خدمة الهاتف.",
            "وقت الحذف:",
            "الرقم المرجعي:",
            "احتُفظ بعنوانك لهذه الرسالة وحدها وقد نُسي الآن.",
            "أُرسلت هذه الرسالة لأن هذا العنوان أُعطي في محادثة موقع {0}. لم تكن أنت؟ لا حاجة إلى فعل أي شيء."),
    ];

    public static ReceiptWords In(Language language) => All[(int)language];
}
