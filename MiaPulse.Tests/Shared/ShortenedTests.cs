using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Shared;

/// <summary>What is too long is cut between characters.</summary>
public sealed class ShortenedTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Anna", "Anna", "Anna")]
    [InlineData("Annabel", "Anna", "Anna…")]
    [InlineData("Ana Ruiz", "Ana ", "Ana…")]
    [InlineData("Ann\U0001F600", "Ann", "Ann…")] // the face takes two places, and one is left
    [InlineData("An\U0001F600a", "An\U0001F600", "An\U0001F600…")]
    public void What_is_too_long_is_cut_and_no_character_with_it(string text, string to, string shown)
    {
        Assert.Equal(to, Shortened.To(text, 4));
        Assert.Equal(shown, Shortened.Shown(text, 4));
    }
}
