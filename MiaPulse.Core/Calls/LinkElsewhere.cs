using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Calls;

/// <summary>A caller wants the link sent to somebody else, or to another number: it never is. The words stand in <c>Languages/Lists/link-elsewhere.txt</c>, in all languages at once.</summary>
internal static partial class LinkElsewhere
{
    private static readonly Cue Another = string.Join('|', ListFile.ByLanguage("link-elsewhere", '|'));

    /// <param name="words">The caller's.</param>
    /// <param name="region">Two letters, for a number without a country code.</param>
    /// <param name="language">Which the words are in.</param>
    /// <param name="from">The number that they call from.</param>
    public static bool IsWantedIn(string words, string region, Language language, string? from) =>
        Another.In(HeardWords.Of(words))
        || ContactDetails.Find(words, region, ContactExpectation.Phone, ContactCard.Empty, null, language).Card.Phone is { } named && named != from
        && !Acts.Of(words, language).HasFlag(VisitorActs.CallBack); // that number is for calling back

    /// <summary>Whether a number in words about the link is where it shall go: somebody is named with it, or they are a yes and that number ("yes, to 312 555 0188").</summary>
    public static bool IsNamedIn(string words, Language language) => Another.In(HeardWords.Of(words)) || PlainYes.Heard(Number().Replace(words, " "), language);

    [GeneratedRegex(@"\+?[\d(][\d\s().-]*")]
    private static partial Regex Number();
}
