using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Shared;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ana@ruiz.example", "ana@ruiz.example")]
    [InlineData("  ana@ruiz.example ", "ana@ruiz.example")]
    [InlineData("Ana.Ruiz+site@RUIZ.Example", "Ana.Ruiz+site@ruiz.example")]
    [InlineData("o'brien@ruiz.example", "o'brien@ruiz.example")]
    [InlineData("ana@münchen.example", "ana@xn--mnchen-3ya.example")]
    public void An_address_is_kept_with_its_host_in_plain_letters(string text, string value)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(value, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("ana@intranet")]
    [InlineData("@ruiz.example")]
    [InlineData("ana@")]
    [InlineData(".ana@ruiz.example")]
    [InlineData("ana..b@ruiz.example")]
    [InlineData("ana@ruiz.example\r\nBcc: x@y.example")]
    [InlineData("ana@ruiz.example\n")]
    [InlineData("\r\nana@ruiz.example")]
    [InlineData("ana@ruiz.example,bob@ruiz.example")]
    [InlineData("[\"ana@ruiz.example\"]")]
    [InlineData("\"Ana\" <ana@ruiz.example>")]
    [InlineData("ana@[127.0.0.1]")]
    [InlineData("ana@127.0.0.1")]
    [InlineData("ana@-ruiz.example")]
    [InlineData("ana@ruiz.example/../x")]
    [InlineData("an\u0131@ruiz.example")] // dotless i
    [InlineData("an\u212a@ruiz.example")] // Kelvin sign
    [InlineData("ana@\u212auiz.example")]
    [InlineData("ana@ｒuiz.example")] // full-width r
    [InlineData("ana@ruiz\u00ad.example")]
    public void What_no_mail_can_safely_be_sent_to_is_refused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void Spellings_of_one_mailbox_have_one_key_and_look_alikes_do_not()
    {
        Assert.Equal(Key("Ana@Ruiz.example"), Key("ana@ruiz.EXAMPLE"));
        Assert.Equal(Key("ana@münchen.example"), Key("ana@xn--mnchen-3ya.example"));
        Assert.NotEqual(Key("ana@münchen.example"), Key("ana@munchen.example"));
        Assert.NotEqual(Key("ana@strasse.example"), Key("ana@stra\u00dfe.example"));
    }

    [Fact]
    public void It_prints_masked()
    {
        Assert.True(EmailAddress.TryParse("ana.ruiz@ruiz.example", out var address));
        Assert.Equal("a…@ruiz.example", $"{address}");
    }

    private static string? Key(string text) => EmailAddress.TryParse(text, out var address) ? address.Key : null;
}
