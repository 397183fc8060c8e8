using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Languages;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("４１５－０", "415－0")]
    [InlineData("١٢٫٥٠ أو ١٬٢٠٠", "12.50 أو 1,200")]
    [InlineData("٢٠٪", "20%")]
    [InlineData("x² and ½", "x² and ½")]
    public void Digits_of_other_scripts_are_plain_ones_in_the_same_places(string text, string expected)
    {
        Assert.Equal(expected, Digits.InAscii(text));
        Assert.Equal(text.Length, Digits.InAscii(text).Length);
    }

    [Fact]
    public void A_text_without_them_is_the_same_text()
    {
        const string text = "Open 9 to 5, from $12.50";

        Assert.Same(text, Digits.InAscii(text));
    }

    [Fact]
    public void What_a_visitor_wrote_is_read_with_plain_digits_and_compared_with_pages_in_either()
    {
        Assert.Equal("at 9:30", new Turn(Author.Visitor, "at ٩:٣٠").Text);
        Assert.Equal(Words.Of("room 60"), Words.Of("room ٦٠"));
        Assert.Equal("60", Folding.Of("٦٠"));
    }

    [Fact]
    public void An_answer_in_plain_digits_stands_in_a_passage_of_arabic_ones()
    {
        var business = new BusinessProfile(default, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "UTC", null, null, null, null, null);
        FoundPassage[] passages = [new(Guid.Empty, "Massage", "A massage takes ٣٠ minutes.", null, IsFaq: true, Score: 1)];

        Assert.True(FactGate.Check("A massage takes 30 minutes.", passages, business, ContactCard.Empty).Holds);
        Assert.False(FactGate.Check("A massage takes 40 minutes.", passages, business, ContactCard.Empty).Holds);
    }
}
