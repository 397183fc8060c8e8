using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Shared;

public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Corner Bakery", "Corner Bakery")]
    [InlineData("  Corner \t Bakery\r\n", "Corner Bakery")]
    [InlineData("Cor\u200bner\u00ad Bakery\u0007", "Corner Bakery")]
    [InlineData("\u202eyrekaB\u202c", "yrekaB")]
    [InlineData("\u2066Bakery\u2069\u200f\ufeff", "Bakery")]
    [InlineData("Café", "Café")]
    [InlineData("Cafe\u0301", "Cafe\u0301")] // a mark on its letter
    [InlineData("می\u200cخواهم", "می\u200cخواهم")] // Persian spells with it
    [InlineData("\u200cمی \u200d", "می")]
    [InlineData("Bakery 👩\u200d👩\u200d👧", "Bakery 👩\u200d👩\u200d👧")]
    [InlineData("I ❤️ bread", "I ❤️ bread")]
    [InlineData("東京パン", "東京パン")]
    [InlineData("-", "-")]
    public void What_can_be_seen_stays(string typed, string kept) => Assert.Equal(kept, PlainName.Tidy(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00a0\u2028 ")]
    [InlineData("\u200b\u202e")]
    [InlineData("\u2066 \u2069\u200d\u200c")]
    [InlineData("\u3164\uffa0\u115f\u1160")] // Hangul fillers, which Unicode calls letters
    [InlineData("\u2800\u2800")] // the blank Braille cell
    [InlineData("\u0301\ufe0f\u034f")] // marks on nothing
    [InlineData("\ue000\u0000\u001b")]
    [InlineData("\udb40\udc41\udb40\udc42")] // tags
    public void Nothing_to_see_is_no_name(string? typed) => Assert.Equal("", PlainName.Tidy(typed));

    [Fact]
    public void Half_a_character_is_no_name() => Assert.Equal("", PlainName.Tidy($"{(char)0xD83D}"));

    [Fact]
    public async Task A_key_is_called_by_what_can_be_seen()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal(RefusalKind.Invalid, (await given.The<IssueApiKey>().RunAsync(owner, "\u200b\u202e", mayWrite: true, CancellationToken.None)).Refusal?.Kind);
        Assert.True((await given.The<IssueApiKey>().RunAsync(owner, "Web\u200bshop", mayWrite: true, CancellationToken.None)).IsDone);

        await using var db = await given.DbFor(owner);
        Assert.Equal("Webshop", Assert.Single(db.ApiKeys).Name);
    }
}
