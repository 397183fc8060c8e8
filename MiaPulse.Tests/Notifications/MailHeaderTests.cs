using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Notifications;

/// <summary>Nothing that becomes a header of a mail can hold a line break, whoever carries it: a mail that could is never made.</summary>
public sealed class MailHeaderTests
{
    private const string Injected = "Hello\r\nBcc: victim@mail.example";

    [Theory]
    [InlineData("Hello\r\nBcc: victim@mail.example")]
    [InlineData("Hello\rBcc: victim@mail.example")]
    [InlineData("Hello\nBcc: victim@mail.example")]
    [InlineData("Hello\0")]
    public void Subject_kind_and_key_are_one_line(string text)
    {
        Assert.Throws<ArgumentException>(() => AMail(subject: text));
        Assert.Throws<ArgumentException>(() => AMail(kind: text));
        Assert.Throws<ArgumentException>(() => AMail(key: text));
        Assert.Throws<ArgumentException>(() => AMail() with { Key = text });
        Assert.Equal("Hello", AMail().Subject);
    }

    [Fact]
    public void Whom_it_is_for_and_where_answers_go_are_addresses_which_have_no_line_break()
    {
        Assert.False(EmailAddress.TryParse("ana@ruiz.example\r\nBcc: victim@mail.example", out _));
        Assert.False(EmailAddress.TryParse("ana@ruiz.example\n", out _));
    }

    [Fact]
    public void The_link_that_ends_it_is_an_address_which_has_no_line_break()
    {
        var link = new Uri($"https://mia.example/unsubscribe/{Injected}");

        Assert.DoesNotContain(link.AbsoluteUri, char.IsControl);
    }

    [Fact]
    public void Every_part_that_could_become_a_header_is_one_that_is_looked_at_here()
    {
        // A further one has to be refused a line break too, and be tried above. CanWait is a yes or no.
        Assert.Equal(
            ["CanWait", "Html", "Key", "Kind", "ReplyTo", "Subject", "Text", "To", "Unsubscribe"],
            typeof(Mail).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static Mail AMail(string subject = "Hello", string kind = "transcript", string key = "transcript/1")
    {
        Assert.True(EmailAddress.TryParse("ana@ruiz.example", out var to));
        return new Mail(to, subject, "Hello", "<p>Hello</p>") { Kind = kind, Key = key };
    }
}
