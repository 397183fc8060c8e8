using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Calls;

/// <summary>"On this number", "the one I am calling from": said by who is asked for theirs. The words stand in <c>Languages/Lists/own-number.txt</c>, in all languages at once.</summary>
internal static class OwnNumber
{
    private static readonly Cue Named = string.Join('|', ListFile.ByLanguage("own-number", '|'));

    public static bool IsNamedIn(string words) => Named.In(HeardWords.Of(words));
}
