using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Somebody threatens the business with the law: that is for a person, and no page's sentence on refunds is an answer to it. Who is sued has to be the business:
/// "I want to sue my landlord" is what a law firm is asked. In all languages at once, for no threat in one means something else in another.
/// </summary>
internal static class LawThreat
{
    private static readonly Cue Any = string.Join('|', ListFile.ByLanguage("law-threats", '|'));

    public static bool In(string message) => Any.In(Folding.Of(Words.Tidy(message)));
}
