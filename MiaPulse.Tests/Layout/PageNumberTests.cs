using MiaPulse.Web.Layout;

namespace MiaPulse.Tests.Layout;

/// <summary>What somebody types behind <c>?page=</c>.</summary>
public sealed class PageNumberTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("-7", 1)]
    [InlineData("two", 1)]
    [InlineData("1e3", 1)]
    [InlineData("999999999999", 100_000)]
    [InlineData("99999999999999999999999999", 1)]
    public void What_is_no_page_is_the_first(string? text, int page) => Assert.Equal(page, PageNumber.Read(text));
}
