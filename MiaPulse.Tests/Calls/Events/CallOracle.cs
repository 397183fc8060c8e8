using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>
/// The rules of texting callers, told a second time and apart from the product: it knows what was said by whom and when, and of each text whether it may be. It looks into no row
/// and asks no code of the product's what words mean.
/// </summary>
internal sealed class CallOracle
{
    private const string Support = "support@mia.example";

    private readonly Dictionary<int, CallHeard> _calls = [];
    private readonly Dictionary<int, CastLinks> _links = Enumerable.Range(0, CallCast.Businesses.Length).ToDictionary(b => b, CallCast.LinksOf);
    private readonly HashSet<(int Business, string Number)> _stopped = [];
    private readonly HashSet<string> _stoppedAll = [];
    private readonly HashSet<(int Business, string Number)> _takesNone = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _breaches = [];

    /// <summary>What broke a rule so far.</summary>
    public IReadOnlyList<string> Breaches => _breaches;

    /// <summary>What was seen to happen, so that a run in which nothing did is none.</summary>
    public Dictionary<string, int> Seen { get; } = [];

    public void Breach(string what) => _breaches.Add(what);

    public void Rings(int call, int business, int caller)
    {
        if (_calls.TryAdd(call, new CallHeard(business, CallCast.Callers[caller])))
        {
            Count("calls");
        }
    }

    public void CallerSays(int call, Says said, DateTimeOffset now)
    {
        if (!_calls.TryGetValue(call, out var heard) || heard.IsOver || said.IsNoise)
        {
            return;
        }

        if ((said.Meant & Meant.AsksForEither) != 0)
        {
            heard.Asks.Add(new Ask(said.Words, said.Meant, now));
            Count(!heard.Caller.MayBeTexted ? "asked for where none may go" : IsStopped(heard) ? "asked for after STOP" : "asked for");
        }

        if (said.Meant is Meant.PlainYes && heard is { Question: { } language, Asks.Count: > 0 }) // asked anew, an earlier yes had not counted: "ja" to an English question is none
        {
            heard.Agreed = new Agreement(said.Words, language, _links[heard.Business], now);
            Count("agreed");
        }

        HearsElse(heard);
    }

    /// <summary>Keys were pressed.</summary>
    public void CallerPresses(int call)
    {
        if (_calls.TryGetValue(call, out var heard) && !heard.IsOver)
        {
            HearsElse(heard);
        }
    }

    // Whatever they say answers what was asked, so the next yes needs its own question.
    private void HearsElse(CallHeard heard)
    {
        if (heard is { Question: not null, Agreed: null })
        {
            Count("not agreed");
        }

        heard.Question = null;
    }

    /// <param name="call">In which call.</param>
    /// <param name="words">All that she says.</param>
    /// <param name="isOnlyAgain">She asks to hear the last words again, and nothing else: her question stands.</param>
    /// <param name="hangsUp">Whether the call is over with it.</param>
    public void MiaSays(int call, string words, bool isOnlyAgain, bool hangsUp)
    {
        if (!_calls.TryGetValue(call, out var heard) || heard.IsOver)
        {
            return;
        }

        var asked = Tongue.All.FirstOrDefault(t => t.IsAskedIn(words));
        if (asked is not null)
        {
            Count("asked");
            heard.Question = asked.Language;
        }
        else if (!isOnlyAgain && words.Length > 0)
        {
            heard.Question = null;
        }

        heard.LastWords = words;
        heard.IsOver = hangsUp;
    }

    public string LastWordsIn(int call) => _calls.TryGetValue(call, out var heard) ? heard.LastWords : "";

    /// <summary>The caller spoke into her words: a question of which a part was not heard was not asked.</summary>
    public void CallerCuts(int call, string heardUntil)
    {
        if (_calls.TryGetValue(call, out var heard) && heardUntil != heard.LastWords)
        {
            heard.Question = null;
        }
    }

    public void CallEnds(int call)
    {
        if (_calls.TryGetValue(call, out var heard))
        {
            heard.IsOver = true;
        }
    }

    public void LinksAre(int business, CastLinks links) => _links[business] = links;

    /// <summary>Somebody has texted, and this is what they were answered.</summary>
    public void Texts(Texts text, string? answer, DateTimeOffset now)
    {
        var number = CallCast.Callers[text.From].Number ?? "";
        var isFirst = _seen.Add($"text {text.Id}");
        if (text.Wish is TextWish.Help)
        {
            HelpIs(text, number, answer, now);
            return;
        }

        if (answer is not null)
        {
            Breach($"“{text.Words}” by text was answered with “{answer}”.");
        }

        if (isFirst && text.Wish is { } wish)
        {
            Count(wish is TextWish.Stop ? "stopped" : "started");
            Change(text, number, wish is TextWish.Stop);
        }
    }

    private void Change(Texts text, string number, bool isStop)
    {
        if (text.Business is { } business)
        {
            _ = isStop ? _stopped.Add((business, number)) : _stopped.Remove((business, number));
        }

        if (text.ReachesOperator)
        {
            _ = isStop ? _stoppedAll.Add(number) : _stoppedAll.Remove(number);
        }
    }

    /// <summary>Answered where nobody else has answered it, once a day, and never to who has stopped.</summary>
    private void HelpIs(Texts text, string number, string? answer, DateTimeOffset now)
    {
        var isFirstToday = _seen.Add($"help {text.Business?.ToString(CultureInfo.InvariantCulture)} {number} {now.UtcDateTime:yyyy-MM-dd}");
        var isOut = _stoppedAll.Contains(number) || text.Business is { } business && _stopped.Contains((business, number));
        if (answer is null)
        {
            if (isFirstToday && !text.IsTold && !isOut)
            {
                Breach("HELP was not answered.");
            }

            return;
        }

        Count("helped");
        var name = text.Business is { } whose ? CallCast.Businesses[whose].Name : "MiaPulse";
        if (text.IsTold || isOut || !isFirstToday
            || !answer.StartsWith(name, StringComparison.Ordinal) || !answer.Contains(Support, StringComparison.Ordinal) || !answer.Contains("STOP", StringComparison.Ordinal)
            || answer.Contains("://", StringComparison.Ordinal))
        {
            Breach($"HELP was answered with “{answer}”{(text.IsTold ? " where the carrier had answered it" : "")}{(isOut ? " although they have stopped" : "")}.");
        }
    }

    /// <summary>A text is handed to the carrier.</summary>
    /// <param name="call">Of which call; null where it is of none.</param>
    /// <param name="text">As it is handed over.</param>
    /// <param name="mood">What the carrier does with it.</param>
    /// <param name="now">The moment.</param>
    public void IsHanded(int? call, TextMessage text, CarrierMood mood, DateTimeOffset now)
    {
        if (call is not { } id || !_calls.TryGetValue(id, out var heard))
        {
            Breach($"A text of no call went to {text.To.Value}: “{text.Text}”");
            return;
        }

        var number = heard.Caller.Number ?? "";
        foreach (var breach in BreachesOf(heard, text, number))
        {
            Breach($"Call {id}: {breach} The text: “{text.Text}” to {text.To.Value}.");
        }

        if (mood is CarrierMood.Takes or CarrierMood.TakesUnheard or CarrierMood.LosesUnheard or CarrierMood.TakesAndBreaks or CarrierMood.TakesSlowly)
        {
            heard.MayBeOut = true;
            Count($"texted in {heard.Agreed?.Language}");
        }
        else if (mood is CarrierMood.KnowsOfStop)
        {
            _stopped.Add((heard.Business, number));
        }
        else if (mood is CarrierMood.KnowsNoPhone)
        {
            _takesNone.Add((heard.Business, number));
        }

        Count($"carrier: {mood}");
    }

    private IEnumerable<string> BreachesOf(CallHeard heard, TextMessage text, string number)
    {
        if (text.To.Value != number || text.From?.Value != CallCast.Businesses[heard.Business].Line)
        {
            yield return $"It is not from the line to {number}, who called.";
        }

        if (!heard.Caller.MayBeTexted || _takesNone.Contains((heard.Business, number)))
        {
            yield return "Such a number may not be texted.";
        }

        if (IsStopped(heard))
        {
            yield return "They have stopped texts.";
        }

        if (heard.MayBeOut)
        {
            yield return "This call may have had its text already.";
        }

        if (heard.Agreed is not { } agreed)
        {
            yield return $"Nobody had agreed: asked for {heard.Asks.Count} times, the last words of hers “{heard.LastWords}”.";
        }
        else if (!TextsOf(heard, agreed).Contains(text.Text))
        {
            yield return $"Its words are not those of the link that was asked for, such as “{TextsOf(heard, agreed).FirstOrDefault()}”.";
        }
    }

    private bool IsStopped(CallHeard heard) => heard.Caller.Number is { } number && (_stopped.Contains((heard.Business, number)) || _stoppedAll.Contains(number));

    private static IEnumerable<string> TextsOf(CallHeard heard, Agreement agreed) =>
        from ask in heard.Asks
        where ask.At <= agreed.At
        from url in new[] { (ask.Meant & Meant.AsksForBooking) != 0 ? agreed.Links.Booking : null, (ask.Meant & Meant.AsksForWebsite) != 0 || agreed.Links.Booking is null ? agreed.Links.Website : null }
        where url is not null
        select Tongue.All[(int)agreed.Language].TextOf(CallCast.Businesses[heard.Business].Name, url);

    /// <summary>What is kept as the proof of a text.</summary>
    public void IsKept(int call, CallText row)
    {
        var heard = _calls[call];
        if (heard.Agreed is { } agreed
            && (row.AgreedInWords != agreed.Words || row.AgreedAt != agreed.At || !heard.Asks.Exists(a => a.Words == row.AskedInWords && a.At == row.AskedAt && a.At <= agreed.At)))
        {
            Breach($"Call {call}: kept as proof are “{row.AskedInWords}” ({row.AskedAt:O}) and “{row.AgreedInWords}” ({row.AgreedAt:O}), which was not so.");
        }
    }

    /// <summary>The carrier has told how far the text of a call is. An end is one: what is told after it counts no more.</summary>
    public void CarrierTold(int call, string textId, CarrierTells told)
    {
        if (!_calls.TryGetValue(call, out var heard) || !_seen.Add($"{textId} {told.Status}"))
        {
            return;
        }

        var isEnd = told.Status is TextStatus.Delivered or TextStatus.Undelivered or TextStatus.Failed;
        var number = heard.Caller.Number ?? "";
        if (told.Trouble is CarrierTrouble.OptedOut)
        {
            _stopped.Add((heard.Business, number));
        }
        else if (told.Trouble is CarrierTrouble.TakesNoTexts && isEnd && !heard.HasEnd)
        {
            _takesNone.Add((heard.Business, number));
        }

        heard.HasEnd |= isEnd;
    }

    public void Count(string what) => Seen[what] = Seen.GetValueOrDefault(what) + 1;

    private sealed record Ask(string Words, Meant Meant, DateTimeOffset At);

    private sealed record Agreement(string Words, Language Language, CastLinks Links, DateTimeOffset At);

    private sealed class CallHeard(int business, CastCaller caller)
    {
        public int Business => business;

        public CastCaller Caller => caller;

        public List<Ask> Asks { get; } = [];

        /// <summary>In which language she has just asked whether to text the link; null where her last words asked something else, or were answered.</summary>
        public Language? Question { get; set; }

        public Agreement? Agreed { get; set; }

        public string LastWords { get; set; } = "";

        public bool IsOver { get; set; }

        public bool MayBeOut { get; set; }

        public bool HasEnd { get; set; }
    }
}
