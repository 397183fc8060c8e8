using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What the pages say of the very day that is asked for goes before the week: "we are closed on Thanksgiving and the Friday after".</summary>
internal static class NamedDayTalk
{
    /// <summary>Looks for it, where one of the days asked for has a name. Null where the pages say nothing of it.</summary>
    public static async Task<Lookup?> LookUpAsync(MiaTurn turn, string question, CancellationToken ct)
    {
        var dates = HoursTalk.DatesAsked(turn.Prompt, question);
        if (await FindAsync(turn.Prompt.Business, dates, turn.Language, turn.Hands.SearchKnowledge, ct) is not { } told)
        {
            return null;
        }

        turn.Draft.Considered(told.Found.Take(5));
        return new Lookup(question, told.Found, 1, told.Sentence, told.Passage, HoursTalk.Topic);
    }

    /// <summary>What the pages say of the first of some dates that has a name and is spoken of.</summary>
    /// <param name="business">Whose pages they are.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="language">What to look in first; English pages are looked for as well.</param>
    /// <param name="search">Finds passages.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(IReadOnlyList<FoundPassage> Found, FoundPassage Passage, string Sentence)?> FindAsync(
        BusinessProfile business, IReadOnlyList<DateOnly> dates, Language language, Func<string, CancellationToken, Task<IReadOnlyList<FoundPassage>>> search, CancellationToken ct)
    {
        foreach (var name in dates.SelectMany(day => NamedDays.Searches(day, business.Region, language)).Distinct())
        {
            var found = await search(name, ct);
            foreach (var day in dates)
            {
                if (NamedDays.SaidOf(day, found, business) is { } said)
                {
                    return (found, said.Passage, said.Sentence);
                }
            }
        }

        return null;
    }

    /// <summary>The sentence on one of the days asked for among what was found already, named by its date or by its name.</summary>
    public static Lookup? In(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found) => HoursTalk.DatesAsked(turn.Prompt, question)
        .Select(day => NamedDays.SaidOf(day, found, turn.Prompt.Business))
        .Where(said => said is not null)
        .Select(said => new Lookup(question, found, 1, said!.Value.Sentence, said.Value.Passage, HoursTalk.Topic))
        .FirstOrDefault();
}
