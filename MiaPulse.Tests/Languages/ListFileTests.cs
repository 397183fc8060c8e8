using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

/// <summary>A language without a line in one of the lists would be heard as nothing, or as everything.</summary>
public sealed class ListFileTests
{
    [Theory]
    [InlineData("doing")]
    [InlineData("first-person")]
    [InlineData("law-threats")]
    [InlineData("list-words")]
    [InlineData("no-variety")]
    [InlineData("own-door")]
    [InlineData("refusals")]
    [InlineData("set-apart")]
    [InlineData("thing-links")]
    public void Every_language_has_its_words(string list) => Assert.All(ListFile.ByLanguage(list, ' '), words => Assert.NotEmpty(words));
}
