using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>
/// Makes up what happens, from a seed. It knows what it let callers say and nothing of what the product made of it; where a caller has asked for a link, a yes is what they say
/// most often, or no text would ever go out.
/// </summary>
internal sealed class CallEventMaker(int seed)
{
    private const int MostCallsAtOnce = 6;
    private const int MostTurns = 9;

    private static readonly string[] Stops = ["STOP", "stop", "Stop.", " stop ", "STOPALL", "unsubscribe", "Cancel", "END", "quit!", "Revoke", "OptOut", "opt-out", "Opt Out"];
    private static readonly string[] Starts = ["START", "start!", "Unstop", "YES", "yes."];
    private static readonly string[] Helps = ["HELP", "help?", "Info"];
    private static readonly string[] Chatter = ["Thanks", "Yes please", "Can you text me the link?", "please do not stop", "What time do you close?", "https://evil.example", "help me with my order", "ok"];

    private readonly Random _random = new(seed);
    private readonly List<Talk> _live = [];
    private readonly List<CallEvent> _before = [];
    private int _calls;
    private int _texts;
    private int _editions;

    public static List<CallEvent> Make(int seed, int count)
    {
        var maker = new CallEventMaker(seed);
        while (maker._before.Count < count)
        {
            maker._before.Add(maker.Next() with { Seconds = maker.Chance(0.01) ? maker._random.Next(1800, 90_000) : maker._random.Next(0, 14) });
        }

        return maker._before;
    }

    private CallEvent Next() => _random.Next(1000) switch
    {
        < 130 when _live.Count < MostCallsAtOnce => Ring(),
        < 185 => Text(),
        < 215 => new CarrierIs(Any<CarrierMood>()),
        < 240 => new ModelIs(Any<ModelMood>()),
        < 265 => new LinksAreSwept(),
        < 270 => new CallsAreSwept(),
        < 295 => new CarrierTells(ACall(), Any<TextStatus>(), Chance(0.12) ? Any<CarrierTrouble>() : CarrierTrouble.None),
        < 300 => new CarrierAnswers(),
        < 305 => new CarrierLists(Chance(0.6)),
        < 308 => new OwnerChangesLinks(_random.Next(CallCast.Businesses.Length), ++_editions),
        < 325 => Stray(),
        _ => _live.Count == 0 ? Ring() : GoesOn(_live[_random.Next(_live.Count)]),
    };

    private Rings Ring()
    {
        var phones = Array.FindLastIndex(CallCast.Callers, c => c.MayBeTexted) + 1;
        var caller = Chance(0.85) ? _random.Next(phones) : _random.Next(phones, CallCast.Callers.Length);
        _live.Add(new Talk(++_calls, CallCast.TongueOf(CallCast.Callers[caller])));
        return new Rings(_calls, _random.Next(CallCast.Businesses.Length), caller);
    }

    private Texts Text()
    {
        if (Chance(0.1) && _before.OfType<Texts>().ToList() is { Count: > 0 } old)
        {
            return old[_random.Next(old.Count)];
        }

        var (words, wish) = _random.Next(10) switch
        {
            < 3 => (OneOf(Stops), TextWish.Stop),
            < 7 => (OneOf(Starts), TextWish.Start), // more of these, or soon nobody could be texted
            < 9 => (OneOf(Helps), TextWish.Help),
            _ => (OneOf(Chatter), (TextWish?)null),
        };
        int? business = Chance(0.06) ? null : _random.Next(CallCast.Businesses.Length);
        var from = Chance(0.5) && _before.OfType<Rings>().TakeLast(4).ToList() is { Count: > 0 } recent ? recent[_random.Next(recent.Count)].Caller : _random.Next(CallCast.Callers.Length);
        return new Texts(++_texts, from, business, words, wish, wish is not null && Chance(0.3), business is null || Chance(0.05));
    }

    /// <summary>Of a call that may be long over, late or again.</summary>
    private CallEvent Stray()
    {
        var call = ACall();
        return _random.Next(7) switch
        {
            0 => Again(call) ?? new RecordingComes(call, "completed"),
            1 => new Says(call, 99, "Yes, please.", Meant.PlainYes, null, 1),
            2 => new CallEnds(call, null, Chance(0.3)),
            3 => new RecordingComes(call, Chance(0.5) ? "completed" : "absent"),
            4 => new DialEnds(call, Any<DialOutcome>()),
            5 => new MemberHandsBack(call),
            _ => _before.OfType<Rings>().FirstOrDefault(r => r.Call == call) is { } rings ? rings : Again(call) ?? new RecordingComes(call, "in-progress"),
        };
    }

    private CallEvent GoesOn(Talk talk)
    {
        if (talk.Turn >= MostTurns || talk.IsDone && Chance(0.25))
        {
            _live.Remove(talk);
            return new CallEnds(talk.Call, Chance(0.5) ? _random.Next(600) : null, Chance(0.05));
        }

        return _random.Next(100) switch
        {
            < 3 => Again(talk.Call) ?? Silence(talk),
            < 6 => Silence(talk),
            < 12 => new SpeaksIntoIt(talk.Call, Any<HeardOfIt>()),
            < 14 => new LosesRelay(talk.Call),
            < 17 => new Presses(talk.Call, ++talk.Turn, OneOf(["0", "1", "0", "42"])),
            < 18 => new DialEnds(talk.Call, Any<DialOutcome>()),
            < 20 => new MemberTakesOver(talk.Call),
            < 24 => new MemberHandsBack(talk.Call),
            < 25 => new WorkerReplies(talk.Call),
            < 28 => Say(talk, talk.Tongue.AYes(_random), noise: true),
            < 31 => Say(talk, Tongue.AnAttack(_random)),
            < 33 => Say(talk, Tongue.All[0].SomethingElse(_random)),
            _ => Say(talk, Likely(talk)),
        };
    }

    private Line Likely(Talk talk) => (talk.HasAsked, Chance(0.75)) switch
    {
        (true, true) => talk.Tongue.AYes(_random),
        (true, false) => Chance(0.25) ? talk.Tongue.AnAsk(_random) : talk.Tongue.SomethingElse(_random),
        (false, true) => talk.Tongue.AnAsk(_random),
        (false, false) => Chance(0.4) ? talk.Tongue.AYes(_random) : talk.Tongue.SomethingElse(_random),
    };

    private Says Say(Talk talk, Line line, bool noise = false)
    {
        if (!noise)
        {
            talk.IsDone |= talk.HasAsked && line.Meant is Meant.PlainYes;
            talk.HasAsked = (line.Meant & Meant.AsksForEither) != 0;
        }

        return new Says(talk.Call, ++talk.Turn, line.Words, line.Meant, noise ? 0.1 : Chance(0.5) ? 0.93 : null, Chance(0.04) ? 2 : 1);
    }

    private static StaysSilent Silence(Talk talk) => new(talk.Call, ++talk.Turn);

    /// <summary>One of its turns once more.</summary>
    private CallEvent? Again(int call) =>
        _before.Where(e => e is Says said && said.Call == call || e is StaysSilent silent && silent.Call == call).ToList() is { Count: > 0 } turns ? turns[_random.Next(turns.Count)] : null;

    private int ACall() => _calls == 0 ? 0 : Chance(0.7) ? _random.Next(Math.Max(1, _calls - 8), _calls + 1) : _random.Next(1, _calls + 1);

    private bool Chance(double of) => _random.NextDouble() < of;

    private string OneOf(string[] all) => all[_random.Next(all.Length)];

    private T Any<T>() where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        return Chance(0.4) ? all[0] : all[_random.Next(all.Length)];
    }

    private sealed class Talk(int call, Tongue tongue)
    {
        public int Call => call;

        public Tongue Tongue => tongue;

        public int Turn { get; set; }

        public bool HasAsked { get; set; }

        public bool IsDone { get; set; }
    }
}
