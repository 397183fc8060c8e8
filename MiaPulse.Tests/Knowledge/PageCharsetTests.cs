using System.Text;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class PageCharsetTests
{
    static PageCharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("<p>Grüße aus Zürich – “täglich”</p>", "windows-1252", "windows-1252")]
    [InlineData("<p>Grüße</p>", "windows-1252", "iso-8859-1")]
    [InlineData("<p>Grüße</p>", "windows-1252", "utf-8")]
    [InlineData("<p>Grüße</p>", "windows-1252", null)]
    [InlineData("<p>Grüße</p>", "utf-8", "iso-8859-1")]
    [InlineData("<p>Grüße</p>", "utf-8", "no-such-charset")]
    [InlineData("<meta charset=\"koi8-r\"><p>Привет</p>", "koi8-r", null)]
    [InlineData("<html lang=\"ru\"><p>Мы открыты каждый день</p>", "windows-1251", "utf-8")]
    [InlineData("<html lang='ja'><p>毎日営業しています</p>", "shift_jis", null)]
    [InlineData("<p>毎日営業しています</p>", "iso-2022-jp", "iso-2022-jp")]
    [InlineData("<p>plain</p>", "us-ascii", "utf-7")]
    [InlineData("<p>Grüße</p>", "utf-16", null)]
    [InlineData("<p>Grüße</p>", "utf-16BE", null)]
    public void A_page_is_read_in_the_charset_it_is_really_in(string text, string really, string? claimed) =>
        Assert.Equal(text, PageCharset.Decode(Encoding.GetEncoding(really).GetBytes(text), claimed));

    [Fact]
    public void A_byte_order_mark_wins_and_a_few_broken_bytes_do_not_change_the_rest()
    {
        var broken = Encoding.UTF8.GetBytes("<p>Ökologisch, täglich, schön, ausgewählt</p>").Append((byte)0xE4).ToArray();

        Assert.Equal("<p>ü</p>", PageCharset.Decode([0xEF, 0xBB, 0xBF, .. "<p>ü</p>"u8], "windows-1251"));
        Assert.StartsWith("<p>Ökologisch, täglich, schön", PageCharset.Decode(broken, "utf-8"), StringComparison.Ordinal);
    }
}
