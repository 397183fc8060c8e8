using MiaPulse.Core.Knowledge;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Knowledge;

public sealed class TwinsTests
{
    private const string Wool = "is a blanket woven by hand of soft wool from the hills around Whitby and is sent within a week.";

    [Fact]
    public void Of_pages_that_differ_in_a_number_or_a_name_the_first_stays()
    {
        FoundPassage[] found = [Product("Product 3"), PageOf("Delivery", "Parcels leave on Mondays."), Product("Product 2"), Product("The Esk"), Product("Product 4")];

        Assert.Equal(["Product 3", "Delivery"], Twins.OneOfEach(found, "do you have blankets?").Select(p => p.Title));
    }

    [Theory]
    [InlineData("how much is product 17?", "Product 17")]
    [InlineData("was kostet Product 17?", "Product 17")]
    [InlineData("is the Esk still there?", "The Esk")]
    [InlineData("is product 99 still there?", "Product 3")]
    public void The_one_that_is_named_stands_for_its_family(string question, string title)
    {
        var one = Assert.Single(Twins.OneOfEach([Product("Product 3", 0.5, 2), Product("Product 17", 0.4, 1.8), Product("The Esk", 0.3, 1.5)], question));

        Assert.Equal(title, one.Title);
        Assert.Equal((0.5, 2.0), (one.Confidence, one.Score));
    }

    [Fact]
    public void Rows_of_a_price_list_sizes_of_one_thing_and_the_owners_own_answers_stand_for_themselves()
    {
        FoundPassage[] rows = [PageOf("Wash 1", "$12"), PageOf("Wash 2", "$15")];
        FoundPassage[] sizes = [Product("Blanket, small"), Product("Blanket, large")];
        FoundPassage[] lengths = [Product("Massage, 30 minutes"), Product("Massage, 60 minutes")];
        FoundPassage[] answers = [PageOf("Do you have Product 1?", $"Yes. Product 1 {Wool}", isFaq: true), PageOf("Do you have Product 2?", $"Yes. Product 2 {Wool}", isFaq: true)];

        Assert.All(new[] { rows, sizes, lengths, answers }, two => Assert.Equal(two, Twins.OneOfEach(two, "blanket")));
    }

    private static FoundPassage Product(string title, double confidence = 0.3, double score = 1) => PageOf(title, $"{title} {Wool}", confidence, score);
}
