using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Which questions of a message are answered, each answer said once, and which stay open. What was found for two of them answers the second only where it tells what that
/// one asks: "75 minutes" is no price, and what is said of one insurance is not said of another.
/// </summary>
internal static class SharedAnswers
{
    public static (List<Lookup> Said, List<Lookup> Open) Of(MiaTurn turn, List<Lookup> found)
    {
        List<Lookup> said = [];
        List<Lookup> open = [];
        foreach (var lookup in found)
        {
            var at = lookup.Answer is null ? -1 : said.FindIndex(s => IsWithin(s, lookup) || IsWithin(lookup, s));
            if (lookup.Answer is not { } answer || (at >= 0 || lookup.Whole is not null) && !Tells(turn, lookup, lookup.Passage, answer))
            {
                open.Add(lookup);
            }
            else if (at < 0)
            {
                said.Add(lookup);
            }
            else if (answer.Length > said[at].Answer!.Length)
            {
                said[at] = lookup; // it holds the other
            }
        }

        return (said, open);
    }

    /// <summary>
    /// The same where only the message as a whole found an answer: all stay open but the one for which its passage was found most surely by itself, and those about the same
    /// thing that it tells as well.
    /// </summary>
    public static (List<Lookup> Said, List<Lookup> Open) OfWhole(MiaTurn turn, List<Lookup> found, Lookup whole)
    {
        var own = found.MaxBy(f => f.Found.FirstOrDefault(p => p.Id == whole.Passage?.Id)?.Confidence ?? 0);
        var isOfOneThing = found.Skip(1).All(f => f.Whole is not null);
        return ([whole], found.FindAll(f => !ReferenceEquals(f, own) && !((isOfOneThing || f.Whole is not null) && whole.Passage is { } passage && Tells(turn, f, passage, whole.Answer!))));
    }

    private static bool IsWithin(Lookup one, Lookup other) =>
        one.Answer == other.Answer || one.Passage?.Id == other.Passage?.Id && one.Passage is not null && other.Answer!.Contains(one.Answer!, StringComparison.Ordinal);

    /// <summary>Whether an answer tells what is asked: the price, the length, the person; or where it wants a yes or a no, has to do with it at all.</summary>
    private static bool Tells(MiaTurn turn, Lookup lookup, FoundPassage? passage, string answer) => passage is null // the clock and the profile tell what was asked of them
        || (LeaningQuestions.Wanted(lookup.Question, turn.Language) is not (AnswerKinds.None, Sought.Nothing)
            ? !Quote.Lacks(passage, lookup.Question, turn.Language, answer)
            : lookup.Whole is not null || new Kinship(lookup.Question, turn.Language) is var kinship && (kinship.Shares(passage) is not false || kinship.IsAbout(passage)));
}
