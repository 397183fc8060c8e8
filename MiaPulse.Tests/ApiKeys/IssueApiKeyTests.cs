using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.ApiKeys;

public sealed class IssueApiKeyTests
{
    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_prefix_and_a_hash()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var issued = (await given.The<IssueApiKey>().RunAsync(owner, "Website", mayWrite: true, CancellationToken.None)).Value;

        Assert.Matches("^mia_sk_[0-9A-Za-z]{43}$", issued.Key);
        Assert.DoesNotContain(issued.Key, issued.ToString(), StringComparison.Ordinal);
        await using var db = await given.DbFor(owner);
        var row = await db.ApiKeys.SingleAsync(CancellationToken.None);
        Assert.Equal((Secrets.Hash(issued.Key), issued.Key[..12]), (row.Hash, row.Prefix));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_key_without_a_name_is_refused(string name)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal(RefusalKind.Invalid, (await given.The<IssueApiKey>().RunAsync(owner, name, mayWrite: true, CancellationToken.None)).Refusal?.Kind);
    }
}
