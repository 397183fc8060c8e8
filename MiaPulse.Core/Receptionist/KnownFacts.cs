using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>Everything that an answer may name, looked up by kind.</summary>
internal sealed partial class KnownFacts
{
    private readonly HashSet<string> _links = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _phones = new(StringComparer.Ordinal);
    private readonly HashSet<MoneyFact> _money = [];
    private readonly HashSet<decimal> _percents = [];
    private readonly HashSet<decimal> _numbers = [];
    private readonly List<DateFact> _dates = [];
    private readonly HashSet<int> _months = [];
    private readonly HashSet<TimeFact> _times = [];
    private readonly HashSet<DayOfWeek> _days = [];
    private readonly HashSet<DayTimeFact> _dayTimes = [];
    private readonly HashSet<OpenDayFact> _openDays = [];
    private readonly HashSet<DayOfWeek>? _openByHours;
    private readonly HashSet<DurationFact> _durations = [];
    private readonly HashSet<string> _claims = new(StringComparer.Ordinal);
    private readonly HashSet<Fact> _ofVisitor;
    private readonly string _words;
    private readonly KnownPeople _people;

    public KnownFacts(IReadOnlyList<FoundPassage> passages, BusinessProfile business, ContactCard visitor, string visitorWords, Language language)
    {
        Region = business.Region;
        _people = new KnownPeople([.. passages.SelectMany(p => new[] { p.Title, p.Text }), business.Name, visitor.Name, visitorWords]);
        _words = string.Join('\n', passages.Select(p => $"{p.Title}\n{p.Text}").Append(business.Name)).ToUpperInvariant();
        foreach (var passage in passages)
        {
            var text = $"{passage.Title}\n{passage.Text}";
            var written = LanguageGuess.Of(text) ?? Language.English;
            Learn(FactFinder.In(text, Region, asAnswer: false, written));
            _openDays.UnionWith(OpenDays.In(text, Region, written));
            _durations.UnionWith(Durations.In(text));
            _claims.UnionWith(Claims.SpokenOf(text));
            LearnLink(passage.Url);
            Learn(NumberWords(passage.Text));
        }

        Learn(FactFinder.In(business.Name, Region, asAnswer: false));
        LearnLink(business.WebsiteUrl);
        LearnLink(business.BookingUrl);
        LearnContact(business.Email, business.Phone);
        LearnContact(visitor.Email, visitor.Phone);
        foreach (var span in business.Hours?.Spans ?? [])
        {
            foreach (var at in new[] { span.From, span.Until }.Select(t => new TimeFact((t.Hour * 60) + t.Minute)))
            {
                _times.Add(at);
                _dayTimes.Add(new DayTimeFact(span.Day, at));
            }
        }

        if (business.Hours is not null)
        {
            _days.UnionWith(Enum.GetValues<DayOfWeek>()); // also the closed ones may be named
            _openByHours = [.. business.Hours.Spans.Select(s => s.Day)];
        }

        // What the visitor wrote may be repeated back ("a table for 6 on Friday"). It makes nothing true of the business, and a price, a discount or a link not even sayable.
        _ofVisitor = [.. FactFinder.In(visitorWords, Region, asAnswer: false, language).Where(f => f is NumberFact or DateFact or MonthFact or TimeFact or DayFact)];
        _ofVisitor.UnionWith(NumberWords(visitorWords));
        _ofVisitor.UnionWith(Durations.In(visitorWords));
    }

    public string Region { get; }

    public bool Has(Fact fact) => fact switch
    {
        LinkFact link => _links.Contains(link.Address),
        EmailFact email => _emails.Contains(email.Key),
        PhoneFact phone => _phones.Contains(phone.Number) || IsPartOfPhone(phone.Number),
        MoneyFact money => _money.Contains(money),
        PercentFact percent => _percents.Contains(percent.Value),
        DateFact date => _dates.Any(d => IsSame(date, d)),
        MonthFact month => _months.Contains(month.Month),
        TimeFact time => _times.Any(time.Meets),
        DayFact day => _days.Contains(day.Day),
        DayTimeFact said => _dayTimes.Any(d => d.Day == said.Day && d.Time.Meets(said.Time)),
        OpenDayFact day => IsOpenOr(day),
        DurationFact duration => _durations.Contains(duration),
        CodeFact code => _words.Contains(code.Code, StringComparison.Ordinal),
        NumberFact number => _numbers.Contains(number.Value),
        PersonFact person => _people.Has(person.Name),
        ClaimFact claim => _claims.Contains(claim.Kind),
        _ => false, // forbidden links stand nowhere
    };

    /// <summary>Whether the visitor wrote it, so that it may be said where their own words are repeated to them (<see cref="Echoes"/>) and nowhere else.</summary>
    public bool VisitorWrote(Fact fact) => fact switch
    {
        DateFact date => _ofVisitor.OfType<DateFact>().Any(d => IsSame(date, d)),
        MonthFact month => _ofVisitor.Contains(month) || _ofVisitor.OfType<DateFact>().Any(d => d.Month == month.Month),
        TimeFact time => _ofVisitor.OfType<TimeFact>().Any(time.Meets),
        DayTimeFact said => VisitorWrote(new DayFact(said.Day)) && VisitorWrote(said.Time),
        _ => _ofVisitor.Contains(fact),
    };

    /// <summary>The hours that the owner set decide, unless a passage says the very same; without either nothing is known against it.</summary>
    private bool IsOpenOr(OpenDayFact said) => _openDays.Contains(said) || (_openByHours is { } open ? open.Contains(said.Day) == said.Open : !_openDays.Contains(said with { Open = !said.Open }));

    private void Learn(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case LinkFact link:
                    _links.Add(link.Address);
                    break;
                case EmailFact email:
                    _emails.Add(email.Key);
                    break;
                case PhoneFact phone:
                    _phones.Add(phone.Number);
                    break;
                case MoneyFact money:
                    _money.Add(money);
                    break;
                case PercentFact percent:
                    _percents.Add(percent.Value);
                    break;
                case DateFact date:
                    _dates.Add(date);
                    _months.Add(date.Month);
                    break;
                case MonthFact month:
                    _months.Add(month.Month);
                    break;
                case TimeFact time:
                    _times.Add(time);
                    break;
                case DayFact day:
                    _days.Add(day.Day);
                    break;
                case DayTimeFact dayTime:
                    _dayTimes.Add(dayTime);
                    break;
                case NumberFact number:
                    _numbers.Add(number.Value);
                    break;
            }
        }
    }

    private void LearnLink(string? url)
    {
        if (!string.IsNullOrWhiteSpace(url))
        {
            _links.Add(FactFinder.Address(url));
        }
    }

    private void LearnContact(string? email, string? phone)
    {
        if (EmailAddress.TryParse(email, out var address))
        {
            _emails.Add(address.Key);
        }

        if (phone is not null)
        {
            Learn(FactFinder.In(phone, Region, asAnswer: false).Where(f => f is PhoneFact));
            _phones.Add(string.Concat(phone.Where(char.IsAsciiDigit)));
        }
    }

    // "Three chairs" allows "3 chairs".
    private static IEnumerable<NumberFact> NumberWords(string text) =>
        NumberWord().Matches(text).Select(w => Array.IndexOf(Words, w.Value.ToLowerInvariant())).Select(at => new NumberFact(at <= 20 ? at : (at - 18) * 10));

    // "555-0142" of "415-555-0142", and a number that only one of the two texts gave with its country code.
    private bool IsPartOfPhone(string number)
    {
        var digits = number.TrimStart('+');
        return digits.Length >= 7 && _phones.Any(p => p.EndsWith(digits, StringComparison.Ordinal) || p.TrimStart('+').Length >= 9 && digits.EndsWith(p.TrimStart('+', '0'), StringComparison.Ordinal));
    }

    private static bool IsSame(DateFact said, DateFact known) =>
        (said.Year is null || known.Year is null ? said.Year is null : said.Year == known.Year) && Days(said).Intersect(Days(known)).Any();

    private static IEnumerable<(int, int)> Days(DateFact date)
    {
        yield return (date.Month, date.Day);
        if (date is { OtherMonth: { } month, OtherDay: { } day })
        {
            yield return (month, day);
        }
    }

    private static readonly string[] Words =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];

    [GeneratedRegex(@"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NumberWord();
}
