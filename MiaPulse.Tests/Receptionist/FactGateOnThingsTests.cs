using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What is true of one thing and said of another: two prices that changed places, how long it takes, from which age, and what is free.</summary>
public sealed class FactGateOnThingsTests
{
    private static readonly FoundPassage[] English =
    [
        Passage("Prices", "Classic massage, 30 minutes: $55\nClassic massage, 60 minutes: $98\nClassic massage, 90 minutes: $140\nSports massage, 45 minutes: $88\nSports massage, 60 minutes: $108\nHome visit, 45 minutes: $165"),
        Passage("Classes", "Children's yoga: from age 5\nBoxing: from age 12"),
        Passage("Cancelling", "You can cancel free of charge up to 24 hours before. Please come 10 minutes early."),
        Passage("Your first visit", "At your first visit we ask about your health. Bring comfortable clothes."),
        Passage("Drinks", "Water and tea are free. A towel is included."),
        Passage("Parking", "Park behind the house, free for two hours."),
    ];

    private static readonly FoundPassage[] German =
    [
        Passage("Preise", "Klassische Massage, 60 Minuten: 70 €\nSportmassage, 60 Minuten: 85 €\nErstgespräch: 60 €", Language.German),
        Passage("Kurse", "Kinderyoga ab 5 Jahren\nBoxen ab 12 Jahren", Language.German),
        Passage("Absagen", "Absagen können Sie kostenlos bis 24 Stunden vorher.", Language.German),
    ];

    private static readonly FoundPassage[] French =
    [
        Passage("Massages", "Le massage sportif dure 45 minutes.\nLe massage classique dure 30 minutes.", Language.French),
        Passage("Annulation", "L'annulation est gratuite jusqu'à 24 heures avant.\nLe bilan dure 60 minutes.", Language.French),
    ];

    private static readonly BusinessProfile Business = new(default, "Harbour Hands", "https://harbour.example", "Massage", "US", "America/New_York", null, null, null, null, null);

    [Theory]
    [InlineData("A classic massage is $108 and a sports massage $98.")]
    [InlineData("A sports massage is $88, but a classic massage is $165.")]
    [InlineData("An hour of classic massage costs $98, of sports massage $55.")]
    [InlineData("45 minutes of sports massage are $108, 60 minutes $88.")]
    public void Prices_that_changed_places_go(string answer) => Assert.Equal([answer], Check(answer, English).Removed);

    [Theory]
    [InlineData("A classic massage is $98 and a sports massage $108.")]
    [InlineData("Classic and sports massages cost $98 and $108 for 60 minutes.")]
    [InlineData("A classic massage costs $55, $98 or $140.")]
    [InlineData("From $55 for a classic massage and from $88 for a sports massage.")]
    [InlineData("A massage costs from $55 to $140.")]
    [InlineData("45 minutes of sports massage are $88, 60 minutes $108.")]
    [InlineData("It is $98 for a classic massage, with an hour on the table, and $165 for a home visit.")]
    [InlineData("- Classic massage (60 minutes): $98; sports massage (60 minutes): $108")]
    public void Several_prices_that_stand_where_they_belong_pass(string answer) => Assert.Empty(Check(answer, English).Removed);

    [Theory]
    [InlineData("A sports massage takes 30 minutes.")]
    [InlineData("No, a sports massage takes 30 minutes.")]
    [InlineData("A sports massage lasts half an hour.")]
    [InlineData("A sports massage is only 30 minutes.")]
    [InlineData("Boxing is from age 5.")]
    public void How_long_something_else_takes_and_its_age_go(string answer) => Assert.Equal([answer], Check(answer, English).Removed);

    [Theory]
    [InlineData("A sports massage takes 45 or 60 minutes.")]
    [InlineData("A classic massage takes between 30 and 90 minutes.")]
    [InlineData("A classic massage lasts half an hour, an hour or 90 minutes.")]
    [InlineData("A home visit takes 45 minutes.")]
    [InlineData("A visit takes 60 minutes.")]
    [InlineData("It takes 30 minutes.")]
    [InlineData("You can cancel a sports massage up to 24 hours before it.")]
    [InlineData("Come 10 minutes before your sports massage.")]
    [InlineData("Would a sports massage take 30 minutes?")]
    [InlineData("I have noted a sports massage of 30 minutes for you.")]
    [InlineData("Boxing is from age 12 on.")]
    [InlineData("Yoga for children starts at the age of 5.")]
    public void Its_own_length_and_age_and_every_other_length_pass(string answer) => Assert.Empty(Check(answer, English).Removed);

    [Theory]
    [InlineData("Yes, your first visit is free.")]
    [InlineData("Your first visit is, of course, free of charge.")]
    [InlineData("A sports massage is complimentary.")]
    [InlineData("Comfortable clothes are included.")]
    [InlineData("A home visit comes at no extra cost.")]
    public void Something_else_that_is_free_goes(string answer) => Assert.Equal([answer], Check(answer, English).Removed);

    [Theory]
    [InlineData("Water and tea are free, and a towel is included.")]
    [InlineData("Tea is complimentary.")]
    [InlineData("Parking is free for two hours.")]
    [InlineData("Cancelling a sports massage is free up to 24 hours before.")]
    [InlineData("Feel free to ask about your first visit.")]
    [InlineData("A first visit is not free.")]
    [InlineData("Is the first visit free?")]
    [InlineData("We have free appointments for a first visit.")]
    public void What_is_free_may_be_said_and_what_is_not_may_be_denied(string answer) => Assert.Empty(Check(answer, English).Removed);

    [Theory]
    [InlineData("Parking is free for guests.")]
    [InlineData("Parking is complimentary.")]
    [InlineData("There is no charge for parking.")]
    [InlineData("Parking comes at no cost.")]
    [InlineData("Parking costs nothing.")]
    [InlineData("We do not charge for parking.")]
    public void What_is_free_in_one_wording_is_free_in_every_other_and_nothing_else_is(string page)
    {
        FoundPassage[] pages = [Passage("Parking", page), Passage("Breakfast", "Breakfast is $12 a person.")];
        string[] wordings = ["{0} is free.", "{0} is complimentary.", "There is no charge for {0}.", "{0} is at no cost.", "{0} costs nothing.", "We do not charge for {0}."];

        foreach (var wording in wordings)
        {
            Assert.Empty(Check(wording.Replace("{0}", "parking", StringComparison.Ordinal), pages).Removed);
            Assert.NotEmpty(Check(wording.Replace("{0}", "breakfast", StringComparison.Ordinal), pages).Removed);
        }
    }

    [Fact]
    public void What_a_page_says_is_not_free_is_so_in_no_wording()
    {
        FoundPassage[] pages = [Passage("Parking", "Parking is not free. Water is free.")];

        Assert.False(Check("There is no charge for parking.", pages).Holds);
        Assert.True(Check("Parking is not free.", pages).Holds);
    }

    [Theory]
    [InlineData("Die Sportmassage kostet 70 € und die klassische Massage 85 €.")]
    [InlineData("Boxen ist ab 5 Jahren.")]
    [InlineData("Ihr Erstgespräch ist kostenlos.")]
    public void It_goes_in_german(string answer) => Assert.Equal([answer], Check(answer, German, Language.German).Removed);

    [Theory]
    [InlineData("Die klassische Massage kostet 70 € und die Sportmassage 85 €.")]
    [InlineData("Boxen ist ab 12 Jahren, Kinderyoga ab 5 Jahren.")]
    [InlineData("Sie können bis 24 Stunden vorher kostenlos absagen.")]
    public void What_the_german_page_says_passes(string answer) => Assert.Empty(Check(answer, German, Language.German).Removed);

    [Theory]
    [InlineData("Le massage sportif dure 30 minutes.", false)]
    [InlineData("Le bilan est gratuit.", false)]
    [InlineData("Le massage classique dure 30 minutes, le massage sportif 45 minutes.", true)]
    [InlineData("L'annulation est gratuite.", true)]
    public void It_is_the_same_in_french(string answer, bool holds) => Assert.Equal(holds, Check(answer, French, Language.French).Holds);

    [Theory]
    [InlineData("تستغرق الجلسة 30 دقيقة.", true)]
    [InlineData("تستغرق الجلسة 50 دقيقة.", false)]
    public void A_length_in_arabic_is_no_price(string answer, bool holds) =>
        Assert.Equal(holds, Check(answer, [Passage("Sessions", "A session takes 30 minutes and costs $50.")], Language.Arabic).Holds);

    [Fact]
    public void What_is_free_on_a_page_in_another_language_is_not_compared() =>
        Assert.True(Check("Parkplätze sind kostenlos.", [Passage("Parking", "Parking is free."), Passage("Parken", "Parkplätze gibt es hinter dem Haus.", Language.German)], Language.German).Holds);

    private static GateVerdict Check(string answer, FoundPassage[] passages, Language language = Language.English) => FactGate.Check(answer, passages, Business, ContactCard.Empty, "", language);

    private static FoundPassage Passage(string title, string text, Language language = Language.English) => new(Guid.Empty, title, text, "https://harbour.example/", false, 1) { Language = language };
}
