using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What a business does not take, allow, cover or offer, said to be taken in a single case, or because a heading names it.</summary>
public sealed class FactGateOnDealingsTests
{
    private static readonly FoundPassage[] Passages =
    [
        Passage("Insurance", "We are in network with Blue Shield and Aetna. Massage is usually not covered. Health cards are accepted."),
        Passage("Home visits", "Home visits are not covered by any plan."),
        Passage("Checks", "We do not take them."),
        Passage("Gift wrapping", "We do not do gift wrapping."),
        Passage("Animals", "Cats are not allowed. Dogs are not allowed. Guide dogs are welcome."),
        Passage("Our desk", "Coupons\nWe do not accept coupons.\nWe take cash."),
        Passage("Kasse", "Massagen werden nicht übernommen.", Language.German),
    ];

    private static readonly BusinessProfile Business = new(default, "Quayside", "https://quayside.example", "Physiotherapy", "US", "America/New_York", null, null, null, null, null);

    [Theory]
    [InlineData("Massage is covered by Aetna.")]
    [InlineData("Yes, massage is covered by Aetna and Blue Shield.")]
    [InlineData("Aetna covers massage.")]
    [InlineData("Home visits are covered by Aetna.")]
    [InlineData("We accept checks.")]
    [InlineData("Yes, we gladly take cheques.")]
    [InlineData("We offer gift wrapping.")]
    [InlineData("We accept coupons.")]
    [InlineData("Dogs are welcome.")]
    [InlineData("Cats are allowed in the garden.")]
    [InlineData("Massagen werden von der Aetna übernommen.", Language.German)]
    public void What_is_refused_altogether_is_refused_in_each_case(string answer, Language language = Language.English) => Assert.Equal([answer], Check(answer, language).Removed);

    [Theory]
    [InlineData("Massage is usually not covered.")]
    [InlineData("Aetna covers physiotherapy.")]
    [InlineData("Physiotherapy is covered, but massage is not.")]
    [InlineData("Massage is sometimes covered by Aetna.")]
    [InlineData("Ask Aetna whether massage is covered.")]
    [InlineData("Health cards are accepted.")]
    [InlineData("We take cash.")]
    [InlineData("We do not take checks.")]
    [InlineData("We check every bike.")]
    [InlineData("Guide dogs are welcome.")]
    [InlineData("Cat owners are welcome.")]
    [InlineData("Are cats allowed in the garden?")]
    [InlineData("Massagen werden nicht übernommen.", Language.German)]
    public void What_is_not_refused_and_the_refusal_itself_pass(string answer, Language language = Language.English) => Assert.Empty(Check(answer, language).Removed);

    private static GateVerdict Check(string answer, Language language) => FactGate.Check(answer, Passages, Business, ContactCard.Empty, "", language);

    private static FoundPassage Passage(string title, string text, Language language = Language.English) => new(Guid.Empty, title, text, "https://quayside.example/", false, 1) { Language = language };
}
