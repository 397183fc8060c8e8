using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>What the gate let through.</summary>
/// <param name="Text">The answer without the sentences that had to go; empty where none is left, and then something else has to be said.</param>
/// <param name="Removed">The sentences that said something nobody told Mia, as they were.</param>
public sealed record GateVerdict(string Text, IReadOnlyList<string> Removed)
{
    public bool Holds => Removed.Count == 0;

    /// <summary>How much of what was let through could be looked up, and was found. Words without a fact in them may be anything.</summary>
    public int Proven { get; init; }
}

/// <summary>
/// Holds an answer to what it was made from, whoever found its words: each link, price, percentage, phone number, email address, date, time, opening day, duration,
/// code, number and person in it must stand in the passages or in the business's own profile, and a price, what is free, how long something takes and from which age
/// it is beside the thing that it is said of; of what binds the business (free, refunded, guaranteed, booked) the passages must speak. What the visitor wrote may be
/// repeated to them, and is true of nothing else. A sentence with anything else goes. Pure.
/// </summary>
/// <remarks>
/// Spellings do not matter ("$1,200" is "1200 dollars", "8.30am" is "08:30", "jeudi" is "Thursday"). A sentence that denies what a passage says in the same words, or
/// says what it denies, goes too, and so does one that is open on a day that a page says is closed. Of meaning beyond words the gate knows nothing: "dogs may come in"
/// passes where "dogs must wait outside" is all that is written.
/// </remarks>
public sealed partial class FactGate
{
    private readonly KnownFacts _known;
    private readonly Opposites _opposites;
    private readonly PricedRows _prices;
    private readonly TimedRows _times;
    private readonly FreeThings _free;
    private readonly ClosedDates _closed;
    private readonly Language _language;

    /// <param name="passages">What the answer was made from.</param>
    /// <param name="business">Whose phone, address, hours and links may always be named.</param>
    /// <param name="visitor">The visitor's own contact details, which Mia reads back.</param>
    /// <param name="visitorWords">What the visitor wrote, for answers that repeat "a table for 6".</param>
    /// <param name="language">The language that the answer is meant to be in.</param>
    /// <param name="today">The date at the business's door, for "we are open today".</param>
    public FactGate(
        IReadOnlyList<FoundPassage> passages, BusinessProfile business, ContactCard visitor, string visitorWords = "", Language language = Language.English, DateOnly? today = null)
    {
        _known = new KnownFacts(passages, business, visitor, visitorWords, language);
        _opposites = new Opposites(passages);
        var lines = new PassageLines(passages);
        _prices = new PricedRows(lines);
        _times = new TimedRows(lines);
        _free = new FreeThings(lines);
        _closed = new ClosedDates(passages, business, today);
        _language = language;
    }

    public static GateVerdict Check(
        string answer, IReadOnlyList<FoundPassage> passages, BusinessProfile business, ContactCard visitor, string visitorWords = "", Language language = Language.English, DateOnly? today = null) =>
        new FactGate(passages, business, visitor, visitorWords, language, today).Check(answer);

    public GateVerdict Check(string answer)
    {
        List<string> kept = [];
        List<string> removed = [];
        var proven = 0;
        var introduces = -1; // "Our prices are:" goes with the last of the items it introduced
        foreach (var sentence in Sentences.Of(answer))
        {
            if (FactsOf(sentence) is { } facts)
            {
                proven += facts.Count;
                introduces = sentence.TrimEnd().EndsWith(':') ? kept.Count : -1;
                kept.Add(sentence);
                continue;
            }

            removed.Add(sentence.Trim());
            if (introduces >= 0 && introduces == kept.Count - 1)
            {
                removed.Insert(removed.Count - 1, kept[introduces].Trim());
                kept.RemoveAt(introduces);
            }

            introduces = -1;
        }

        return removed.Count == 0 ? new GateVerdict(answer, []) { Proven = proven } : new GateVerdict(string.Concat(kept).Trim(), removed) { Proven = proven };
    }

    /// <summary>Whether one sentence may be said: for answers that are checked while they stream.</summary>
    public bool Passes(string sentence) => FactsOf(sentence) is not null;

    /// <summary>Null where one of them stands nowhere or beside something else, or the passages say the opposite.</summary>
    private List<Fact>? FactsOf(string sentence)
    {
        var language = LanguageGuess.Heard(sentence, _language, null) ?? _language;
        var facts = In(sentence, language);
        return AreKnown(facts, sentence, language) && !IsMisplaced(facts, sentence, language) && !_closed.Contradict(sentence, language) && !_opposites.Contradict(sentence, language) ? facts : null;
    }

    /// <summary>Whether something in it is said of another thing than in the passages.</summary>
    private bool IsMisplaced(List<Fact> facts, string sentence, Language language) =>
        _prices.Misplace(sentence, facts, language) || _times.Misplace(sentence, language) || _free.Misplace(sentence, language);

    private List<Fact> In(string sentence, Language language)
    {
        BlankedText rest = new(sentence);
        _ = rest.Take(EmergencyNumber());
        return
        [
            .. Durations.Take(rest), .. FactFinder.In(rest.Rest, _known.Region, asAnswer: true, language), .. OpenDays.In(sentence, _known.Region, language),
            .. NamedPeople.In(sentence, language), .. Claims.In(sentence, language),
        ];
    }

    /// <summary>What only the visitor wrote is known where it is repeated to them, and what the sentence says beside that has to be known without it.</summary>
    private bool AreKnown(List<Fact> facts, string sentence, Language language)
    {
        if (facts.All(f => IsKnown(f, facts)))
        {
            return true;
        }

        var stated = Echoes.Without(sentence);
        if (stated == sentence || !facts.All(f => IsKnown(f, facts) || _known.VisitorWrote(f)))
        {
            return false;
        }

        var said = In(stated, language);
        return said.All(f => IsKnown(f, said));
    }

    /// <summary>A weekday that the visitor asks about may be named to say that it is closed.</summary>
    private bool IsKnown(Fact fact, List<Fact> beside) =>
        _known.Has(fact) || fact is DayFact day && _known.VisitorWrote(day) && beside.Contains(new OpenDayFact(day.Day, Open: false));

    /// <summary>"the emergency number now (911, 112 or 999)": no business has to have written it for Mia to say it.</summary>
    [GeneratedRegex(@"(?<=(?:emergency number(?: now)?|Notruf|secours|emergencias|emergenza|alarmnummer|alarmowy|emergência|الطوارئ) \([^()]{0,20})(?<!\d)(?:112|911|999|190|15)(?![\d%]|[.,:]\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmergencyNumber();
}
