using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Lists under a heading that denies them: a name of such a list is no yes, neither quoted nor in a model's words.</summary>
public sealed class DeniedListsTests
{
    private const string Plans = "We accept:\nBlue Cross\nCigna\nWe do not accept:\nAetna\nHumana\nAsk us at the desk about any other plan.";

    private static readonly BusinessProfile Business = new(default, "Harbour Hands", "https://harbour.example", "Massage", "US", "America/New_York", null, null, null, null, null);

    [Theory]
    [InlineData(Language.English, "We do not accept:")]
    [InlineData(Language.English, "Not included:")]
    [InlineData(Language.English, "We can’t treat:")]
    [InlineData(Language.English, "Exclusions:")]
    [InlineData(Language.German, "Wir akzeptieren nicht:")]
    [InlineData(Language.German, "Nicht im Preis enthalten:")]
    [InlineData(Language.French, "Nous n’acceptons pas :")]
    [InlineData(Language.French, "Non compris :")]
    [InlineData(Language.Spanish, "No aceptamos:")]
    [InlineData(Language.Italian, "Non accettiamo:")]
    [InlineData(Language.Dutch, "Wij accepteren niet:")]
    [InlineData(Language.Dutch, "Niet inbegrepen:")]
    [InlineData(Language.Polish, "Nie przyjmujemy:")]
    [InlineData(Language.Portuguese, "Não aceitamos:")]
    [InlineData(Language.Arabic, "لا نقبل:")]
    public void Such_a_heading_denies_the_lines_below_it(Language language, string heading)
    {
        var lines = DeniedLists.In(PageOf("Aetna", $"{heading}\nAetna\nHumana\n\nCigna", language: language));

        Assert.Equal([heading, heading, heading, null, null], lines.Select(l => l.Denying));
    }

    [Theory]
    [InlineData("What to bring:")]
    [InlineData("We accept:")]
    [InlineData("Not only do we accept cards:")]
    [InlineData("We can't wait to see you:")]
    [InlineData("Do you not accept Aetna?")]
    public void Another_heading_denies_nothing(string heading) =>
        Assert.All(DeniedLists.In(PageOf("Plans", $"{heading}\nAetna\nHumana")), line => Assert.Null(line.Denying));

    [Fact]
    public void A_list_ends_with_a_sentence_another_heading_or_what_is_done_after_all()
    {
        var lines = DeniedLists.In(PageOf("Plans", "We can't treat:\nMigraines\nWhat we treat\nKnees\nWe do not accept:\nAetna\nWe accept: Cigna\nNot included:\nTowels\nWe are happy to lend you one."));

        Assert.Equal(
            ["We can't treat:", "We can't treat:", null, null, "We do not accept:", "We do not accept:", null, "Not included:", "Not included:", null], lines.Select(l => l.Denying));
    }

    [Fact]
    public async Task What_is_quoted_of_such_a_list_carries_its_heading()
    {
        var below = await ReplyAsync(Prompt("do you take Aetna?"), PageOf("Insurance", Plans, 0.9));
        var titled = await ReplyAsync(Prompt("do you treat migraines?"), PageOf("What we do not treat", "Migraines\nSciatica", 0.9));
        var taken = await ReplyAsync(Prompt("do you take Cigna?"), PageOf("Insurance", Plans, 0.9));

        Assert.Contains("We do not accept: Aetna, Humana", below.Words, StringComparison.Ordinal);
        Assert.Contains("What we do not treat: Migraines, Sciatica", titled.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("not accept", taken.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_to_a_denying_question_is_said_with_that_question()
    {
        var reply = await ReplyAsync(Prompt("do you take Aetna?"), PageOf("Which plans do you not take?", "Aetna and Humana.", 0.9, isFaq: true));

        Assert.Contains("Under “Which plans do you not take?”: Aetna and Humana.", reply.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Yes, we accept Aetna.")]
    [InlineData("We take Aetna and Humana.")]
    [InlineData("Yes, we treat migraines.")]
    public void A_yes_to_what_is_denied_is_withheld(string answer) => Assert.Equal([answer], Check(answer).Removed);

    [Theory]
    [InlineData("We accept Blue Cross.")]
    [InlineData("Yes, we take Cigna.")]
    [InlineData("We do not accept Aetna.")]
    [InlineData("We do not accept: Aetna, Humana.")]
    [InlineData("We can't treat: migraines, sciatica.")]
    [InlineData("We take insurance.")]
    public void What_the_lists_say_passes(string answer) => Assert.Empty(Check(answer).Removed);

    [Fact]
    public void It_is_the_same_in_german()
    {
        FoundPassage[] pages = [PageOf("Kassen", "Wir akzeptieren nicht:\nAllianz\nGothaer", language: Language.German)];

        Assert.False(FactGate.Check("Ja, wir akzeptieren Allianz.", pages, Business, ContactCard.Empty, "", Language.German).Holds);
        Assert.True(FactGate.Check("Wir akzeptieren nicht: Allianz, Gothaer.", pages, Business, ContactCard.Empty, "", Language.German).Holds);
    }

    private static GateVerdict Check(string answer) =>
        FactGate.Check(answer, [PageOf("Insurance", Plans), PageOf("What we do", "We can't treat:\nMigraines\nSciatica")], Business, ContactCard.Empty);
}
