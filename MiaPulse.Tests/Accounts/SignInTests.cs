using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Accounts;

public sealed class SignInTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_link_signs_in_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var token = await TokenFor(given, owner);

        var first = await Confirm(given, token);
        var second = await Confirm(given, token);

        Assert.Equal(owner.Member, first.Value.Owner.Member);
        Assert.Equal(RefusalKind.NotFound, second.Refusal?.Kind);
        Assert.Equal(1, await SessionsOf(given, owner));
    }

    [Fact]
    public async Task A_link_dies_after_ten_minutes()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var inTime = await TokenFor(given, owner);
        given.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.True((await Confirm(given, inTime)).IsDone);

        var late = await TokenFor(given, owner);
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False((await Confirm(given, late)).IsDone);
    }

    [Fact]
    public async Task A_newer_link_kills_the_older_ones()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var older = await TokenFor(given, owner);
        var newer = await TokenFor(given, owner);

        Assert.False((await Confirm(given, older)).IsDone);
        Assert.True((await Confirm(given, newer)).IsDone);
    }

    [Fact]
    public async Task Fifty_who_spend_one_link_at_once_get_one_session()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var token = await TokenFor(given, owner);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Confirm(given, token))));

        Assert.Single(answers, a => a.IsDone);
        Assert.Equal(1, await SessionsOf(given, owner));
    }

    [Fact]
    public async Task The_first_sign_in_and_no_later_one_sets_Mia_reading()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var db = await given.DbFor(owner);
        var token = await TokenFor(given, owner);
        Assert.Empty(await db.Sources.ToListAsync(Ct));

        await Confirm(given, token);
        var source = Assert.Single(await db.Sources.AsNoTracking().ToListAsync(Ct));
        Assert.Equal("https://b1.example/", source.Url);

        given.Clock.Advance(TimeSpan.FromHours(1));
        await Confirm(given, await TokenFor(given, owner));
        Assert.Equal(source.QueuedAt, (await db.Sources.AsNoTracking().SingleAsync(Ct)).QueuedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("' OR 1=1 --")]
    public async Task What_is_no_token_signs_nobody_in(string? token)
    {
        await using var given = await Given.AnEmptyInstallation();
        await TokenFor(given, await given.ABusiness());

        Assert.False((await Confirm(given, token)).IsDone);
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_signs_nobody_in()
    {
        await using var given = await Given.AnEmptyInstallation();
        var token = await TokenFor(given, await given.ABusiness());
        for (var at = 0; at < token.Length; at++)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.False((await Confirm(given, changed)).IsDone);
        }

        Assert.True((await Confirm(given, token)).IsDone);
    }

    [Fact]
    public async Task The_token_is_stored_as_a_hash_only()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var token = await TokenFor(given, owner);
        await using var db = await given.DbFor(owner);
        var link = await db.SignInLinks.SingleAsync(Ct);

        Assert.Equal(Secrets.Hash(token), link.TokenHash);
        Assert.NotEqual(token, link.TokenHash);
    }

    [Fact]
    public void Ten_thousand_tokens_are_ten_thousand_different_ones()
    {
        var tokens = Enumerable.Range(0, 10_000).Select(_ => Secrets.New()).ToHashSet();

        Assert.Equal(10_000, tokens.Count);
        Assert.All(tokens, t => Assert.True(t.Length * Math.Log2(62) >= 256));
    }

    [Fact]
    public async Task A_known_address_is_mailed_and_an_unknown_one_gets_the_same_answer_and_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();

        Assert.True((await Request(given, "OWNER1@B1.EXAMPLE")).IsDone);
        Assert.True(given.Mailer.TryTake(out var mail));
        Assert.Equal("owner1@b1.example", mail.To.Value); // the stored address, however it was typed

        Assert.True((await Request(given, "nobody@b1.example")).IsDone);
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task The_sixth_link_within_a_quarter_of_an_hour_is_quietly_not_mailed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();
        for (var n = 1; n <= 5; n++)
        {
            await Request(given, "owner1@b1.example");
            Assert.True(given.Mailer.TryTake(out _), $"link {n}");
        }

        Assert.True((await Request(given, "owner1@b1.example")).IsDone);
        Assert.False(given.Mailer.TryTake(out _));

        given.Clock.Advance(TimeSpan.FromMinutes(15));
        await Request(given, "owner1@b1.example");
        Assert.True(given.Mailer.TryTake(out _));
    }

    [Theory]
    [InlineData("owner1@b1.example,eve@evil.example")]
    [InlineData("owner1@b1.example eve@evil.example")]
    [InlineData("owner1@b1.example\r\nBcc: eve@evil.example")]
    [InlineData("owner1@b1.example\r\n")]
    [InlineData("[\"owner1@b1.example\",\"eve@evil.example\"]")]
    [InlineData("owner1@b1.example;eve@evil.example")]
    [InlineData("owner1@b1.example\0")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_not_exactly_one_address_is_refused(string? email)
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();

        var answer = await Request(given, email);

        Assert.Equal(RefusalKind.Invalid, answer.Refusal?.Kind);
        Assert.Equal("Email", answer.Refusal?.Field);
        Assert.False(given.Mailer.TryTake(out _));
    }

    private static async Task<Result> Request(Given given, string? email)
    {
        var answer = await given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = email }, Ct);
        await given.LinksAreMailed();
        given.Clock.Advance(TimeSpan.FromSeconds(1)); // nobody asks twice in the same instant
        return answer;
    }

    private static Task<Result<SignedIn>> Confirm(Given given, string? token) => given.The<ConfirmSignIn>().RunAsync(Newcomer.Instance, token, "Firefox on Linux", Ct);

    private static async Task<string> TokenFor(Given given, Owner owner) =>
        (await given.The<IssueSignInLink>().RunAsync(owner, Ct)).Value.Query.Split('=')[1];

    private static async Task<int> SessionsOf(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return await db.Sessions.CountAsync(Ct);
    }
}
