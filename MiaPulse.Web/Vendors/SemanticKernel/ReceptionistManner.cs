using System.Globalization;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>
/// The rules that go with the visitor's language and with how the owner wants Mia to speak. Ours alone: what is filled in is the name of a language that
/// the framework knows, and nothing that a visitor or an owner wrote.
/// </summary>
internal static class ReceptionistManner
{
    public static string Rules(ReceptionistPrompt prompt) =>
        $"""
        - Answer in {NameOf(prompt.Language)}, whatever language the passages, the draft or these rules are in. Translate what you take from a passage, but leave names, links, phone numbers, prices and times as they stand there.
        - {ToneRule(prompt.Business.Manner.ToneIn(LanguageTags.Read(prompt.Language)))}
        - {LengthRule(prompt.Business.Manner.Length)}{(prompt.IsSpoken ? $"\n{Spoken}" : "")}
        """;

    /// <summary>Goes before what the other rules say of markup, lists and length.</summary>
    private const string Spoken =
        """
        - This is a phone call: your words are spoken, and the visitor is a caller. They have been told that you are an AI; do not say it again unless they ask. Answer in one or two short sentences of plain words: no lists, no bold, no links or web addresses, no buttons. Ask one question at a time. Read an email address or a number that the caller gave back to them and ask whether it is right. Never offer to text or send anything.
        """;

    private static string ToneRule(Tone tone) => tone switch
    {
        Tone.Friendly => "Be warm and relaxed. Where the language has a familiar and a polite address, use the familiar one (du, tu, tú, je, ty).",
        Tone.Formal => "Be courteous and correct, without contractions or exclamations. Where the language has a familiar and a polite address, use the polite one (Sie, vous, usted, Lei, u, Pan or Pani).",
        Tone.Brief => "Be matter-of-fact, without pleasantries. Where the language has a familiar and a polite address, use the polite one (Sie, vous, usted, Lei, u, Pan or Pani).",
    };

    private static string LengthRule(AnswerLength length) => length switch
    {
        AnswerLength.Short => "Answer in one short sentence, two at most.",
        AnswerLength.Normal => "Answer in two or three short sentences.",
        AnswerLength.Detailed => "Answer in full, with the conditions and details that the passages give, in up to six sentences or a list.",
    };

    private static string NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true) is { Name.Length: > 0 } culture ? culture.EnglishName : "English";
        }
        catch (CultureNotFoundException)
        {
            return "English"; // the only way the framework says that it knows no such language
        }
    }
}
