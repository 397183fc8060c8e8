using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What is false without a false figure: the opposite of what is written, a day that is not open, a length of time that another number stands for.</summary>
public sealed class FactGateOnOppositesTests
{
    private static readonly FoundPassage[] Passages =
    [
        Passage("Repairs", "We repair most bicycles. We do not repair Yamaha motors. A puncture costs £10. Second-hand bikes come with a six-month guarantee."),
        Passage("Do you deliver?", "No, we do not have a van.", isFaq: true),
        Passage("Do you take cards?", "Yes, all of them.", isFaq: true),
        Passage("Cancelling", "You can cancel up to 24 hours before. You cannot cancel less than 24 hours before. The price does not include parts."),
        Passage("Lessons", "A lesson takes half an hour. We answer within 2–3 working days. Minutes: 45. Our workshop is open on Sundays for members."),
        Passage("Paying", "We take cash and cards. We do not take checks. Dogs are not allowed."),
        Passage("Werkstatt", "Wir reparieren keine Roller. Eine Inspektion dauert zwei Tage, 48 Stunden.", language: Language.German),
    ];

    private static readonly BusinessProfile Business = new(
        default, "Wheelhouse", "https://wheelhouse.example", "Bicycles", "GB", "Europe/London", null, null, null,
        new WeeklyHours([.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday }.Select(d => new OpenSpan(d, new TimeOnly(9, 0), new TimeOnly(17, 0)))]), null);

    [Theory]
    // the opposite of what is written
    [InlineData("Yes, we repair Yamaha motors.")]
    [InlineData("We can repair your Yamaha motor.")]
    [InlineData("We do not repair bicycles.")]
    [InlineData("Yes, we deliver.")]
    [InlineData("We don't take cards.")]
    [InlineData("The price includes parts.")]
    [InlineData("Wir reparieren Roller.", Language.German)]
    // in near words
    [InlineData("Yes, we gladly accept checks.")]
    [InlineData("Cheques are welcome.")]
    [InlineData("Of course, dogs are allowed.")]
    [InlineData("We happily welcome dogs.")]
    // days
    [InlineData("We are open on Saturdays.")]
    [InlineData("We are open Monday to Friday.")]
    [InlineData("We are open on Monday, Tuesday and Thursday.")]
    [InlineData("We are closed on Mondays.")]
    [InlineData("On Tuesday and Wednesday we are closed.")]
    [InlineData("Am Samstag haben wir geöffnet.", Language.German)]
    // lengths of time
    [InlineData("We guarantee it for ten years.")]
    [InlineData("It comes with a 10-month guarantee.")]
    [InlineData("We answer within one working week.")]
    [InlineData("A lesson takes 10 minutes.")]
    [InlineData("Eine Inspektion dauert 10 Tage.", Language.German)]
    public void What_turns_the_pages_round_goes(string answer, Language language = Language.English) => Assert.Equal([answer], Check(answer, language).Removed);

    [Theory]
    [InlineData("We repair bicycles.")]
    [InlineData("We do not repair Yamaha motors.")]
    [InlineData("Sorry, Yamaha motors are not something we repair.")]
    [InlineData("We don't deliver, since we have no van.")]
    [InlineData("We take all cards.")]
    [InlineData("You can cancel up to 24 hours before, and not after that.")]
    [InlineData("Parts are not included.")]
    [InlineData("Do you have a Yamaha motor we should repair?")]
    [InlineData("We do not accept cheques.")]
    [InlineData("We accept cash and cards, and sorry, dogs are not allowed.")]
    [InlineData("You are welcome.")]
    [InlineData("Wir reparieren keine Roller.", Language.German)]
    [InlineData("We are open Monday to Wednesday.")]
    [InlineData("We are open on Monday and closed on Saturday.")]
    [InlineData("On Saturday and Sunday we are closed.")]
    [InlineData("The workshop is open on Sundays.")]
    [InlineData("Are you free on Saturday?")]
    [InlineData("Second-hand bikes have a guarantee of 6 months.")]
    [InlineData("A lesson is 30 minutes.")]
    [InlineData("It takes 45 minutes.")]
    [InlineData("We answer in 2 to 3 days.")]
    [InlineData("You can cancel a day before.")]
    [InlineData("You can cancel 1 day before.")]
    [InlineData("Das dauert 2 Tage.", Language.German)]
    public void What_they_say_passes(string answer, Language language = Language.English) => Assert.Empty(Check(answer, language).Removed);

    [Fact]
    public void Without_hours_of_the_owners_the_pages_say_which_days()
    {
        var salon = Business with { Hours = null };
        FoundPassage[] pages = [Passage("Hours", "Open Tuesday to Saturday. Closed on Mondays.")];
        Assert.False(FactGate.Check("We are open on Mondays.", pages, salon, ContactCard.Empty).Holds);
        Assert.True(FactGate.Check("We are open on Thursdays.", pages, salon, ContactCard.Empty).Holds);
        Assert.True(FactGate.Check("We are closed on Mondays.", pages, salon, ContactCard.Empty).Holds);
    }

    private static GateVerdict Check(string answer, Language language) => FactGate.Check(answer, Passages, Business, ContactCard.Empty, "", language);

    private static FoundPassage Passage(string title, string text, bool isFaq = false, Language language = Language.English) =>
        new(Guid.Empty, title, text, isFaq ? null : "https://wheelhouse.example/", isFaq, 1) { Language = language };
}
