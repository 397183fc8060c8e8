using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

/// <summary>A price that the owner taught, and pages that give another one for the same thing, or for something that only sounds like it.</summary>
public sealed class ContradictedAnswersTests
{
    private const string A = "https://smile.example/prices.html";
    private const string B = "https://smile.example/weddings.html";

    private static readonly SourceId Website = new(new Guid(1, 0, 0, new byte[8]));

    [Theory]
    [InlineData("Do you offer teeth whitening?", "Yes, teeth whitening is $350.", "Teeth whitening: $300")]
    [InlineData("How much is teeth whitening?", "It is $350.", "Teeth whitening: $300")]
    [InlineData("What do you charge?", "Teeth whitening is $350 and a check-up is $80.", "Teeth whitening: $300")] // one of several
    [InlineData("How much is a bathroom renovation?", "It is $1,200.", "Bathroom renovation: 1300 dollars")]
    public void Another_price_on_a_page_is_left_aside_and_the_owner_is_told(string question, string answer, string page)
    {
        var found = Assert.Single(Found(At(A, "Prices", page), Answer(question, answer)));

        Assert.Equal((false, Contradictions.YourAnswer, A), (found.IsOpen, found.HoldsFrom, found.DroppedFrom));
    }

    [Theory]
    [InlineData("Verkauft ihr Gutscheine?", "Ja, der Gutschein kostet 60 €, und wir schicken ihn.", "Der Gutschein kostet 50 €. Wir sind gern für Sie da.", "Preise")]
    [InlineData("Proposez-vous la révision complète ?", "Oui, la révision complète coûte 120 €. Nous sommes là pour vous.", "La révision complète coûte 95 €. Nous sommes là pour vous.", "Tarifs")]
    [InlineData("¿Tienen ustedes una revisión completa?", "Sí, la revisión completa cuesta 120 €. También hay otras para los coches.", "La revisión completa cuesta 95 €. También hay otras para los coches.", "Precios")]
    public void In_other_languages_as_well(string question, string answer, string page, string heading) =>
        Assert.Single(Found(At(A, heading, page), Answer(question, answer)));

    [Theory]
    [InlineData("Cosmetic dentistry", "Teeth whitening: $300", "It is $350.")] // under a heading that it can do without
    [InlineData("Prices", "Teeth whitening (60 min): $300", "It is $350.")] // only one of both says how long it takes
    [InlineData("Prices", "Teeth whitening: $300", "Teeth whitening is $350 and takes about 60 minutes.")]
    public void What_is_most_likely_of_the_same_is_told_and_stays_known(string heading, string page, string answer)
    {
        var found = Assert.Single(Found(At(A, heading, page), Answer("How much is teeth whitening?", answer)));

        Assert.Equal((true, Contradictions.YourAnswer), (found.IsOpen, found.HoldsFrom));
    }

    [Theory]
    [InlineData("$1,200", "1200 dollars")]
    [InlineData("$1,200", "$1.2k")]
    [InlineData("$1,200.00", "USD 1200")]
    [InlineData("1’200 CHF", "CHF 1200")]
    public void The_same_amount_in_another_spelling_is_the_same(string one, string other)
    {
        Assert.Empty(Found(At(A, "Prices", $"Bathroom renovation: {one}"), Answer("How much is a bathroom renovation?", $"It is {other}.")));
        Assert.Single(Found(At(A, "Prices", $"Bathroom renovation: {one}"), Answer("How much is a bathroom renovation?", $"It is {other.Replace("1200", "1300", StringComparison.Ordinal).Replace("1.2k", "1.3k", StringComparison.Ordinal)}.")));
    }

    [Theory]
    [InlineData("Die Inspektion kostet 1 200 €.", Language.German)]
    [InlineData("Die Inspektion kostet 1.200,- €.", Language.German)]
    [InlineData("Die Inspektion kostet € 1.200,–.", Language.German)]
    [InlineData("La révision coûte 1 200,00 €.", Language.French)]
    [InlineData("Przegląd kosztuje 1 200 zł.", Language.Polish)]
    [InlineData("The service costs €1’200.", Language.English)]
    [InlineData("The service costs €1,200.", Language.English)]
    public void Thousands_are_grouped_as_each_language_does(string sentence, Language language) =>
        Assert.Equal(["1200"], Assert.Single(StatedFigure.In(sentence, language)).Values);

    [Fact]
    public void In_English_a_number_before_a_price_is_no_part_of_it() =>
        Assert.Equal(["300"], Assert.Single(StatedFigure.In("Studio 2 300 € a night", Language.English)).Values);

    [Theory]
    [InlineData("Prices", "Teeth cleaning: $120")] // another thing
    [InlineData("Prices", "Teeth whitening: from $300")]
    [InlineData("Prices", "Teeth whitening for students: $300")]
    [InlineData("Student prices", "Teeth whitening: $300")] // of some alone
    [InlineData("Extras", "Teeth whitening: $100")] // bought beside something else
    [InlineData("Prices", "Teeth whitening, 30 min: $300\nTeeth whitening, 60 min: $500")] // by how long it takes
    [InlineData("Cosmetic dentistry", "Large: $300")] // of what?
    [InlineData("Prices", "Teeth whitening: $350")]
    [InlineData("Prices", "Teeth whitening: 350 dollars")]
    public void What_only_sounds_like_it_is_no_contradiction(string heading, string page) =>
        Assert.Empty(Found(At(A, heading, page), Answer("How much is teeth whitening?", "It is $350.")));

    [Fact]
    public void Neither_is_a_price_under_a_heading_where_another_page_says_what_the_owner_does()
    {
        Assert.Single(Found(At(B, "Weddings", "Haircut $90"), Answer("How much is a haircut?", "It is $45.")));

        Assert.Empty(Found(At(A, "Prices", "Haircut $45"), At(B, "Weddings", "Haircut $90"), Answer("How much is a haircut?", "It is $45.")));
        Assert.Empty(Found(At(A, "Cuts", "Haircut $45"), At(B, "Weddings", "Haircut $90"), Answer("How much is a haircut?", "It is $45.")));
    }

    [Fact]
    public void Neither_is_a_massage_of_another_length_nor_what_two_pages_say_under_their_headings()
    {
        Assert.Empty(Found(At(A, "Prices", "Massage, 60 min: $60"), Answer("How much is a massage?", "A massage of 30 minutes is $40.")));
        Assert.Empty(Found(At(A, "Cuts", "Haircut $45"), At(B, "Prices", "Haircut $50"), Answer("Where are you?", "In the high street.")));
    }

    [Fact]
    public void An_answer_with_a_choice_of_prices_is_held_against_none() =>
        Assert.Empty(Found(At(A, "Prices", "Haircut $40"), Answer("How much is a haircut?", "It is $45, or $60 with a wash.")));

    private static Known At(string url, string heading, string text) => new(heading, text, url, Website, Given.Start) { Page = heading };

    private static Known Answer(string question, string answer) => new(question, answer, Contradictions.YourAnswer, null, Given.Start);

    private static List<Contradiction> Found(params Known[] known) =>
        [.. Contradictions.In(known, new EntryLanguages([.. known.Select(k => $"{k.Title}\n{k.Text}")])).Select(f => f.Found).Distinct()];
}
