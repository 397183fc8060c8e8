using MiaPulse.Core.Businesses;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What a hosted model hears of opening hours is what embedded Mia would say.</summary>
public sealed class OpeningHoursToolTests
{
    private static readonly DateTimeOffset ThanksgivingMorning = new(2026, 11, 26, 15, 0, 0, TimeSpan.Zero);

    private static readonly WeeklyHours Hours = new(
    [
        new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0)), new OpenSpan(DayOfWeek.Thursday, new TimeOnly(9, 0), new TimeOnly(17, 0)),
        new OpenSpan(DayOfWeek.Saturday, new TimeOnly(11, 0), new TimeOnly(14, 0)),
    ]);

    [Theory]
    [InlineData("is the parking open now?")]
    [InlineData("is the pharmacy next door open today?")]
    [InlineData("are you open on Christmas Day?")]
    public async Task Of_another_door_and_of_a_holiday_the_week_says_nothing(string question)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        desk.Hours = Hours;

        var told = await TellAsync(desk, question);

        Assert.Contains("search_knowledge", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("We are", told.Words, StringComparison.Ordinal);
        Assert.Null(told.From);
    }

    [Fact]
    public async Task Every_day_that_is_named_is_told()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        desk.Hours = Hours;

        Assert.Equal("We are open on Saturdays from 11 am to 2 pm. We are closed on Sundays.", (await TellAsync(desk, "are you open on saturday and sunday?")).Words);
    }

    [Theory]
    [InlineData("are you open today?")]
    [InlineData("are you open tomorrow?")]
    [InlineData("are you open on Thanksgiving?")]
    public async Task What_a_page_says_of_the_very_day_goes_before_the_week_and_binds_the_answer(string question)
    {
        await using var desk = await ClosedOnThanksgivingAsync(null);
        var tools = desk.ToolsFor(desk.Prompt(question));

        var told = await tools.OpeningHoursAsync(question, CancellationToken.None);

        Assert.Contains("We are closed on Thanksgiving and the Friday after.", told.Words, StringComparison.Ordinal);
        Assert.NotNull(told.From);
        Assert.Contains(told.From, tools.Found);
        Assert.False(tools.Holds("We are open today, Thursday, from 9 am to 5 pm."));
        Assert.True(tools.Holds("We are closed on Thanksgiving."));
    }

    [Fact]
    public async Task The_model_is_shown_the_page_under_its_number()
    {
        await using var model = await LoopbackModel.StartAsync(
            LoopbackModel.Calls("mia-opening_hours", "{\"question\":\"are you open today?\"}"), LoopbackModel.Says("We are closed on Thanksgiving [1]."));
        await using var desk = await ClosedOnThanksgivingAsync(model.Settings());

        var (text, end) = await desk.AskAsync("are you open today?");

        Assert.Equal("We are closed on Thanksgiving.", text);
        Assert.Contains("This goes before the hours of the week.", model.Asked[1], StringComparison.Ordinal);
        Assert.Single(end.Extras.Sources);
    }

    private static async Task<FrontDesk> ClosedOnThanksgivingAsync(IReadOnlyDictionary<string, string?>? settings)
    {
        var desk = await FrontDesk.OpenAsync(settings, knowsNothing: true);
        desk.Hours = Hours;
        desk.World.Clock.SetUtcNow(ThanksgivingMorning);
        await desk.LearnAsync(desk.Owner, [], [("Visit us", "Holidays", "We are closed on Thanksgiving and the Friday after. On other holidays we open as usual.")]);
        return desk;
    }

    private static Task<HoursTold> TellAsync(FrontDesk desk, string question) => desk.ToolsFor(desk.Prompt(question)).OpeningHoursAsync(question, CancellationToken.None);
}
