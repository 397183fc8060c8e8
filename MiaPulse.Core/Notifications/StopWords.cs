using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>The link at the foot of a mail that ends its kind.</summary>
/// <param name="Words">What it does.</param>
/// <param name="Address">Whoever has it may use it as often as they like.</param>
public sealed record StopLink(string Words, Uri Address)
{
    /// <param name="what">What it ends.</param>
    /// <param name="token">Of which its mail's row keeps the hash.</param>
    /// <param name="url">Where we are.</param>
    /// <param name="language">The reader's.</param>
    public static StopLink To(Stoppable what, string token, PublicUrl url, Language language = Language.English) => new(StopWords.For(what, language).Link, url.At($"unsubscribe/{token}"));
}

/// <summary>What is said around the link that ends mails: exactly what ends, and what does not. Members' in English, visitors' in their language; there {0} is the business.</summary>
/// <param name="Link">In the mail.</param>
/// <param name="Title">Of the page behind it.</param>
/// <param name="Told">What ends and what goes on.</param>
/// <param name="Button">Does it.</param>
/// <param name="Done">Said from then on.</param>
public sealed record StopWords(string Link, string Title, string Told, string Button, string Done)
{
    private const string NoMore = "Send me no more of them";
    private const string Back = "You can have them back in the settings of your dashboard.";

    private static readonly StopWords Reports = new(
        "No more weekly reports",
        "No more weekly reports?",
        "Alerts about leads and waiting visitors still come. You can have the reports back in the settings of your dashboard, and each one is there to read.",
        NoMore,
        "No more weekly reports are mailed to you.");

    private static readonly StopWords Golden = new(
        "No more mails about golden questions",
        "No more mails about golden questions?",
        $"The dashboard still shows which of them Mia answers differently, and all other mails still come. {Back}",
        NoMore,
        "No more mails about golden questions are sent to you.");

    private static readonly StopWords Trial = new(
        "No more reminders of the trial",
        "No more reminders of the trial?",
        $"The trial ends on its day all the same, and all other mails still come. {Back}",
        NoMore,
        "No more reminders of the trial are mailed to you.");

    private static readonly StopWords Leads = new(
        "No more mails about new leads",
        "No more mails about new leads?",
        $"Every lead is still in your dashboard. Mails about waiting visitors, and what you have chosen to be told by Telegram, by text or in your browser, still come. {Back}",
        NoMore,
        "No more mails about new leads are sent to you.");

    private static readonly StopWords Waiting = new(
        "No more mails about waiting visitors",
        "No more mails about waiting visitors?",
        $"Neither when a visitor begins to wait for a person nor when nobody has come. Mails about new leads, and what you have chosen to be told by Telegram, by text or in your browser, still come. {Back}",
        NoMore,
        "No more mails about waiting visitors are sent to you.");

    private static readonly StopWords[] Chats =
    [
        new(
            "No more mails from this chat",
            "No more mails from the chat of {0}?",
            "What {0} answers you in the chat is then no longer mailed to this address. What you ask for yourself, such as your conversation by mail, still comes.",
            "Send me no more of them",
            "The chat of {0} sends no more mails to this address."),
        new(
            "Keine Mails mehr aus diesem Chat",
            "Keine Mails mehr aus dem Chat von {0}?",
            "Was {0} Ihnen im Chat antwortet, wird dann nicht mehr an diese Adresse geschickt. Was Sie selbst anfordern, etwa Ihr Gespräch per Mail, kommt weiterhin.",
            "Keine mehr schicken",
            "Aus dem Chat von {0} kommen keine Mails mehr an diese Adresse."),
        new(
            "Ne plus recevoir d’e-mails de ce chat",
            "Ne plus recevoir d’e-mails du chat de {0} ?",
            "Les réponses de {0} dans le chat ne seront plus envoyées à cette adresse. Ce que vous demandez vous-même, comme votre conversation par e-mail, arrivera toujours.",
            "Ne plus m’en envoyer",
            "Le chat de {0} n’envoie plus d’e-mails à cette adresse."),
        new(
            "No recibir más correos de este chat",
            "¿No recibir más correos del chat de {0}?",
            "Lo que {0} te responda en el chat ya no se enviará a esta dirección. Lo que pidas tú, como tu conversación por correo, seguirá llegando.",
            "No enviarme más",
            "El chat de {0} ya no envía correos a esta dirección."),
        new(
            "Non ricevere più email da questa chat",
            "Non ricevere più email dalla chat di {0}?",
            "Le risposte di {0} nella chat non verranno più inviate a questo indirizzo. Ciò che chiedi tu, come la tua conversazione via email, continuerà ad arrivare.",
            "Non inviarmene più",
            "La chat di {0} non invia più email a questo indirizzo."),
        new(
            "Geen mails meer uit deze chat",
            "Geen mails meer uit de chat van {0}?",
            "Wat {0} je in de chat antwoordt, wordt dan niet meer naar dit adres gemaild. Waar je zelf om vraagt, zoals je gesprek per mail, komt nog wel.",
            "Stuur me er geen meer",
            "De chat van {0} stuurt geen mails meer naar dit adres."),
        new(
            "Nie chcę więcej wiadomości z tego czatu",
            "Nie wysyłać więcej wiadomości z czatu {0}?",
            "Odpowiedzi z czatu {0} nie będą już wysyłane na ten adres. Wiadomości, o które prosisz, na przykład rozmowa e-mailem, nadal będą przychodzić.",
            "Nie wysyłajcie więcej",
            "Czat {0} nie wysyła już wiadomości na ten adres."),
        new(
            "Não receber mais e-mails deste chat",
            "Não receber mais e-mails do chat de {0}?",
            "O que {0} lhe responder no chat deixará de ser enviado para este endereço. O que pedir, como a sua conversa por e-mail, continuará a chegar.",
            "Não me enviar mais",
            "O chat de {0} já não envia e-mails para este endereço."),
        new(
            "إيقاف الرسائل من هذه المحادثة",
            "إيقاف الرسائل من محادثة {0}؟",
            "لن تُرسل ردود {0} في المحادثة إلى هذا العنوان بعد ذلك. أما ما تطلبه بنفسك، مثل محادثتك بالبريد، فسيستمر في الوصول.",
            "إيقاف الإرسال",
            "لم تعد محادثة {0} ترسل أي بريد إلى هذا العنوان."),
    ];

    public static StopWords For(Stoppable what, Language language = Language.English) => what switch
    {
        Stoppable.WeeklyReports => Reports,
        Stoppable.GoldenQuestions => Golden,
        Stoppable.TrialReminders => Trial,
        Stoppable.Leads => Leads,
        Stoppable.Waiting => Waiting,
        Stoppable.Chat => Chats[(int)language],
    };
}
