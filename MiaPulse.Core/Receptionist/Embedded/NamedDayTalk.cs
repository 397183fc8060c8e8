using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What the pages say of the very day that is asked for goes before the week: "we are closed on Thanksgiving and the Friday after".</summary>
internal static class NamedDayTalk
{
    /// <summary>Looks for it, where one of the days asked for has a name. Null where the pages say nothing of it.</summary>
    public static async Task<Lookup?> LookUpAsync(MiaTurn turn, string question, CancellationToken ct)
    {
        var names = HoursTalk.DatesAsked(turn.Prompt, question).SelectMany(day => NamedDays.Searches(day, turn.Prompt.Business.Region, turn.Language)).Distinct().ToList();
        foreach (var name in names)
        {
            var found = await turn.Hands.SearchKnowledge(name, ct);
            if (In(turn, question, found) is { } said)
            {
                turn.Draft.Considered(found.Take(5));
                return said;
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
