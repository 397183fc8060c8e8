using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Shared;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("415 555 0142", "US")]
    [InlineData("(415) 555-0142", "US")]
    [InlineData("+1 (415) 555 0142", "GB")]
    [InlineData("001 415 555 0142", "GB")]
    [InlineData("＋１４１５５５５０１４２", "US")]
    public void Spellings_of_one_number_become_one(string text, string region)
    {
        Assert.True(PhoneNumber.TryParse(text, region, out var number));
        Assert.Equal("+14155550142", number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("112")]
    [InlineData("555-0142")]
    [InlineData("111-111-1111")]
    [InlineData("4155550142\r\nBcc: x")]
    [InlineData("415\u202e555\u202c0142")]
    [InlineData("4155550142,4155550143")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    public void What_no_country_assigns_is_refused(string? text) => Assert.False(PhoneNumber.TryParse(text, "US", out _));

    [Fact]
    public void It_prints_masked_and_reads_well_for_people()
    {
        Assert.True(PhoneNumber.TryParse("4155550142", "US", out var number));
        Assert.Equal("+14…42", $"{number}");
        Assert.Equal("+1 415-555-0142", number.ForPeople());
    }
}
