using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A caller asks for the website or for the booking link, and by that for one of the only two addresses that may be texted. Who says that they want none, asks for none. What
/// is not recognised is answered like anything else: that is the safer mistake. The words stand in <c>Languages/Lists/link-wishes.txt</c>.
/// </summary>
public static class LinkWish
{
    private static readonly PatternList List = new("link-wishes");
    private static readonly Cue[] Website = Each("website");
    private static readonly Cue[] Booking = Each("booking");
    private static readonly Cue[] AnyLink = Each("link");
    private static readonly Cue[] Unwanted = Each("not");

    /// <param name="words">The caller's.</param>
    /// <param name="language">Which they are in. What everybody knows in English is heard too.</param>
    /// <param name="wish">What they want of the business, where they said so before: "the link" of somebody who wants to book is the one for booking.</param>
    /// <returns>Which of the two; null where neither is asked for.</returns>
    public static LinkKind? Heard(string words, Language language, string? wish = null)
    {
        var folded = HeardWords.Of(words);
        if (In(Unwanted, folded, language))
        {
            return null;
        }

        return In(Booking, folded, language) ? LinkKind.Booking
            : In(Website, folded, language) ? LinkKind.Website
            : !In(AnyLink, folded, language) ? null
            : IsToBook(words, language) || wish is not null && IsToBook(wish, language) ? LinkKind.Booking
            : LinkKind.Website;
    }

    private static bool IsToBook(string words, Language language) => Acts.Of(words, language).HasFlag(VisitorActs.Book);

    private static bool In(Cue[] cues, string folded, Language language) => cues[(int)language].In(folded) || cues[(int)Language.English].In(folded);

    private static Cue[] Each(string what) => [.. Enum.GetValues<Language>().Select(l => (Cue)List.In(what, l))];
}
