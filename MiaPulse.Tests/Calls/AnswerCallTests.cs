using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Record = MiaPulse.Core.Calls.Record;

namespace MiaPulse.Tests.Calls;

public sealed class AnswerCallTests
{
    private static readonly WeeklyHours OnWednesday = new([new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(9, 0), new TimeOnly(17, 0))]); // the tests' clock stands on a Monday

    [Fact]
    public async Task A_caller_hears_the_notice_whole_before_anything_is_recorded_or_asked()
    {
        await using var phone = await APhone.OpenAsync();

        var answered = await phone.RingsAsync();

        Assert.Equal([typeof(Say), typeof(Record), typeof(Say), typeof(Listen)], answered.Steps.Select(s => s.GetType()));
        var (notice, greeting) = ((Say)answered.Steps[0], (Say)answered.Steps[2]);
        Assert.Equal((false, true), (notice.MayInterrupt, greeting.MayInterrupt));
        Assert.Contains("Corner Bakery", greeting.Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(15), ((Listen)answered.Steps[3]).Silence);
        var call = await phone.CallOf(answered.Who!);
        Assert.Equal((notice.Text, greeting.Text, APhone.Caller, CallState.Talking), (call.Notice, call.Greeting, call.From, call.State));
        Assert.InRange(call.GreetedAt!.Value - call.NoticeAt!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)); // when the notice is over
        Assert.Equal(call.Id, ((Record)answered.Steps[1]).Call);
    }

    [Fact]
    public async Task The_same_call_asked_for_twice_at_once_and_again_is_one_call_with_the_same_words()
    {
        await using var phone = await APhone.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.RingsAsync(vendorId: "CA-same")));
        var again = await phone.RingsAsync(vendorId: "CA-same");

        Assert.Single(answers.Append(again).Select(a => a.Who).Distinct());
        Assert.Single(answers.Append(again).Select(a => APhone.Heard(a.Steps)).Distinct());
        await using var db = await phone.World.DbFor(phone.Owner);
        Assert.Equal((1, 1), (await db.Calls.CountAsync(), await db.Visitors.CountAsync()));
    }

    [Fact]
    public async Task Who_calls_again_is_the_same_visitor_and_goes_on_in_the_same_conversation()
    {
        await using var phone = await APhone.OpenAsync();
        var first = await phone.ACallerAsync();
        await phone.SaysAsync(first, "Do you have rye bread?");

        var second = await phone.ACallerAsync();
        await phone.SaysAsync(second, "And on Sunday?");

        Assert.Equal(first.Visitor, second.Visitor);
        Assert.NotEqual(first.Call, second.Call);
        Assert.Equal(4, (await phone.MessagesOf(second)).Count);
        Assert.Equal((3L, 4L), ((await phone.CallOf(second)).FirstSequence, (await phone.CallOf(second)).LastSequence));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("client:bob")]
    [InlineData("sip:bob@example.com")]
    [InlineData("+266696687")] // ANONYMOUS on a keypad
    [InlineData("+17378742833")] // RESTRICTED
    [InlineData("12345")]
    [InlineData("+123")]
    public async Task Who_hides_their_number_is_served_and_is_somebody_new_each_time(string? from)
    {
        await using var phone = await APhone.OpenAsync();

        var first = await phone.ACallerAsync(from);
        var second = await phone.ACallerAsync(from);

        Assert.Null((await phone.CallOf(first)).From);
        Assert.NotEqual(first.Visitor, second.Visitor);
        Assert.Contains("Good to hear from you.", APhone.Heard(await phone.SaysAsync(first, "Hello there")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_told_so_and_leaves_nothing()
    {
        await using var phone = await APhone.OpenAsync();

        var answered = await phone.RingsAsync(to: "+12125550199");

        Assert.Null(answered.Who);
        Assert.Equal([typeof(Say), typeof(HangUp)], answered.Steps.Select(s => s.GetType()));
        await using var db = await phone.World.DbFor(phone.Owner);
        Assert.Equal(0, await db.Calls.CountAsync());
    }

    [Fact]
    public async Task The_same_number_at_another_business_is_another_visitor()
    {
        await using var phone = await APhone.OpenAsync();
        var neighbour = await phone.World.ABusiness("Neighbour");
        await phone.ConnectAsync(neighbour, "+12125550101");

        var here = await phone.ACallerAsync();
        var there = (await phone.RingsAsync(to: "+12125550101")).Who!;

        Assert.Equal((phone.Owner.Business, neighbour.Business), (here.Business, there.Business));
        Assert.NotEqual(here.Visitor, there.Visitor);
        Assert.IsType<HangUp>(Assert.Single(await phone.SaysAsync(here with { Call = there.Call }, "Hello there")));
    }

    [Fact]
    public async Task Who_left_that_number_in_a_chat_is_greeted_by_their_first_name()
    {
        await using var phone = await APhone.OpenAsync();
        Assert.DoesNotContain("Ana", APhone.Heard((await phone.RingsAsync()).Steps), StringComparison.Ordinal);
        var (_, chat) = await phone.World.AConversationOf(phone.Owner);
        await phone.World.The<CaptureLead>().RunAsync(new Mia(phone.Owner.Business), chat, new ContactCard("Ana Ruiz", null, APhone.Caller), "I'm Ana", null, CancellationToken.None);

        var greeting = APhone.Heard((await phone.RingsAsync()).Steps);

        Assert.Contains("Ana,", greeting, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruiz", greeting, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", APhone.Heard((await phone.RingsAsync("+13125550143")).Steps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", Language.German)]
    [InlineData("BR", Language.Portuguese)]
    [InlineData("EG", Language.Arabic)]
    [InlineData("US", Language.English)]
    [InlineData("JP", Language.English)]
    public async Task A_line_is_answered_in_the_language_of_its_country(string region, Language language)
    {
        await using var phone = await APhone.OpenAsync(b => b.Region = region);

        Assert.All((await phone.RingsAsync()).Steps.OfType<Say>(), say => Assert.Equal(language, say.Language));
    }

    [Fact]
    public async Task Where_staff_ring_first_mia_greets_when_nobody_comes()
    {
        await using var phone = await APhone.OpenAsync();
        await phone.PutsThroughAsync(ringsFirst: 12);

        var answered = await phone.RingsAsync();
        Assert.Equal([typeof(Say), typeof(Record), typeof(Dial)], answered.Steps.Select(s => s.GetType()));
        Assert.Equal(("+13125550123", 12), (((Dial)answered.Steps[2]).To.Value, (int)((Dial)answered.Steps[2]).RingFor.TotalSeconds));
        Assert.Equal(CallState.Ringing, (await phone.CallOf(answered.Who!)).State);

        var after = await phone.World.The<AfterDial>().RunAsync(answered.Who!, DialOutcome.NotReached, CancellationToken.None);
        Assert.Contains("Mia at Corner Bakery", APhone.Heard(after), StringComparison.Ordinal);
        Assert.IsType<Listen>(after[^1]);
        Assert.Equal(CallState.Talking, (await phone.CallOf(answered.Who!)).State);
    }

    [Fact]
    public async Task Outside_the_opening_hours_no_phone_rings_first()
    {
        await using var phone = await APhone.OpenAsync(b => b.Hours = OnWednesday);
        await phone.PutsThroughAsync(ringsFirst: 12);
        Assert.DoesNotContain((await phone.RingsAsync()).Steps, s => s is Dial);

        phone.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains((await phone.RingsAsync()).Steps, s => s is Dial);
    }
}
