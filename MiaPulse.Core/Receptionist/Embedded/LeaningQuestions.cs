using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Questions that name nothing themselves and lean on the one before them: "how long is the first appointment and how much is it?". What wants to hear the same ("where
/// is the car park, and where is that?") belongs to it; what wants to hear something else is a question of its own, about the same thing. Pure.
/// </summary>
internal static partial class LeaningQuestions
{
    private static readonly char[] Marks = ['?', '!', '.', ',', ';', ':', '¿', '¡', '؟', '،', '"', '(', ')'];

    /// <summary>Whether it wants to hear something that the question before it does not.</summary>
    public static bool AsksElse(string before, string question, Language language)
    {
        var ((kinds, sought), (kindsBefore, soughtBefore)) = (Wanted(question, language), Wanted(before, language));
        return kinds is AnswerKinds.None ? (sought & ~soughtBefore) != 0 : (kinds & ~kindsBefore) != 0;
    }

    /// <summary>What it wants to hear: a price, a length of time, who does it. Nothing of both where it only wants a yes or a no.</summary>
    public static (AnswerKinds Kinds, Sought Sought) Wanted(string question, Language language)
    {
        var kinds = AnswerKind.Asked(Words.WriteOut(question, language), language);
        kinds |= FreeAsked.In(question, language) ? AnswerKinds.Price : AnswerKinds.None;
        return (kinds, SoughtThings.In(question, language) | (kinds.HasFlag(AnswerKinds.Clock) ? Sought.Moment : Sought.Nothing)); // "are you open on Sunday, and when?" asks once
    }

    /// <summary>Whether it says no thing itself, and neither the clock nor the profile answers it whatever was spoken of.</summary>
    public static bool Leans(string question, Language language) => (!Names(question, language).Any() || FreeAsked.IsAll(question, language)) && !Questions.AsksByItself(question, language)
        && (!HoursTalk.AsksOnlyHours(question, language) || language is Language.English && OfSomething().IsMatch(question));

    /// <summary>What a question is about, in its own words; empty where it names nothing. Of what was told before it only where the question itself names nothing.</summary>
    public static string ThingOf(string question, Language language)
    {
        var own = Names(Sentence.Split(question).LastOrDefault() ?? "", language).ToList();
        return string.Join(' ', own.Count > 0 ? own : Names(question, language));
    }

    /// <summary>A question of a message, with what it is about where only one before it names that.</summary>
    /// <param name="asked">All of the message, by <see cref="Questions.In"/>.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="language">The visitor's.</param>
    public static string Whole(IReadOnlyList<string> asked, int at, Language language)
    {
        if (!Leans(asked[at], language))
        {
            return asked[at];
        }

        var thing = Enumerable.Range(1, at).Select(back => ThingOf(asked[at - back], language)).FirstOrDefault(t => t.Length > 0);
        return thing is null ? asked[at] : $"{thing} {asked[at]}";
    }

    /// <summary>The words that name something, as they were typed. "Takes" and "bring" name nothing.</summary>
    public static IEnumerable<string> Names(string question, Language language) => Words.WriteOut(question, language).Split(' ')
        .Select(token => token.Trim(Marks))
        .Where(token => token is [not (>= '0' and <= '9'), ..] && Words.Of(token, language).Any(w => Nameless.Names(w, language) && !ThingWords.IsOfLasting(w.Surface) && !WeakWords.Has(language, Folding.Of(w.Surface))));

    // "When is it open", after a sauna, is not the business's door.
    [GeneratedRegex(@"\b(?:it|they|them|that|this|those|these|he|she)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfSomething();
}
