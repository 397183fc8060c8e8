using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What the pages say of the very day that is asked for goes before the week: "we are closed on Thanksgiving and the Friday after".</summary>
internal static class NamedDayTalk
{
    /// <summary>Searches for one message: the passage on one day of a feast has the others as well, and a reply has only a few searches.</summary>
    private const int MostSearches = 3;

    /// <summary>
    /// What goes before anything else that is found: of a day whose hours are asked for, and of the day on which somebody wishes to come. Null where neither is asked or the
    /// pages say nothing of it.
    /// </summary>
    public static async Task<Lookup?> FirstAsync(MiaTurn turn, string question, CancellationToken ct)
    {
        var isWish = VisitWish.In(question, turn.Language) && !VisitTalk.WantsMore(question, turn.Language);
        if (!isWish && !HoursTalk.AsksOfNamedDay(turn.Prompt, question) && !HoursTalk.NeedsClock(question, turn.Language, turn.Prompt.Business) && !HoursTalk.AsksOnlyHours(question, turn.Language))
        {
            return null;
        }

        var dates = isWish ? HoursTalk.DatesWished(turn.Prompt, question) : HoursTalk.DatesAsked(turn.Prompt, question);
        return await LookUpAsync(turn, question, dates, ct) is { } told ? told with { IsOfWish = isWish } : null;
    }

    /// <summary>Looks for it, where one of the days asked for has a name. Null where the pages say nothing of it.</summary>
    public static Task<Lookup?> LookUpAsync(MiaTurn turn, string question, CancellationToken ct) => LookUpAsync(turn, question, HoursTalk.DatesAsked(turn.Prompt, question), ct);

    /// <summary>What the pages say of those of some dates that have a name and are spoken of.</summary>
    /// <param name="business">Whose pages they are.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="language">What to look in first; English pages are looked for as well.</param>
    /// <param name="search">Finds passages.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(IReadOnlyList<FoundPassage> Found, FoundPassage Passage, string Sentence)?> FindAsync(
        BusinessProfile business, IReadOnlyList<DateOnly> dates, Language language, Func<string, CancellationToken, Task<IReadOnlyList<FoundPassage>>> search, CancellationToken ct)
    {
        foreach (var name in dates.SelectMany(day => NamedDays.Searches(day, business.Region, language)).Distinct().Take(MostSearches))
        {
            var found = await search(name, ct);
            if (Told(dates, found, business, isSearched: true) is { } told)
            {
                return (found, told.Passage, told.Sentence);
            }
        }

        return null;
    }

    /// <summary>The sentence on one of the days asked for among what was found already, named by its date or by its name.</summary>
    public static Lookup? In(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found) => Told(HoursTalk.DatesAsked(turn.Prompt, question), found, turn.Prompt.Business, isSearched: false) is { } told
        ? new Lookup(question, found, 1, told.Sentence, told.Passage, HoursTalk.Topic) : null;

    /// <summary>What the pages say of some dates. Null where they say nothing of them.</summary>
    public static async Task<Lookup?> LookUpAsync(MiaTurn turn, string question, IReadOnlyList<DateOnly> dates, CancellationToken ct)
    {
        if (await FindAsync(turn.Prompt.Business, dates, turn.Language, turn.Hands.SearchKnowledge, ct) is not { } told)
        {
            return null;
        }

        turn.Draft.Considered(told.Found.Take(5));
        return new Lookup(question, told.Found, 1, told.Sentence, told.Passage, HoursTalk.Topic);
    }

    /// <summary>
    /// Of several days what one passage says of each: Christmas is three of them in some languages. Of a day without a name that was only searched for no more than that it
    /// is closed or its hours: doors open for a concert as well.
    /// </summary>
    private static (FoundPassage Passage, string Sentence)? Told(IReadOnlyList<DateOnly> dates, IReadOnlyList<FoundPassage> found, BusinessProfile business, bool isSearched)
    {
        var told = dates.Where(day => !isSearched || NamedDays.HasName(day, business.Region) || NamedDays.SaidOf(day, found, business) is { } said && IsOfTheDay(said, business.Region))
            .Select(day => NamedDays.Told(day, found, business)).OfType<(FoundPassage Passage, string Sentence)>().ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var sentences = told.Where(t => t.Passage.Id == told[0].Passage.Id).Select(t => t.Sentence).Distinct().ToList();
        return (told[0].Passage, string.Join(' ', sentences.SkipLast(1).Select(Quote.Ended).Append(sentences[^1])));
    }

    private static bool IsOfTheDay((FoundPassage Passage, string Sentence) said, string region) =>
        NamedDays.IsOfTheDay(said.Sentence, said.Passage.Language, region) || DayHours.Closes(said.Passage.Title, said.Passage.Language) == true;
}
