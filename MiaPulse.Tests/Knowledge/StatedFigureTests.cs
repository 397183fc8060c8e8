using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Lengths of time, read once for the gate and for contradictions.</summary>
public sealed class StatedFigureTests
{
    [Theory]
    [InlineData("A lesson takes 90 minutes.", "90")]
    [InlineData("A lesson takes 1.5 hours.", "90")]
    [InlineData("A course takes 2 weeks.", "20160")]
    [InlineData("The guarantee is 12 months.", "12 month")]
    [InlineData("The guarantee is 1 year.", "12 month")]
    [InlineData("Eine Inspektion dauert 2 Stunden.", "120", Language.German)]
    [InlineData("Eine Inspektion dauert 1 Tag.", "1440", Language.German)]
    public void A_length_of_time_has_one_spelling(string sentence, string value, Language language = Language.English) =>
        Assert.Equal([value], Assert.Single(StatedFigure.In(sentence, language)).Values);

    [Fact]
    public void A_year_agrees_with_twelve_months_and_not_with_two_years()
    {
        var year = Assert.Single(StatedFigure.In("The guarantee is 1 year.", Language.English));

        Assert.True(year.Agrees(Assert.Single(StatedFigure.In("The guarantee is 12 months.", Language.English))));
        Assert.False(year.Agrees(Assert.Single(StatedFigure.In("The guarantee is 2 years.", Language.English))));
    }
}
