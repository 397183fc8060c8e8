using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Calls;

public sealed class PutThroughTests
{
    private static readonly WeeklyHours OnWednesday = new([new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(9, 0), new TimeOnly(17, 0))]); // the tests' clock stands on a Monday

    [Fact]
    public async Task Who_asks_for_a_person_is_put_through_with_a_whisper()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Of course. One moment.", HandOverReason.Asked);

        var steps = await phone.SaysAsync(who, "Can I speak to Anna about my cake?");

        var dial = Assert.IsType<Dial>(steps[^1]);
        Assert.Equal("+13125550123", dial.To.Value);
        Assert.Contains("my cake", dial.Whisper, StringComparison.Ordinal);
        Assert.Contains("Press 1", dial.Whisper, StringComparison.Ordinal);
        Assert.Equal(CallState.WithPerson, (await phone.CallOf(who)).State);
        Assert.True(phone.World.Model.LastPrompt!.PeopleAvailable);
    }

    [Fact]
    public async Task Where_nobody_comes_she_takes_a_message_and_rings_no_more()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Of course.", HandOverReason.Asked);
        await phone.SaysAsync(who, "Can I speak to Anna?");

        var after = await phone.World.The<AfterDial>().RunAsync(who, DialOutcome.NotReached, CancellationToken.None);

        Assert.Contains("take a message", APhone.Heard(after), StringComparison.Ordinal);
        Assert.IsType<Listen>(after[^1]);
        Assert.IsType<Listen>((await phone.SaysAsync(who, "I want a person now"))[^1]);
        Assert.False(phone.World.Model.LastPrompt!.PeopleAvailable);
    }

    [Fact]
    public async Task Who_has_talked_with_a_person_is_done()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Of course.", HandOverReason.Asked);
        await phone.SaysAsync(who, "Can I speak to Anna?");

        Assert.Equal([new HangUp(CallEnding.WithPerson)], await phone.World.The<AfterDial>().RunAsync(who, DialOutcome.Talked, CancellationToken.None));
        await phone.World.The<EndCall>().RunAsync(Caretaker.Instance, new CallOver("paper", (await phone.CallOf(who)).VendorId, 90, IsFailure: false), CancellationToken.None);
        Assert.Equal((CallState.Ended, (CallEnding?)CallEnding.WithPerson), ((await phone.CallOf(who)).State, (await phone.CallOf(who)).Ending));
    }

    [Fact]
    public async Task Outside_the_opening_hours_nobody_is_rung()
    {
        await using var phone = await APhone.OpenAsync(b => b.Hours = OnWednesday);
        await phone.PutsThroughAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Of course.", HandOverReason.Asked);

        Assert.IsType<Listen>((await phone.SaysAsync(who, "Can I speak to Anna?"))[^1]);
        Assert.False(phone.World.Model.LastPrompt!.PeopleAvailable);

        phone.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<Dial>((await phone.SaysAsync(await phone.ACallerAsync("+13125550143"), "Can I speak to Anna?"))[^1]);
    }

    [Fact]
    public async Task A_phone_that_is_not_proven_the_line_itself_and_the_callers_own_are_not_rung()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Of course.", HandOverReason.Asked);
        Assert.IsType<Listen>((await phone.SaysAsync(who, "Can I speak to Anna?"))[^1]);

        await phone.PutsThroughAsync();
        Assert.IsType<Listen>((await phone.SaysAsync(await phone.ACallerAsync("+13125550123"), "Can I speak to Anna?"))[^1]);
        Assert.IsType<Dial>((await phone.SaysAsync(await phone.ACallerAsync("+13125550144"), "Can I speak to Anna?"))[^1]);
    }

    [Fact]
    public async Task The_key_that_people_expect_reaches_a_person()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync();
        var who = await phone.ACallerAsync();

        var steps = await phone.SaysAsync(who, null, digits: "0");

        Assert.Contains("putting you through", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.IsType<Dial>(steps[^1]);
        Assert.Equal((ConversationState.Waiting, 0), ((await phone.World.ConversationOf(phone.Owner, await phone.ConversationOf(who))).State, phone.World.Model.Asked));
    }

    [Fact]
    public async Task Whom_staff_did_not_come_to_the_phone_for_is_greeted_then_and_that_is_kept()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync(ringsFirst: 10);
        var who = await phone.ACallerAsync();
        Assert.Null((await phone.CallOf(who)).Greeting);
        phone.World.Clock.Advance(TimeSpan.FromSeconds(12));

        var steps = await phone.World.The<AfterDial>().RunAsync(who, DialOutcome.NotReached, CancellationToken.None);

        var call = await phone.CallOf(who);
        Assert.Equal((APhone.Heard(steps), phone.World.Clock.GetUtcNow()), (call.Greeting, call.GreetedAt!.Value));
    }
}
