using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Takes a message apart into what it asks.</summary>
public static partial class Questions
{
    /// <summary>More than this in one message is answered as one.</summary>
    public const int Most = 3;

    /// <summary>Words that name no thing by themselves: a question made of them alone hangs on what was said before.</summary>
    private static readonly HashSet<string> Nameless = [.. Words.Of(
        "how much many long what when where who which why do does did can could will would should is are am any about you your we our us i me my mine it its he she him her them they this that these those one ones "
        + "there here then also too more less same other else instead and or but so just only really very well ok okay yes no please thanks thank hi hello hey cost costs price prices charge charges fee time times day days "
        + "open close get got have has had need want like know tell thing things stuff something anything possible both all each every if with without for from in on at to of than "
        + "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays weekend weekends weekday weekdays today tomorrow tonight morning afternoon evening week month year "
        + "minutes hours work go come take make do give let say kind sort way lot bit").Select(w => w.Stem)];

    /// <summary>The questions of a message, in order. What is told around a question stays with it, since that is what it is about.</summary>
    public static IReadOnlyList<string> In(string message)
    {
        var parts = new List<string>();
        var told = "";
        foreach (var sentence in Sentence().Split(Words.Tidy(Break().Replace(message, ". "))).Select(s => s.Trim()).Where(s => s.Any(char.IsLetterOrDigit)))
        {
            foreach (var clause in Clause().Split(sentence))
            {
                if (!Acts.Seeks(clause))
                {
                    told = $"{told} {clause}".Trim();
                }
                else if (parts.Count > 0 && !NamesSomething(clause))
                {
                    parts[^1] = $"{parts[^1]} {told} {clause}".Replace("  ", " ", StringComparison.Ordinal);
                    told = "";
                }
                else
                {
                    parts.Add($"{told} {clause}".Trim());
                    told = "";
                }
            }
        }

        if (told.Length > 0 && parts.Count > 0)
        {
            parts[^1] = $"{parts[^1]} {told}";
        }

        return parts.Count is 0 or > Most ? [Words.Tidy(message)] : parts;
    }

    /// <summary>Whether it names what it is about. "And how much is it on Sundays?" does not.</summary>
    public static bool NamesSomething(string question) =>
        Words.Of(Words.WriteOut(question)).Any(w => w.Surface.Length > 2 && !Nameless.Contains(w.Stem) && !w.Surface.All(char.IsDigit));

    [GeneratedRegex(@"[\r\n]+")]
    private static partial Regex Break();

    [GeneratedRegex(@"(?<=[?!])\s+|(?<=[a-z0-9]{2}\.)\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<=\w{2}),? (?:and|also|plus|or)(?: also)? (?=(?:what|how|when|where|which|who|do|does|can|could|is|are|will|would)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();
}
