using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A garage and a nail bar that close for some days: whichever of them is asked about, by name or date, the page's own line is told.</summary>
public sealed class DaysInARangeTests
{
    private const string Closing = "We are closed from December 23 through January 2.";

    private static readonly DateTimeOffset November = new(2026, 11, 10, 15, 0, 0, TimeSpan.Zero);

    private static readonly WeeklyHours Weekdays =
        new([.. Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d => new OpenSpan(d, new TimeOnly(7, 30), new TimeOnly(17, 0)))]);

    [Theory]
    [InlineData("en", "christmas eve")]
    [InlineData("en", "Christmas Day")]
    [InlineData("en", "are you open on christmas?")]
    [InlineData("en", "December 25?")]
    [InlineData("en", "are you open on December 30?")]
    [InlineData("en", "december 28th")]
    [InlineData("en", "new years day?")]
    [InlineData("de", "Habt ihr an Heiligabend offen?")]
    [InlineData("de", "28. Dezember?")]
    [InlineData("fr", "le 28 décembre ?")]
    [InlineData("es", "¿Abren en Navidad?")]
    [InlineData("it", "Siete aperti a Natale?")]
    [InlineData("nl", "Zijn jullie open met kerst?")]
    [InlineData("pl", "28 grudnia?")]
    [InlineData("pt", "Abrem no Natal?")]
    [InlineData("ar", "هل أنتم مفتوحون في عيد الميلاد؟")]
    public async Task Any_of_its_days_is_answered_by_the_line_with_its_source(string language, string message)
    {
        await using var desk = await GarageAsync(November);
        desk.Language = language;

        var (text, end) = await desk.AskAsync(message);

        Assert.Contains(Closing, text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Sources, s => s.Quote.Contains(Closing, StringComparison.Ordinal));
        Assert.Empty(end.Gaps);
    }

    [Theory]
    [InlineData("are you open on December 22?")]
    [InlineData("are you open on January 5?")]
    [InlineData("January 5?")]
    public async Task Of_another_day_it_is_not_told_and_the_week_is(string message)
    {
        await using var desk = await GarageAsync(November);

        var (text, _) = await desk.AskAsync(message);

        Assert.DoesNotContain(Closing, text, StringComparison.Ordinal);
        Assert.Contains("7:30 am to 5 pm", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("are you open on December 22?", true)]
    [InlineData("are you open in August?", false)]
    public void The_week_answers_of_a_date_and_not_of_a_month(string question, bool isOfTheWeek) => Assert.Equal(isOfTheWeek, HoursTalk.AsksOnlyHours(question, Language.English));

    [Fact]
    public async Task Within_it_the_clock_does_not_say_open()
    {
        await using var desk = await GarageAsync(new DateTimeOffset(2026, 12, 29, 15, 0, 0, TimeSpan.Zero));

        var (text, _) = await desk.AskAsync("are you open today?");

        Assert.Contains(Closing, text, StringComparison.Ordinal);
        Assert.DoesNotContain("We are open", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_holiday_that_no_page_tells_the_week_promises_nothing()
    {
        await using var desk = await GarageAsync(November);

        var (text, end) = await desk.AskAsync("July 4?");

        Assert.DoesNotContain("7:30", text, StringComparison.Ordinal);
        Assert.NotEqual("answer", end.Extras.Receipt!.Act);
    }

    [Fact]
    public void A_date_that_answers_when_somebody_would_like_to_come_asks_nothing()
    {
        var asked = Prompt("December 25") with { Now = November };
        var wished = asked with { Dialogue = DialogueState.Fresh with { Expecting = "contact", Wish = "an oil change" } };

        Assert.True(HoursTalk.IsDayAlone(asked, asked.Question));
        Assert.False(HoursTalk.IsDayAlone(wished, wished.Question));
    }

    [Theory]
    [InlineData("We are open on December 27.", true)]
    [InlineData("We are open on January 4.", false)]
    public void What_the_gate_lets_pass_is_open_by_the_page(string answer, bool isRemoved) => Assert.Equal(isRemoved, Gate(answer).Removed.Count > 0);

    [Theory]
    [InlineData("We are closed December 24 to 26, and open again on December 28 at 9 am.", "We are open on Christmas Day.", true)]
    [InlineData("On December 31 we close at 2 pm, and we are closed from January 1 to January 3.", "We are open on January 2.", true)]
    [InlineData("We are closed December 24 to 26, and open again on December 28 at 9 am.", "We are open on December 28.", false)]
    public void Of_a_sentence_that_says_both_the_part_of_the_day_counts(string page, string answer, bool isRemoved) => Assert.Equal(isRemoved, Gate(answer, page).Removed.Count > 0);

    [Theory]
    [InlineData(22, true)]
    [InlineData(28, false)]
    [InlineData(30, false)]
    public void Between_christmas_and_new_year_no_opening_is_promised(int day, bool isPromised) =>
        Assert.Equal(isPromised, SureOpening.After(new OpeningHours(Weekdays, "UTC"), new DateTimeOffset(2026, 12, day - 1, 20, 0, 0, TimeSpan.Zero), "US") is not null);

    private static GateVerdict Gate(string answer, string page = Closing) => FactGate.Check(
        answer, [PageOf("Holidays", $"{page} See you in January, on January 4, or on December 27 or 28 or January 2.")], Prompt("").Business, ContactCard.Empty, "", Language.English, new DateOnly(2026, 11, 10));

    private static async Task<FrontDesk> GarageAsync(DateTimeOffset now)
    {
        var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        desk.World.Clock.SetUtcNow(now);
        desk.Hours = Weekdays;
        await desk.LearnAsync(desk.Owner,
            [("Do you change tires?", "Yes, in October and in April we change a set of four for $80."), ("How long does an oil change take?", "An oil change takes 45 minutes.")],
            [("About the garage", "Opening hours", $"Monday to Friday 7:30 am to 5 pm. {Closing} In an emergency call the towing service."), ("Services", "Brakes", "New brake pads are fitted while you wait. A set costs $140.")]);
        return desk;
    }
}
