using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>An installation with several businesses, in which events happen through the real use cases on a real database, and an oracle watches.</summary>
internal sealed class CallWorld : IAsyncDisposable
{
    private const string Vendor = "paper";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Given _given;
    private readonly CarrierStandIn _carrier;
    private readonly ObeyingModel _model = new();
    private readonly List<Owner> _owners = [];
    private readonly Dictionary<int, PhoneCaller> _calls = [];
    private readonly Dictionary<int, int> _latest = [];
    private readonly HashSet<(int Call, int Turn)> _said = [];
    private readonly Dictionary<string, int> _keys = [];
    private readonly HashSet<int> _handed = [];

    private CallWorld(Given given, CarrierStandIn carrier)
    {
        (_given, _carrier) = (given, carrier);
        _given.Model.Says = _model.SaysAsync;
    }

    public CallOracle Oracle { get; } = new();

    private DateTimeOffset Now => _given.Clock.GetUtcNow();

    public static async Task<CallWorld> OpenAsync()
    {
        var given = await Given.AnEmptyInstallation(services =>
        {
            services.AddSingleton<CarrierStandIn>();
            services.Replace(ServiceDescriptor.Singleton<ITexter>(p =>
                new TextGate(p.GetRequiredService<CarrierStandIn>(), p.GetRequiredService<PlatformDbs>(), p.GetRequiredService<OnceOnly>(), p.GetRequiredService<TimeProvider>())));
            services.Replace(ServiceDescriptor.Singleton<ITextLookup>(p => p.GetRequiredService<CarrierStandIn>()));
        });
        var world = new CallWorld(given, given.The<CarrierStandIn>());
        for (var business = 0; business < CallCast.Businesses.Length; business++)
        {
            await world.AddAsync(business, CallCast.Businesses[business]);
        }

        world._carrier.Sees = world.IsHanded;
        return world;
    }

    public async Task DoAsync(CallEvent what)
    {
        _given.Clock.Advance(TimeSpan.FromSeconds(what.Seconds));
        _handed.Clear();
        await (what switch
        {
            Rings rings => RingsAsync(rings),
            Texts texts => TextsAsync(texts),
            OwnerChangesLinks changes => ChangeLinksAsync(changes),
            LinksAreSwept => _given.The<SendDueLinks>().RunAsync(Caretaker.Instance, Ct),
            CallsAreSwept => _given.The<EndStaleCalls>().RunAsync(Caretaker.Instance, Ct),
            CarrierAnswers => AnswersAsync(),
            CarrierIs or CarrierLists or ModelIs => Becomes(what),
            _ => InCallAsync(what),
        });
        foreach (var call in _handed)
        {
            await IsKeptAsync(call);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await AnswersAsync();
        await _given.DisposeAsync();
    }

    private Task Becomes(CallEvent what)
    {
        _carrier.Mood = what is CarrierIs carrier ? carrier.Mood : _carrier.Mood;
        _carrier.Lists = what is CarrierLists lists ? lists.Shows : _carrier.Lists;
        _model.Mood = what is ModelIs model ? model.Mood : _model.Mood;
        return Task.CompletedTask;
    }

    private async Task AddAsync(int place, CastBusiness business)
    {
        var links = CallCast.LinksOf(place);
        var owner = await _given.ABusiness(business.Name, b => (b.WebsiteUrl, b.BookingUrl) = (links.Website, links.Booking));
        _owners.Add(owner);
        if (business.PutsThrough)
        {
            Assert.True((await _given.The<ProvePhone>().RunAsync(owner, CallCast.Stranger, Ct)).IsDone);
            Assert.True((await _given.The<ConfirmPhone>().RunAsync(owner, _carrier.Out.Single().Text.Text[..PhoneCode.Length], Ct)).IsDone);
        }

        await using var db = await _given.DbFor(owner);
        db.PhoneLines.Add(new PhoneLine { BusinessId = owner.Business, Number = business.Line, CreatedAt = Now, TransferTo = business.PutsThrough ? owner.Member : null });
        await db.SaveChangesAsync(Ct);
    }

    private void IsHanded(TextMessage text, CarrierMood mood)
    {
        int? call = _keys.TryGetValue(text.Key, out var known) ? known : null;
        Oracle.IsHanded(call, text, mood, Now);
        if (call is { } its)
        {
            _handed.Add(its);
        }
    }

    private async Task IsKeptAsync(int call)
    {
        var who = _calls[call];
        await using var db = await _given.DbFor(who);
        Oracle.IsKept(call, await db.CallTexts.AsNoTracking().SingleAsync(t => t.CallId == who.Call, Ct));
    }

    private async Task RingsAsync(Rings rings)
    {
        var answered = await _given.The<AnswerCall>().RunAsync(
            Caretaker.Instance, new CallArrived(Vendor, VendorId(rings.Call), CallCast.Callers[rings.Caller].Number, CallCast.Businesses[rings.Business].Line), Ct);
        if (answered.Who is { } who && _calls.TryAdd(rings.Call, who))
        {
            _keys[$"call_text/{who.Business}/{who.Call}"] = rings.Call;
            Oracle.Rings(rings.Call, rings.Business, rings.Caller);
        }
    }

    private async Task TextsAsync(Texts texts)
    {
        if (CallCast.Callers[texts.From].Number is not { Length: > 0 } from)
        {
            return;
        }

        var to = texts.Business is { } business ? CallCast.Businesses[business].Line : CallCast.Operator;
        var answer = await _given.The<HearText>().RunAsync(
            Caretaker.Instance,
            new TextHeard(Vendor, $"SMin{texts.Id.ToString(CultureInfo.InvariantCulture)}", from, to, texts.Words) { Told = texts.IsTold ? texts.Wish : null, ReachesOperator = texts.ReachesOperator },
            Ct);
        Oracle.Texts(texts, answer, Now);
    }

    private async Task ChangeLinksAsync(OwnerChangesLinks changes)
    {
        var links = CallCast.Links(changes.Business, changes.Edition);
        await using var db = await _given.DbFor(_owners[changes.Business]);
        var business = await db.Businesses.SingleAsync(Ct);
        (business.WebsiteUrl, business.BookingUrl) = (links.Website, links.Booking);
        await db.SaveChangesAsync(Ct);
        Oracle.LinksAre(changes.Business, links);
    }

    private async Task AnswersAsync()
    {
        foreach (var told in _carrier.Answer())
        {
            var who = _calls[_keys[told.Text.Key]];
            await Eventually.HoldsAsync(
                async () =>
                {
                    await using var db = await _given.DbFor(who);
                    return await db.CallTexts.AnyAsync(t => t.CallId == who.Call && t.VendorId != null, Ct);
                },
                "the carrier's late answer is written down");
        }
    }

    private Task InCallAsync(CallEvent what)
    {
        var call = what switch
        {
            Says e => e.Call,
            Presses e => e.Call,
            StaysSilent e => e.Call,
            SpeaksIntoIt e => e.Call,
            LosesRelay e => e.Call,
            DialEnds e => e.Call,
            CallEnds e => e.Call,
            RecordingComes e => e.Call,
            MemberTakesOver e => e.Call,
            MemberHandsBack e => e.Call,
            WorkerReplies e => e.Call,
            CarrierTells e => e.Call,
            _ => throw new InvalidOperationException($"Nobody knows how {what} happens."),
        };
        if (!_calls.TryGetValue(call, out var who))
        {
            return Task.CompletedTask; // a part of a run may leave out how its call began
        }

        return what switch
        {
            Says said => SaysAsync(who, said),
            Presses pressed => TurnAsync(who, call, pressed.Turn, new CallerWords(Key(pressed.Turn), null) { Digits = pressed.Digits }, () => Oracle.CallerPresses(call)),
            StaysSilent silent => TurnAsync(who, call, silent.Turn, new CallerWords(Key(silent.Turn), null), () => { }),
            SpeaksIntoIt cut => CutsAsync(who, cut),
            LosesRelay => MiaSaysAsync(call, _given.The<ResumeCall>().RunAsync(who, Ct)),
            DialEnds dialled => MiaSaysAsync(call, _given.The<AfterDial>().RunAsync(who, dialled.How, Ct)),
            CallEnds ends => EndsAsync(ends),
            RecordingComes recording => _given.The<HearRecording>().RunAsync(
                Caretaker.Instance, new RecordingHeard(Vendor, VendorId(call), $"RE{call.ToString(CultureInfo.InvariantCulture)}", recording.Status, 30, 2, Now), Ct),
            CarrierTells told => ToldAsync(who, told),
            _ => InConversationAsync(who, what),
        };
    }

    private Task SaysAsync(PhoneCaller who, Says said) => TurnAsync(
        who, said.Call, said.Turn, new CallerWords(Key(said.Turn), said.Words, said.Confidence), () => Oracle.CallerSays(said.Call, said, Now), said.IsNoise, said.Times);

    /// <summary>One turn, to its end. A repetition is nobody's saying it again, and only that of the latest turn is heard: what a vendor is told of others it throws away.</summary>
    private async Task TurnAsync(PhoneCaller who, int call, int turn, CallerWords words, Action says, bool isNoise = false, int times = 1)
    {
        var isNew = _said.Add((call, turn));
        if (isNew)
        {
            _latest[call] = turn;
            says();
        }

        (_carrier.Stalls, _model.Stalls) = (Waiting(), Waiting());
        var hearing = Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(() => StepsAsync(who, words))));
        await Task.WhenAny(hearing, _carrier.Stalls.Task, _model.Stalls.Task);
        while (!hearing.IsCompleted) // whoever is waited for lets time pass, and nothing else does
        {
            _given.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(hearing, Task.Delay(TimeSpan.FromMilliseconds(15)));
        }

        var steps = await hearing;
        if (isNew || _latest[call] == turn)
        {
            Tell(call, [.. steps.SelectMany(s => s)], isNoise);
        }
    }

    private async Task<List<CallStep>> StepsAsync(PhoneCaller who, CallerWords words)
    {
        List<CallStep> steps = [];
        await foreach (var step in _given.The<HearCaller>().RunAsync(who, words, Ct))
        {
            steps.Add(step);
        }

        return steps;
    }

    private async Task MiaSaysAsync(int call, Task<IReadOnlyList<CallStep>> steps) => Tell(call, await steps, isOnlyAgain: false);

    private void Tell(int call, IReadOnlyList<CallStep> steps, bool isOnlyAgain) => Oracle.MiaSays(call, APhone.Heard(steps), isOnlyAgain, steps.OfType<HangUp>().Any());

    private async Task CutsAsync(PhoneCaller who, SpeaksIntoIt cut)
    {
        var said = Oracle.LastWordsIn(cut.Call);
        var heard = cut.Heard switch
        {
            HeardOfIt.Nothing => "",
            HeardOfIt.Half => said[..Math.Max(0, said.LastIndexOf(' ', Math.Max(0, said.Length / 2)))],
            HeardOfIt.All => said,
            HeardOfIt.OtherWords => "and then she said",
            _ => throw new InvalidOperationException(),
        };
        Oracle.CallerCuts(cut.Call, heard);
        await _given.The<InterruptMia>().RunAsync(who, heard, Ct);
    }

    private async Task EndsAsync(CallEnds ends)
    {
        await _given.The<EndCall>().RunAsync(Caretaker.Instance, new CallOver(Vendor, VendorId(ends.Call), ends.Lasted, ends.IsFailure), Ct);
        Oracle.CallEnds(ends.Call);
    }

    private async Task ToldAsync(PhoneCaller who, CarrierTells told)
    {
        if (_carrier.Out.FirstOrDefault(o => _keys.GetValueOrDefault(o.Text.Key) == told.Call) is not { } text)
        {
            return;
        }

        await _given.The<RecordTextEvent>().RunAsync(
            Caretaker.Instance,
            new TextEvent(Vendor, text.Id, text.Text.Key, told.Status, null)
            {
                OptedOut = told.Trouble is CarrierTrouble.OptedOut ? text.Text.To.Value : null,
                TakesNoTexts = told.Trouble is CarrierTrouble.TakesNoTexts,
            },
            Ct);
        Oracle.CarrierTold(told.Call, text.Id, told);
    }

    private async Task InConversationAsync(PhoneCaller who, CallEvent what)
    {
        ConversationId? found;
        await using (var db = await _given.DbFor(who))
        {
            found = await db.Conversations.Where(c => c.VisitorId == who.Visitor).Select(c => (ConversationId?)c.Id).FirstOrDefaultAsync(Ct);
        }

        if (found is not { } conversation)
        {
            return;
        }

        var owner = _owners.Single(o => o.Business == who.Business);
        await (what switch
        {
            MemberTakesOver => _given.The<TakeOver>().RunAsync(owner, conversation, Ct),
            MemberHandsBack => _given.The<HandBack>().RunAsync(owner, conversation, Ct),
            _ => _model.Mood is ModelMood.Stalls ? Task.CompletedTask : _given.MiaRepliesIn(owner, conversation),
        });
    }

    private static string VendorId(int call) => $"CA{call.ToString("000000", CultureInfo.InvariantCulture)}";

    private static string Key(int turn) => $"turn-{turn.ToString(CultureInfo.InvariantCulture)}";

    private static TaskCompletionSource Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
