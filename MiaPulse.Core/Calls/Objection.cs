using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A caller does not want to be recorded. Who asks whether they are, or about recordings that the business sells, does not object. The words stand in
/// <c>Languages/Lists/objections.txt</c>; in all languages at once, for no objection in one means something else in another.
/// </summary>
public static class Objection
{
    private static readonly Cue Any = string.Join('|', ListFile.ByLanguage("objections", '|'));

    public static bool Heard(string words) => Any.In(HeardWords.Of(words));
}
