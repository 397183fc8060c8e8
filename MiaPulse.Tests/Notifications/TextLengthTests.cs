using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Notifications;

/// <summary>In how many parts a text travels, as providers count them.</summary>
public sealed class TextLengthTests
{
    [Theory]
    [InlineData("a", 0, 0)]
    [InlineData("a", 1, 1)]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("ñ", 160, 1)]
    [InlineData("€", 80, 1)] // in the GSM alphabet as two
    [InlineData("€", 81, 2)]
    [InlineData("€", 152, 2)] // 76 in each part: the last place of each stays empty
    [InlineData("€", 153, 3)]
    [InlineData("ë", 70, 1)] // not in the GSM alphabet
    [InlineData("ë", 71, 2)]
    [InlineData("ë", 134, 2)]
    [InlineData("ë", 135, 3)]
    [InlineData("🙏", 35, 1)]
    [InlineData("🙏", 36, 2)]
    [InlineData("🙏", 66, 2)] // 33 in each part: none is cut in half
    [InlineData("🙏", 67, 3)]
    public void Parts_are_counted_in_the_alphabet_that_the_words_need(string letter, int times, int parts) =>
        Assert.Equal(parts, TextLength.PartsOf(string.Concat(Enumerable.Repeat(letter, times))));

    [Fact]
    public void One_letter_of_another_alphabet_makes_all_of_it_dearer()
    {
        var words = new string('a', 100);

        Assert.Equal((1, 2), (TextLength.PartsOf(words), TextLength.PartsOf(words + "’")));
    }

    [Theory]
    [InlineData("a", 500)]
    [InlineData("ë", 500)]
    [InlineData("🙏", 300)]
    public void What_is_shortened_is_as_long_as_goes_in_and_says_so(string letter, int times)
    {
        var words = string.Concat(Enumerable.Repeat(letter, times));

        var shown = TextLength.Fit(words, 2, w => $"Hello {w}!");

        Assert.EndsWith("...", shown, StringComparison.Ordinal);
        Assert.StartsWith(shown[..^3], words, StringComparison.Ordinal);
        Assert.Equal(2, TextLength.PartsOf($"Hello {shown}!"));
        Assert.Equal(3, TextLength.PartsOf($"Hello {shown}{letter}!"));
        Assert.False(char.IsHighSurrogate(shown[^4]));
    }

    [Fact]
    public void What_goes_in_stays_as_it_is_and_what_does_not_go_in_at_all_is_nothing()
    {
        Assert.Equal("short", TextLength.Fit("short", 1, w => w));
        Assert.Equal("", TextLength.Fit("short", 1, w => new string('a', 158) + w));
        Assert.Equal("", TextLength.Fit("", 1, w => w));
    }
}
