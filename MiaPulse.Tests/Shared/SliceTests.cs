using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Shared;

/// <summary>What stands on a page of a list that may have become shorter.</summary>
public sealed class SliceTests
{
    [Theory]
    [InlineData(5, 0, 50, 0)]
    [InlineData(5, 4_900, 50, 0)]
    [InlineData(100, 50, 50, 50)]
    [InlineData(100, 100, 50, 50)]
    [InlineData(101, 5_000, 50, 100)]
    [InlineData(0, 50, 50, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(3, -1, 2, 0)]
    public void Beyond_the_end_it_is_the_last_page(int total, int asked, int take, int skip) => Assert.Equal(new Slice(skip, take), Slice.Within(total, asked, take));
}
