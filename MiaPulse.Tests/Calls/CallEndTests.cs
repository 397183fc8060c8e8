using MiaPulse.Core.Calls;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Webhooks;

namespace MiaPulse.Tests.Calls;

public sealed class CallEndTests
{
    private const string Receiver = "https://hooks.example.com/mia";

    [Fact]
    public async Task A_call_ends_once_whoever_says_so_and_however_often()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        var over = new CallOver("paper", (await phone.CallOf(who)).VendorId, 42, IsFailure: false);
        phone.World.Clock.Advance(TimeSpan.FromMinutes(2));
        using var heard = phone.World.Hear(phone.Owner);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.World.The<EndCall>().RunAsync(Caretaker.Instance, over, CancellationToken.None)));
        await phone.World.The<EndCall>().RunAsync(who, CallEnding.Failed, CancellationToken.None);

        var call = await phone.CallOf(who);
        Assert.Equal((CallState.Ended, (CallEnding?)CallEnding.CallerLeft, (DateTimeOffset?)call.StartedAt.AddSeconds(42)), (call.State, call.Ending, call.EndedAt));
        await heard.FirstAsync<CallsChanged>();
        await Eventually.HoldsAsync(() => heard.All.OfType<CallsChanged>().Count() == 1, "it is told");
    }

    [Fact]
    public async Task Why_it_ended_is_what_was_known_first()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "I don't want to be recorded");

        await phone.World.The<EndCall>().RunAsync(Caretaker.Instance, new CallOver("paper", (await phone.CallOf(who)).VendorId, null, IsFailure: true), CancellationToken.None);

        Assert.Equal((CallState.Ended, (CallEnding?)CallEnding.Objected), ((await phone.CallOf(who)).State, (await phone.CallOf(who)).Ending));
    }

    [Fact]
    public async Task A_word_of_a_call_that_nobody_knows_does_nothing()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        await phone.World.The<EndCall>().RunAsync(Caretaker.Instance, new CallOver("paper", "CA-unknown", 1, IsFailure: false), CancellationToken.None);
        await phone.World.The<EndCall>().RunAsync(who with { Business = (await phone.World.ABusiness("Neighbour")).Business }, CallEnding.Failed, CancellationToken.None);

        Assert.Equal(CallState.Talking, (await phone.CallOf(who)).State);
    }

    [Fact]
    public async Task A_call_of_whose_end_nobody_told_is_ended_by_the_sweep_and_no_other()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync();
        var lost = await phone.ACallerAsync();
        var withPerson = await phone.ACallerAsync("+13125550143");
        await phone.SaysAsync(withPerson, null, digits: "0");
        phone.World.Clock.Advance(TimeSpan.FromMinutes(44));
        await SweepAsync(phone);
        Assert.Equal(CallState.Talking, (await phone.CallOf(lost)).State);
        phone.World.Clock.Advance(TimeSpan.FromMinutes(2));
        var young = await phone.ACallerAsync("+13125550144");

        await SweepAsync(phone);

        Assert.Equal((CallState.Ended, (CallEnding?)CallEnding.Failed), ((await phone.CallOf(lost)).State, (await phone.CallOf(lost)).Ending));
        Assert.Equal((CallState.WithPerson, CallState.Talking), ((await phone.CallOf(withPerson)).State, (await phone.CallOf(young)).State));
        phone.World.Clock.Advance(EndStaleCalls.LongestWithPerson);
        await SweepAsync(phone);
        Assert.Equal(CallState.Ended, (await phone.CallOf(withPerson)).State);
    }

    [Fact]
    public async Task Where_the_way_to_the_caller_broke_she_goes_on_with_a_sentence()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        var steps = await phone.World.The<ResumeCall>().RunAsync(who, CancellationToken.None);
        Assert.Contains("cut off for a moment", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.IsType<Listen>(steps[^1]);

        await phone.World.The<EndCall>().RunAsync(who, CallEnding.CallerLeft, CancellationToken.None);
        Assert.IsType<HangUp>(Assert.Single(await phone.World.The<ResumeCall>().RunAsync(who, CancellationToken.None)));
    }

    [Fact]
    public async Task A_call_is_recognised_by_what_its_vendor_calls_it_and_by_nothing_else()
    {
        await using var phone = await APhone.OpenAsync();
        var who = (await phone.RingsAsync(vendorId: "CA-one")).Who;
        var recognise = phone.World.The<RecogniseCall>();

        Assert.Equal(who, await recognise.RunAsync(Caretaker.Instance, "paper", "CA-one", CancellationToken.None));
        Assert.Null(await recognise.RunAsync(Caretaker.Instance, "paper", "CA-two", CancellationToken.None));
        Assert.Null(await recognise.RunAsync(Caretaker.Instance, "other", "CA-one", CancellationToken.None));
    }

    private static Task SweepAsync(APhone phone) => phone.World.The<EndStaleCalls>().RunAsync(Caretaker.Instance, CancellationToken.None);

    [Fact]
    public async Task Its_end_is_told_once_to_the_programs_that_want_to_hear_of_it_and_to_no_neighbours()
    {
        await using var phone = await APhone.OpenAsync();
        var neighbour = await phone.World.ABusiness("Neighbour");
        await phone.World.AnEndpoint(phone.Owner, Receiver, WebhookKind.CallEnded);
        await phone.World.AnEndpoint(phone.Owner, $"{Receiver}/leads", WebhookKind.LeadCaptured);
        await phone.World.AnEndpoint(neighbour, Receiver, WebhookKind.CallEnded);
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Tell me about the bread");
        phone.World.Clock.Advance(TimeSpan.FromSeconds(42));
        Assert.Empty(await phone.World.WebhooksOf(phone.Owner));
        using var heard = phone.World.Hear(phone.Owner);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.World.The<EndCall>().RunAsync(who, CallEnding.CallerLeft, CancellationToken.None)));

        var told = Assert.Single(await phone.World.WebhooksOf(phone.Owner));
        await heard.FirstAsync<WebhooksChanged>();
        Assert.Equal("call.ended", WebhookWorld.At(told.Payload, "type").GetString());
        Assert.Equal((await phone.ConversationOf(who)).Value, WebhookWorld.At(told.Payload, "data", "conversationId").GetGuid());
        var call = WebhookWorld.At(told.Payload, "data", "call");
        Assert.Equal(
            (who.Call.Value, APhone.Caller, APhone.Line, "callerLeft", 42, false),
            (call.GetProperty("id").GetGuid(), call.GetProperty("from").GetString(), call.GetProperty("to").GetString(), call.GetProperty("ending").GetString(),
                call.GetProperty("seconds").GetInt32(), call.GetProperty("isRehearsal").GetBoolean()));
        Assert.Empty(await phone.World.WebhooksOf(neighbour));
    }

    [Fact]
    public async Task What_is_told_of_a_caller_who_said_nothing_names_no_number_and_who_is_erased_takes_the_rest_along()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.World.AnEndpoint(phone.Owner, Receiver, WebhookKind.CallEnded);
        var (silent, talking) = (await phone.ACallerAsync("+13125550177"), await phone.ACallerAsync());
        await phone.SaysAsync(talking, "Tell me about the bread");
        await phone.World.The<EndCall>().RunAsync(silent, CallEnding.Silent, CancellationToken.None);
        await phone.World.The<EndCall>().RunAsync(talking, CallEnding.CallerLeft, CancellationToken.None);
        Assert.Single(await phone.World.WebhooksOf(phone.Owner), w => w.Payload.Contains(APhone.Caller[1..], StringComparison.Ordinal));

        await phone.World.The<EraseVisitor>().RunAsync(talking.AsVisitor, CancellationToken.None);

        var left = Assert.Single(await phone.World.WebhooksOf(phone.Owner));
        Assert.DoesNotContain("3125550177", left.Payload, StringComparison.Ordinal);
    }
}
