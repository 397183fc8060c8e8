using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    private static readonly AllowedHosts Nobody = new([]);

    [Theory]
    [InlineData("https://example.com/hooks/mia?key=1", "https://example.com/hooks/mia?key=1")]
    [InlineData("  example.com/hooks ", "https://example.com/hooks")]
    [InlineData("https://EXAMPLE.com", "https://example.com/")]
    public void A_server_of_the_internet_over_https_may_be_told(string typed, string kept)
    {
        Assert.Equal(kept, WebhookUrl.Read(typed, Nobody, out var refusal)?.ToString());
        Assert.Empty(refusal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hooks")]
    [InlineData("http://example.com/hooks")]
    [InlineData("ftp://example.com/hooks")]
    [InlineData("https://anna:secret@example.com/hooks")]
    [InlineData("https://example.com:8443/hooks")]
    [InlineData("https://localhost/hooks")]
    [InlineData("https://printer.local/hooks")]
    [InlineData("https://127.0.0.1/hooks")]
    [InlineData("https://[::1]/hooks")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://2130706433/hooks")]
    [InlineData("https://①②⑦.⓪.⓪.①/hooks")]
    [InlineData("https://example.com\\@10.0.0.1/hooks")]
    public void Anything_else_is_refused_in_a_sentence(string? typed)
    {
        Assert.Null(WebhookUrl.Read(typed, Nobody, out var refusal));
        Assert.EndsWith(".", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_host_is_reached_where_the_operator_lets_it_through_and_may_do_without_https()
    {
        Assert.NotNull(WebhookUrl.Read("http://127.0.0.1:8080/hooks", new AllowedHosts(["127.0.0.1:8080"]), out _));
        Assert.Null(WebhookUrl.Read("http://127.0.0.1:8081/hooks", new AllowedHosts(["127.0.0.1:8080"]), out _));
    }

    [Fact]
    public void One_too_long_to_be_kept_is_refused() =>
        Assert.Null(WebhookUrl.Read($"https://example.com/{new string('a', WebhookEndpoint.MaxUrlLength)}", Nobody, out _));
}
