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

    [Theory]
    [InlineData("+442079460958", true)]
    [InlineData("+4930123456", true)]
    [InlineData("+33142685300", true)]
    [InlineData("+447400123456", false)]
    [InlineData("+4915123456789", false)]
    [InlineData("+13125550123", false)] // a landline or a mobile phone
    [InlineData("+18002345678", false)] // neither
    public void Only_what_is_a_landline_for_sure_is_one(string typed, bool isLandline)
    {
        Assert.True(PhoneNumber.TryParse(typed, "US", out var number));
        Assert.Equal(isLandline, number.IsLandline);
    }

    [Fact]
    public void It_prints_masked()
    {
        Assert.True(PhoneNumber.TryParse("4155550142", "US", out var number));
        Assert.Equal("+14…42", $"{number}");
    }

    [Theory]
    [InlineData("+14155550142", "US", "(415) 555-0142")]
    [InlineData("+14155550142", "GB", "+1 415-555-0142")]
    [InlineData("+14155550142", null, "+1 415-555-0142")]
    [InlineData("+447700900555", "GB", "07700 900555")] // possible, and assigned to nobody
    [InlineData("+447700900555", "NL", "+44 7700 900555")]
    [InlineData("+31612345678", "NL", "06 12345678")]
    [InlineData("reception", "GB", "reception")]
    public void A_number_is_written_as_people_of_the_region_do(string number, string? region, string expected) => Assert.Equal(expected, PhoneNumber.ForPeople(number, region));

    [Theory]
    [InlineData("07700 900555", true)]
    [InlineData("+44 7700 900555", true)]
    [InlineData("07700 900556", false)]
    [InlineData("nobody", false)]
    public void A_number_is_known_again_in_another_spelling(string text, bool isSame) => Assert.Equal(isSame, PhoneNumber.IsSame(text, "+447700900555", "GB"));
}
