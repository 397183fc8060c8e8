using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A day that a page says is closed, whatever the week says of it.</summary>
public sealed class FactGateOnNamedDaysTests
{
    private static readonly DateOnly Thanksgiving = new(2026, 11, 26);

    private static readonly FoundPassage[] Passages =
    [
        Passage("Holidays", "We are closed on Thanksgiving and the Friday after. On December 24 we close at noon. We are closed December 25 and 26."),
        Passage("Easter", "We are open every day except Easter Sunday."),
    ];

    private static readonly BusinessProfile Business = new(
        default, "Corner Bakery", "https://corner.example", "Bakery", "US", "America/New_York", null, null, null,
        new WeeklyHours([.. Enum.GetValues<DayOfWeek>().Select(d => new OpenSpan(d, new TimeOnly(8, 0), new TimeOnly(19, 0)))]), null);

    [Theory]
    [InlineData("We are open today, Thursday, from 8 am to 7 pm.")]
    [InlineData("We are open now.")]
    [InlineData("Yes, we are open tomorrow.")]
    [InlineData("We are open on Christmas Day.")]
    [InlineData("We are open on Easter Sunday.")]
    [InlineData("Wir haben heute geöffnet.", Language.German)]
    [InlineData("Nous sommes ouverts aujourd'hui.", Language.French)]
    public void A_day_that_a_page_closes_is_not_open(string answer, Language language = Language.English) => Assert.Equal([answer], Check(answer, Thanksgiving, language).Removed);

    [Theory]
    [InlineData("We are closed today, on Thanksgiving.")]
    [InlineData("We are open on Thursdays from 8 am to 7 pm.")]
    [InlineData("On December 24 we are open until noon.")]
    [InlineData("We are open every day except Easter Sunday.")]
    [InlineData("I could not find whether we are open on Christmas Day.")]
    [InlineData("Shall I ask whether we are open today?")]
    [InlineData("Heute haben wir geschlossen.", Language.German)]
    public void What_the_page_says_and_what_the_week_says_pass(string answer, Language language = Language.English) => Assert.Empty(Check(answer, Thanksgiving, language).Removed);

    [Fact]
    public void On_another_day_it_is_open()
    {
        Assert.True(Check("We are open today until 7 pm.", Thanksgiving.AddDays(-1)).Holds);
        Assert.False(Check("We are open tomorrow.", Thanksgiving.AddDays(-1)).Holds);
        Assert.True(Check("We are open today.", null).Holds);
    }

    private static GateVerdict Check(string answer, DateOnly? today, Language language = Language.English) => FactGate.Check(answer, Passages, Business, ContactCard.Empty, "", language, today);

    private static FoundPassage Passage(string title, string text) => new(Guid.Empty, title, text, "https://corner.example/", false, 1);
}
