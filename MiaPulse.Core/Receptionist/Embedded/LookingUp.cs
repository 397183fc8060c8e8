using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Finds what answers a question: the clock, the pages, the profile. Says nothing itself.</summary>
internal static class LookingUp
{
    /// <summary>From this confidence on a question is understood without what was spoken of before.</summary>
    private const double Plain = 0.5;

    /// <summary>
    /// Each question of a message, in order. One that names nothing is looked up with what the one before it is about, or with what was spoken of before; of those beyond
    /// <see cref="Questions.Most"/> only what takes no search is found, and the rest stays open.
    /// </summary>
    public static async Task<List<Lookup>> EachAsync(MiaTurn turn, Quote quotes, IReadOnlyList<string> asked, CancellationToken ct)
    {
        List<Lookup> found = [];
        for (var i = 0; i < asked.Count; i++)
        {
            var whole = LeaningQuestions.Whole(asked, i, turn.Language);
            if (i >= Questions.Most)
            {
                var known = await ByClockAsync(turn, whole, ct) ?? ByProfile(turn, whole, []) ?? new Lookup(asked[i], [], 0, null, null) { Whole = whole == asked[i] ? null : whole };
                found.Add(known with { Question = asked[i] });
            }
            else if (whole != asked[i])
            {
                found.Add(await OneAsync(turn, quotes, whole, ct) with { Question = asked[i], Whole = whole });
            }
            else if (await VisitTalk.OfDayAsync(turn, whole, ct) is var ofDay && ofDay is not null && VisitTalk.IsAll(whole, turn.Language))
            {
                found.Add(ofDay);
            }
            else if (ofDay is not null && VisitTalk.WantsMore(whole, turn.Language))
            {
                found.AddRange([await OneAsync(turn, quotes, VisitTalk.Without(whole, turn.Language), ct) with { Question = asked[i] }, ofDay]);
            }
            else
            {
                var one = asked.Count == 1 || LeaningQuestions.Leans(whole, turn.Language) ? await FurtherAsync(turn, quotes, whole, ct) : await OneAsync(turn, quotes, whole, ct);
                found.AddRange(VisitTalk.Both(turn, one, ofDay));
            }
        }

        return found;
    }

    /// <summary>A question that is read by itself.</summary>
    public static async Task<Lookup> OneAsync(MiaTurn turn, Quote quotes, string question, CancellationToken ct) =>
        await NamedDayTalk.FirstAsync(turn, question, ct) ?? await ByClockAsync(turn, question, ct)
        ?? await InPagesAsync(turn, quotes, question, question, await turn.Hands.SearchKnowledge(question, ct), ct);

    public static Lookup OfHours(string question, string answer, IReadOnlyList<FoundPassage> found) => new(question, found, 1, answer, null, HoursTalk.Topic);

    /// <summary>What of a passage is said as the answer: of one about several people or things what it says of the one, and of somebody's age what tells it.</summary>
    public static string QuoteOf(MiaTurn turn, Quote quotes, FoundPassage passage, string question)
    {
        var people = AskedPeople.In(question, turn.Language);
        var part = passage.Part is { } told ? passage with { Text = told } : new AskedMatter(question, turn.Language).PartOf(passage, [], new NamingTexts());
        part = AskedPeople.PartOf(part, people);
        return quotes.From(people.Count > 0 && AskedPeople.AsksAge(question, turn.Language) ? StatedAge.PartOf(part) : part, question, turn.Language, turn.Prompt.Business.Manner.Length);
    }

    /// <summary>A question that may go on from what was spoken of before: "and tomorrow?", "and for 45 minutes?", "how much is it?".</summary>
    private static async Task<Lookup> FurtherAsync(MiaTurn turn, Quote quotes, string question, CancellationToken ct)
    {
        if ((await FollowUps.OfLengthAsync(turn, quotes, question, ct) ?? await NamedDayTalk.FirstAsync(turn, question, ct) ?? await ByClockAsync(turn, question, ct)) is { } surely) // "and for two hours?" asks for no opening hours
        {
            return surely;
        }

        if (HoursTalk.FollowUp(turn.Prompt, question) is { } hours)
        {
            return await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, hours, []);
        }

        if (await FollowUps.WithMoreAsync(turn, quotes, question, ct) is { } further)
        {
            return further;
        }

        var (found, searched) = await WithTopicAsync(turn, question, ct);
        if (DayLines.LookUp(turn, question, found) is { } ofDays)
        {
            turn.Draft.Considered(found.Take(5));
            return ofDays;
        }

        return FollowUps.NotAgain(turn, quotes, await InPagesAsync(turn, quotes, question, searched, found, ct));
    }

    /// <summary>The passages for a question, or for it with what was spoken of before, whichever are surer.</summary>
    private static async Task<(IReadOnlyList<FoundPassage> Found, string Searched)> WithTopicAsync(MiaTurn turn, string question, CancellationToken ct)
    {
        var found = await turn.Hands.SearchKnowledge(question, ct);
        var leans = Questions.AsksPriceOfNothing(question, turn.Language) || Questions.LeansBack(question, turn.Language);
        if (!Questions.AsksByItself(question, turn.Language) && (leans || found.Count == 0 || found[0].Confidence < Plain) && turn.Prompt.Dialogue.Topic is { } topic && (!Questions.NamesSomething(question, turn.Language) || FreeAsked.IsAll(question, turn.Language)))
        {
            var again = await turn.Hands.SearchKnowledge($"{topic} {question}", ct);
            if (again.Count > 0 && (found.Count == 0 || again[0].Confidence > found[0].Confidence || leans && again[0].Confidence >= turn.Options.AnswerAt))
            {
                return (again, $"{topic} {question}");
            }
        }

        return (found, question);
    }

    /// <summary>Where only the clock can tell it, or nothing else is asked for. Null otherwise.</summary>
    private static async Task<Lookup?> ByClockAsync(MiaTurn turn, string question, CancellationToken ct) =>
        (HoursTalk.NeedsClock(question, turn.Language, turn.Prompt.Business) || HoursTalk.AsksOnlyHours(question, turn.Language) || HoursTalk.AsksOfNamedDay(turn.Prompt, question)) && HoursTalk.Answer(turn.Prompt, question) is { } hours
            ? await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, hours, []) : null;

    private static Lookup? ByProfile(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found) =>
        ProfileTalk.Answer(turn.Prompt.Business, question, turn.Voice) is { } known ? new Lookup(question, found, 1, known, null) : null;

    /// <summary>What of the passages answers, else what is known of hours and contact.</summary>
    private static async Task<Lookup> InPagesAsync(MiaTurn turn, Quote quotes, string question, string searched, IReadOnlyList<FoundPassage> all, CancellationToken ct)
    {
        List<FoundPassage> found = Questions.IsNoWord(question, turn.Language, all) || Questions.IsSum(question, turn.Language) ? [] : Twins.OneOfEach(all, searched);
        var best = found.Count == 0 ? null : found[0];
        var isOfAWait = best?.Confidence >= turn.Options.AnswerAt && LengthTalk.IsOfAWait(question, turn.Language, best);
        var isOfNoPrice = best?.Confidence >= turn.Options.AnswerAt && PriceTalk.IsOfNone(question, turn.Language, best);
        if ((isOfAWait ? LengthTalk.In(question, turn.Language, found) : isOfNoPrice ? PriceTalk.In(question, turn.Language, found) : null) is { } telling)
        {
            turn.Draft.Considered(found.Take(5));
            return new Lookup(question, found, best!.Confidence, QuoteOf(turn, quotes, telling, question), telling);
        }

        if (Whereabouts.In(question, turn.Language) && !TellsTheWay(turn, question, best) && await AddressTalk.FindAsync(turn, found, ct) is { } place)
        {
            return new Lookup(question, found, 1, place.Passage.IsFaq ? QuoteOf(turn, quotes, place.Passage, question) : place.Line, place.Passage);
        }

        turn.Draft.Considered(found.Take(5));
        if ((StatedValidity.Find(searched, turn.Language, found) ?? StatedSharing.Find(searched, turn.Language, found)) is { } stated)
        {
            return new Lookup(question, found, 1, stated.Passage.IsFaq ? QuoteOf(turn, quotes, stated.Passage, question) : stated.Sentence, stated.Passage);
        }

        var isBare = searched == question && Questions.AsksPriceOfNothing(question, turn.Language); // what was spoken of before would tell of what
        if (best?.Confidence >= turn.Options.AnswerAt && !isBare && !isOfAWait)
        {
            if (RowsTalk.Instead(turn, question, searched, found, QuoteOf(turn, quotes, best, question)) is { } rows)
            {
                return rows;
            }

            var isOfHours = HoursTalk.AsksOnlyHours(question, turn.Language) && !HoursTalk.AsksHours(best.Title, turn.Language); // "Visit us" does not tell that hours were spoken of
            return new Lookup(question, found, best.Confidence, QuoteOf(turn, quotes, best, question), best, isOfHours ? HoursTalk.Topic : null);
        }

        return HoursTalk.Answer(turn.Prompt, question) is { } hours
            ? NamedDayTalk.In(turn, question, found) ?? await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, hours, found)
            : ByProfile(turn, question, found)
            ?? (SameQuestion.In(turn, searched, found, isBare) is { } same ? new Lookup(question, found, same.Confidence, QuoteOf(turn, quotes, same, question), same) : null)
            ?? RowsTalk.LookUp(turn, question, searched, found) ?? new Lookup(question, found, Math.Min(best?.Confidence ?? 0, isOfAWait ? turn.Options.ClarifyAt : 1), null, null) { SearchedFor = searched };
    }

    /// <summary>Whether the pages surely answer how to get there, or where it is under a heading that asks so: they say it better than a bare address.</summary>
    private static bool TellsTheWay(MiaTurn turn, string question, FoundPassage? best) => best is not null && best.Confidence >= turn.Options.AnswerAt
        && (Whereabouts.AsksTheWay(question, turn.Language) || Whereabouts.In(best.Title, best.Language));
}
