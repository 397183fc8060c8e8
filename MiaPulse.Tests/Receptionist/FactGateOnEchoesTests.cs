using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What only the visitor wrote may be repeated to them, and is true of nothing.</summary>
public sealed class FactGateOnEchoesTests
{
    private const string Visitor =
        "Are you still open at 9 pm, on December 26, or on Sunday? Could I come on Tuesday at 3 pm with my daughter, she is 5? We need about 3 hours. May I cancel 2 hours before? My number is 212-555-0100.";

    private static readonly FoundPassage[] Passages =
    [
        Passage("Opening", "We are open Monday to Saturday from 8 am to 6 pm. On December 24 we close at noon."),
        Passage("First visit", "A first visit takes 45 minutes. You can cancel free of charge up to 24 hours before. We see children from the age of 10."),
    ];

    private static readonly BusinessProfile Business = new(default, "Lakeside Eyes", "https://lakeside.example", "Optician", "US", "America/New_York", null, null, null, null, null);

    private static readonly ContactCard Card = new(null, null, "+12125550100");

    [Theory]
    [InlineData("Yes, we are open until 9 pm.")]
    [InlineData("Yes, we are open on December 26.")]
    [InlineData("We are open on Sundays.")]
    [InlineData("On Tuesday we open at 3 pm.")]
    [InlineData("We close at 9 pm, as you asked.")]
    [InlineData("You asked for 9 pm, and yes, we are open until 9 pm.")]
    [InlineData("I have noted that we are open until 9 pm.")]
    [InlineData("Yes, until 9 pm, noted.")]
    [InlineData("If you would like, open until 9 pm.")]
    [InlineData("A first visit takes 3 hours.")]
    [InlineData("You can cancel free of charge up to 2 hours before.")]
    [InlineData("We see children from the age of 5.")]
    [InlineData("Ja, wir haben bis 21 Uhr geöffnet.", Language.German)]
    [InlineData("Oui, nous sommes ouverts jusqu’à 21h.", Language.French)]
    [InlineData("El 26 de diciembre abrimos.", Language.Spanish)]
    [InlineData("W niedzielę mamy otwarte.", Language.Polish)]
    public void Nothing_of_the_business_becomes_true_because_a_visitor_wrote_it(string answer, Language language = Language.English) => Assert.Equal([answer], Check(answer, language).Removed);

    [Theory]
    [InlineData("I have noted Tuesday at 3 pm for you.")]
    [InlineData("We have noted Tuesday at 3 pm, and we will get back to you.")]
    [InlineData("You asked for Tuesday at 3 pm, and for 3 hours.")]
    [InlineData("A visit with a child of 5, noted.")]
    [InlineData("You would like to come at 3 pm; the team will let you know.")]
    [InlineData("Shall I note Tuesday at 3 pm?")]
    [InlineData("I could not find whether we are open on December 26.")]
    [InlineData("Your number is 212-555-0100.")]
    [InlineData("Thank you, I have noted 212-555-0100 and Tuesday at 3 pm.")]
    [InlineData("We are closed on Sundays.")]
    [InlineData("We are open Monday to Saturday from 8 am to 6 pm.")]
    [InlineData("You can cancel up to 24 hours before.")]
    [InlineData("Ich habe Dienstag um 15 Uhr notiert.", Language.German)]
    [InlineData("J’ai noté mardi à 15h.", Language.French)]
    [InlineData("He anotado el martes a las 15 h.", Language.Spanish)]
    [InlineData("Ho annotato martedì alle ore 15.", Language.Italian)]
    [InlineData("Ik heb genoteerd: dinsdag om 15 uur.", Language.Dutch)]
    [InlineData("Zapisałam: wtorek, 15:00.", Language.Polish)]
    [InlineData("Anotei terça-feira às 15h.", Language.Portuguese)]
    [InlineData("سجّلت: يوم الثلاثاء الساعة 15:00.", Language.Arabic)]
    public void It_may_be_repeated_to_them(string answer, Language language = Language.English) => Assert.Empty(Check(answer, language).Removed);

    [Theory]
    [InlineData("Please call the emergency number now (911, 112 or 999).", true)]
    [InlineData("Appelez tout de suite les secours (112 ou 15).", true)]
    [InlineData("Please call the emergency number now (900 or 555).", false)]
    [InlineData("We have treated 911 people.", false)]
    public void The_numbers_for_emergencies_need_no_page(string answer, bool holds) => Assert.Equal(holds, FactGate.Check(answer, [], Business, Card).Holds);

    [Fact]
    public void A_price_may_not_even_be_repeated() =>
        Assert.False(FactGate.Check("I have noted that it is $5.", Passages, Business, ContactCard.Empty, "is it $5?").Holds);

    private static GateVerdict Check(string answer, Language language) => FactGate.Check(answer, Passages, Business, Card, Visitor, language);

    private static FoundPassage Passage(string title, string text) => new(Guid.Empty, title, text, "https://lakeside.example/", false, 1);
}
