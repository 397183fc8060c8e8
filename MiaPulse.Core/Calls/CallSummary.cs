using System.Globalization;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>What a summary is made of.</summary>
/// <param name="Call">The call.</param>
/// <param name="Said">Its messages, in their order.</param>
/// <param name="NotAnswered">The questions in it that Mia could not answer.</param>
/// <param name="Wish">What the caller wants of the business, in their own words; null where nobody heard it.</param>
/// <param name="Text">How far the text with the link is; null where there is none.</param>
internal sealed record CallFacts(Call Call, IReadOnlyList<Message> Said, IReadOnlyList<string> NotAnswered, string? Wish, CallTextState? Text);

/// <summary>A call in a few sentences for its owner. They are put together from what is known of it; no model words them, so they say nothing that did not happen.</summary>
internal static class CallSummary
{
    private const string AnswerAct = "answer";
    private const int MostTopics = 4;
    private const int MostQuestions = 3;
    private const int MaxQuoteLength = 160;

    public static IReadOnlyList<string> Of(CallFacts facts) =>
    [
        .. new[] { WishOf(facts), Answered(facts), NotAnswered(facts), Person(facts), Link(facts), Ending(facts) }.OfType<string>(),
    ];

    /// <summary>"45 s", "3 min".</summary>
    public static string Length(TimeSpan time) => time.TotalSeconds < 90
        ? $"{Math.Max(0, (int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s"
        : $"{((int)Math.Round(time.TotalMinutes)).ToString(CultureInfo.InvariantCulture)} min";

    private static string? WishOf(CallFacts facts) => facts.Wish is { Length: > 0 } wish ? $"What they want: {Quoted(wish)}."
        : facts.Said.Any(m => m.Author is Author.Visitor) ? null
        : "The caller said nothing.";

    private static string? Answered(CallFacts facts)
    {
        var topics = facts.Said.Select(m => m.Extras?.Receipt).OfType<Receipt>()
            .Where(r => r.Act == AnswerAct && r.Passages.Count > 0).Select(r => PlainName.Tidy(r.Passages[0].Title)).Where(t => t.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(t => t.EndsWith('?') ? Quoted(t) : t).ToList(); // a title that asks reads as a part of ours otherwise
        return topics.Count == 0 ? null : $"Mia answered about {Joined([.. topics.Take(MostTopics)], topics.Count - MostTopics)}.";
    }

    private static string? NotAnswered(CallFacts facts) => facts.NotAnswered.Count == 0 ? null
        : $"She had no answer to {Joined([.. facts.NotAnswered.Take(MostQuestions).Select(Quoted)], facts.NotAnswered.Count - MostQuestions)}.";

    private static string? Person(CallFacts facts) =>
        facts.Said.Select(m => m.Extras?.Receipt?.HandOver).FirstOrDefault(r => r is not null) is { } reason ? $"A person was called: {HandOvers.InShort(reason)}." : null;

    private static string? Link(CallFacts facts)
    {
        var link = facts.Call.LinkKind is LinkKind.Booking ? "the booking link" : "the link to the website";
        return facts.Call.LinkTalk switch
        {
            LinkTalk.None => null,
            LinkTalk.Offered => $"The caller asked for {link}; whether to text it stayed open.",
            LinkTalk.Declined => $"The caller asked for {link} and did not want it as a text.",
            LinkTalk.Impossible => $"The caller asked for {link}, which cannot be texted to this number.",
            LinkTalk.Agreed => $"The caller asked for {link}, {Texted(facts.Text)}.",
        };
    }

    private static string Texted(CallTextState? text) => text switch
    {
        CallTextState.Delivered => "and the text with it has arrived",
        CallTextState.Sent => "and it was texted",
        CallTextState.Failed => "and the text with it did not arrive",
        CallTextState.Unknown => "and nobody knows yet whether the text with it went out",
        _ => "and it is being texted",
    };

    private static string Ending(CallFacts facts)
    {
        if (facts.Call is not { State: CallState.Ended, EndedAt: { } end })
        {
            return facts.Call.State is CallState.WithPerson ? "The call is with a person now." : "The call is going on.";
        }

        var after = $"after {Length(end - facts.Call.StartedAt)}";
        return facts.Call.Ending switch
        {
            CallEnding.Finished => $"It ended with a goodbye {after}.",
            CallEnding.Objected => $"The caller did not want to be recorded, and the call ended {after}.",
            CallEnding.Silent => $"Nobody spoke any more, and Mia said goodbye {after}.",
            CallEnding.DeadEnds => $"Mia could not make out what was wanted, and said goodbye {after}.",
            CallEnding.TooLong => $"It reached the longest that a call may be, and ended {after}.",
            CallEnding.WithPerson => $"A person took it, and it ended {after}.",
            CallEnding.Failed => $"It broke off {after}: something failed.",
            _ => $"The caller hung up {after}.",
        };
    }

    private static string Quoted(string words) => $"“{Shortened.Shown(PlainName.Tidy(words), MaxQuoteLength)}”";

    // "a", "a and b", "a, b and 3 more".
    private static string Joined(IReadOnlyList<string> shown, int more)
    {
        IReadOnlyList<string> all = more > 0 ? [.. shown, $"{more.ToString(CultureInfo.InvariantCulture)} more"] : shown;
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }
}
