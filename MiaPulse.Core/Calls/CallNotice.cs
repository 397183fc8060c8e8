using System.Globalization;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// What every caller hears before anything is asked: whom they speak with, that it is no person, that the call is recorded, and, where everybody has to agree, how not to.
/// An owner puts words behind it and takes none away.
/// </summary>
public static class CallNotice
{
    // In the order of Language, and in the polite form: nobody knows yet who calls.
    private static readonly Words[] Books =
    [
        new("Thank you for calling {0}. You are speaking with Mia, an AI assistant.", "This call is recorded and transcribed.",
            "If you do not agree, say “{0}”, or hang up.", "I do not want to be recorded"),
        new("Danke für Ihren Anruf bei {0}. Sie sprechen mit Mia, einer KI-Assistentin.", "Dieser Anruf wird aufgezeichnet und mitgeschrieben.",
            "Wenn Sie das nicht möchten, sagen Sie „{0}“, oder legen Sie auf.", "Ich möchte nicht aufgezeichnet werden"),
        new("Merci d'avoir appelé {0}. Vous parlez avec Mia, une assistante IA.", "Cet appel est enregistré et transcrit.",
            "Si vous n'êtes pas d'accord, dites « {0} », ou raccrochez.", "Je ne veux pas être enregistré"),
        new("Gracias por llamar a {0}. Está hablando con Mia, una asistente de inteligencia artificial.", "Esta llamada se graba y se transcribe.",
            "Si no está de acuerdo, diga «{0}», o cuelgue.", "No quiero que me graben"),
        new("Grazie per aver chiamato {0}. Sta parlando con Mia, un'assistente di intelligenza artificiale.", "Questa chiamata viene registrata e trascritta.",
            "Se non è d'accordo, dica «{0}», oppure riagganci.", "Non accetto la registrazione"),
        new("Bedankt voor uw telefoontje naar {0}. U spreekt met Mia, een AI-assistent.", "Dit gesprek wordt opgenomen en uitgeschreven.",
            "Wilt u dat niet, zeg dan “{0}”, of hang op.", "Ik wil niet opgenomen worden"),
        new("Dziękujemy za telefon do {0}. Przy telefonie Mia, asystentka AI.", "Ta rozmowa jest nagrywana i zapisywana.",
            "W razie braku zgody proszę powiedzieć „{0}” albo się rozłączyć.", "Nie zgadzam się na nagrywanie"),
        new("Obrigada por ligar para {0}. Fala a Mia, uma assistente de inteligência artificial.", "Esta chamada é gravada e transcrita.",
            "Se não concordar, diga «{0}», ou desligue.", "Não quero que me gravem"),
        new("شكرًا لاتصالكم بـ {0}. معكم ميا، مساعدة تعمل بالذكاء الاصطناعي.", "هذه المكالمة مسجلة ومدونة.",
            "إن لم توافقوا فقولوا «{0}»، أو أنهوا المكالمة.", "لا أريد التسجيل"),
    ];

    /// <param name="business">Its name.</param>
    /// <param name="consent">Who has to agree there.</param>
    /// <param name="addition">The owner's words behind it; null for none.</param>
    /// <param name="language">Of the notice; the addition is as the owner wrote it.</param>
    public static string Of(string business, Consent consent, string? addition, Language language)
    {
        var words = Books[(int)language];
        var objecting = consent is Consent.OneSide ? null : Filled(words.Objecting, words.Objection);
        return string.Join(' ', new[] { Filled(words.Who, Phrases.Plain(business)), words.Recorded, objecting, PlainName.Tidy(addition) }.Where(part => part is { Length: > 0 }));
    }

    /// <summary>The words by which the notice says that one can object: they have to be heard as an objection.</summary>
    internal static string ObjectionIn(Language language) => Books[(int)language].Objection;

    private static string Filled(string words, string value) => string.Format(CultureInfo.InvariantCulture, words, value);

    /// <param name="Who">{0} is the business.</param>
    /// <param name="Recorded">That it is.</param>
    /// <param name="Objecting">{0} is what to say.</param>
    /// <param name="Objection">What to say.</param>
    private sealed record Words(string Who, string Recorded, string Objecting, string Objection);
}
