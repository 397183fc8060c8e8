using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A right figure beside the wrong thing.</summary>
public sealed class FactGateOnRowsTests
{
    private static readonly FoundPassage[] Passages =
    [
        Passage("Grooming prices", "Prices\nHand stripping for terriers: $84\nBath and brush: $39\nNail trimming: $12\nTeeth cleaning | 30 minutes | $27\nSummer clip, 60 minutes: $58\nSummer clip, 90 minutes: $77\nMembers save 20% on every bath. Puppies under six months get 35% off nail trimming."),
        Passage("Boarding", "Overnight boarding\nSmall dogs $41\nLarge dogs $53\nIt costs $66 for an hour of training and $91 for 90 minutes."),
        Passage("How much is a microchip?", "It is $33, registration included.", isFaq: true),
        Passage("Preise", "Krallen schneiden: 14 €\nFell trimmen beim Terrier: 62 €", language: Language.German),
    ];

    private static readonly BusinessProfile Business = new(default, "Muddy Paws", "https://muddypaws.example", "Dog groomer", "US", "America/New_York", null, null, null, null, null);

    [Theory]
    [InlineData("Hand stripping costs $12.")]
    [InlineData("Yes, hand stripping for terriers is only $39.")]
    [InlineData("Nail trimming is $84.")]
    [InlineData("A summer clip of 60 minutes costs $77.")]
    [InlineData("A summer clip takes 90 minutes and costs $58.")]
    [InlineData("Teeth cleaning is $12.")]
    [InlineData("Overnight boarding of large dogs costs $41.")]
    [InlineData("An hour of training is $91.")]
    [InlineData("A microchip costs $12.")]
    [InlineData("Members save 35% on every bath.")]
    [InlineData("Fell trimmen kostet 14 € beim Terrier.", Language.German)]
    public void A_figure_of_another_row_goes(string answer, Language language = Language.English) => Assert.Equal([answer], Check(answer, language).Removed);

    [Theory]
    [InlineData("Hand stripping costs $84.")]
    [InlineData("For a terrier, hand stripping would be 84 dollars.")]
    [InlineData("Nail trimming is $12, and a bath with brushing is $39.")]
    [InlineData("A bath is $39, teeth cleaning $27 and a summer clip $58 or $77.")]
    [InlineData("A summer clip costs $58 for 60 minutes and $77 for 90 minutes.")]
    [InlineData("A summer clip of an hour costs $58.")]
    [InlineData("A summer clip costs from $58 to $77.")]
    [InlineData("It costs $66 for an hour and $91 for 90 minutes.")]
    [InlineData("An hour of training is $66.")]
    [InlineData("Training for 90 minutes costs $91.")]
    [InlineData("That is $12.")]
    [InlineData("Prices start at $12.")]
    [InlineData("Overnight boarding costs $41 for small dogs.")]
    [InlineData("We board large dogs for $53 a night.")]
    [InlineData("A microchip is $33, with registration.")]
    [InlineData("Members get 20% off a bath.")]
    [InlineData("Nail trimming is 35% off for puppies.")]
    [InlineData("Our site says, under “Grooming prices”: Bath and brush: $39")]
    [InlineData("Fell trimmen beim Terrier kostet 62 €.", Language.German)]
    public void One_of_its_own_row_passes_however_it_is_put(string answer, Language language = Language.English) => Assert.Empty(Check(answer, language).Removed);

    private static GateVerdict Check(string answer, Language language) => FactGate.Check(answer, Passages, Business, ContactCard.Empty, "", language);

    private static FoundPassage Passage(string title, string text, bool isFaq = false, Language language = Language.English) =>
        new(Guid.Empty, title, text, isFaq ? null : "https://muddypaws.example/", isFaq, 1) { Language = language };
}
