using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// The words of the one text of a call, and of the answer to HELP, in the caller's language. STOP and HELP stay what they are in every language: they are what carriers and
/// we understand. Pure.
/// </summary>
public static class LinkText
{
    /// <summary>What asks for no more texts, in every language.</summary>
    public const string Stop = "STOP";

    /// <summary>What asks whom to turn to, in every language.</summary>
    public const string Help = "HELP";

    /// <summary>The business's name, the link on a line of its own, and how to stop and ask for help.</summary>
    public static string Of(string business, string url, Language language)
    {
        var words = WordsIn(language);
        return $"{PlainName.Tidy(business)}: {words.Here}\n{url}\n{words.StopAndHelp} {words.Rates}";
    }

    /// <summary>What whoever texts HELP to a business's line is answered: whose line it is, where questions go, and how to stop.</summary>
    public static string OfHelp(string business, SupportAddress support, Language language)
    {
        var words = WordsIn(language);
        return $"{PlainName.Tidy(business)}: {words.OnlyLinks} {words.Questions} {support.Email}. {words.JustStop} {words.Rates}";
    }

    /// <summary>A link of the business's as it can stand in a text; null where there is none.</summary>
    public static string? AddressOf(string? kept) => WebAddress.Parse(kept)?.AbsoluteUri;

    private static Words WordsIn(Language language) => language switch
    {
        Language.English => new(
            "here is the link you asked for.",
            $"Reply {Stop} to opt out, {Help} for help.",
            "Msg & data rates may apply.",
            "this number texts nothing but the link that you ask for on the phone.",
            "Questions:",
            $"Reply {Stop} to opt out."),
        Language.German => new(
            "hier ist der gewünschte Link.",
            $"Mit {Stop} antworten, um nichts mehr zu erhalten, mit {Help} für Hilfe.",
            "Es können Kosten für SMS und Daten anfallen.",
            "von dieser Nummer kommt nur der Link, um den Sie am Telefon bitten.",
            "Fragen:",
            $"Mit {Stop} antworten, um nichts mehr zu erhalten."),
        Language.French => new(
            "voici le lien demandé.",
            $"Répondez {Stop} pour ne plus rien recevoir, {Help} pour de l'aide.",
            "Des frais de messages et de données peuvent s'appliquer.",
            "ce numéro n'envoie que le lien que vous demandez au téléphone.",
            "Questions :",
            $"Répondez {Stop} pour ne plus rien recevoir."),
        Language.Spanish => new(
            "aquí está el enlace que has pedido.",
            $"Responde {Stop} para no recibir más, {Help} para ayuda.",
            "Pueden aplicarse tarifas de mensajes y datos.",
            "este número solo envía el enlace que pides por teléfono.",
            "Preguntas:",
            $"Responde {Stop} para no recibir más."),
        Language.Italian => new(
            "ecco il link richiesto.",
            $"Rispondi {Stop} per non ricevere altro, {Help} per assistenza.",
            "Possono essere applicati costi per messaggi e dati.",
            "questo numero invia solo il link che chiedi al telefono.",
            "Domande:",
            $"Rispondi {Stop} per non ricevere altro."),
        Language.Dutch => new(
            "hier is de link waar je om vroeg.",
            $"Antwoord {Stop} om niets meer te krijgen, {Help} voor hulp.",
            "Er kunnen kosten voor sms en data gelden.",
            "dit nummer stuurt alleen de link waar je aan de telefoon om vraagt.",
            "Vragen:",
            $"Antwoord {Stop} om niets meer te krijgen."),
        Language.Polish => new(
            "oto link, o który prosisz.",
            $"Odpowiedz {Stop}, aby nie dostawać wiadomości, {Help}, aby uzyskać pomoc.",
            "Mogą obowiązywać opłaty za SMS-y i dane.",
            "z tego numeru przychodzi tylko link, o który prosisz przez telefon.",
            "Pytania:",
            $"Odpowiedz {Stop}, aby nie dostawać wiadomości."),
        Language.Portuguese => new(
            "aqui está o link que pediu.",
            $"Responda {Stop} para não receber mais, {Help} para ajuda.",
            "Podem aplicar-se tarifas de mensagens e dados.",
            "este número envia apenas o link que pede ao telefone.",
            "Perguntas:",
            $"Responda {Stop} para não receber mais."),
        Language.Arabic => new(
            "إليك الرابط الذي طلبته.",
            $"أرسل {Stop} لإيقاف الرسائل، أو {Help} للمساعدة.",
            "قد تُطبق رسوم الرسائل والبيانات.",
            "لا يرسل هذا الرقم سوى الرابط الذي تطلبه على الهاتف.",
            "للأسئلة:",
            $"أرسل {Stop} لإيقاف الرسائل."),
    };

    /// <param name="Here">Before the link.</param>
    /// <param name="StopAndHelp">How to opt out and to ask for help.</param>
    /// <param name="Rates">That a carrier may charge for it.</param>
    /// <param name="OnlyLinks">What comes from this number.</param>
    /// <param name="Questions">Before the support address.</param>
    /// <param name="JustStop">How to opt out.</param>
    private sealed record Words(string Here, string StopAndHelp, string Rates, string OnlyLinks, string Questions, string JustStop);
}
