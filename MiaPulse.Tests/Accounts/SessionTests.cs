using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Accounts;

public sealed class SessionTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_session_counts_until_it_is_ended()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var session = await SessionOf(given, owner);
        Assert.True(await Counts(given, owner, session));

        Assert.True((await given.The<EndSession>().RunAsync(owner, session, Ct)).IsDone);

        Assert.False(await Counts(given, owner, session));
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_thirty_days_however_often_it_is_used()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var session = await SessionOf(given, owner);
        for (var day = 1; day < 30; day++)
        {
            given.Clock.Advance(TimeSpan.FromDays(1));
            Assert.True(await Counts(given, owner, session), $"day {day}");
        }

        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await Counts(given, owner, session));
    }

    [Fact]
    public async Task Another_business_can_neither_use_nor_end_a_session()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Next door");
        var session = await SessionOf(given, owner);

        Assert.False(await Counts(given, neighbour, session));
        Assert.Equal(RefusalKind.NotFound, (await given.The<EndSession>().RunAsync(neighbour, session, Ct)).Refusal?.Kind);
        Assert.True(await Counts(given, owner, session));
    }

    [Fact]
    public async Task A_forged_mix_of_one_member_and_anothers_session_does_not_count()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var session = await SessionOf(given, owner);

        Assert.False(await Counts(given, owner with { Member = given.NewId<MemberId>() }, session));
    }

    private static async Task<bool> Counts(Given given, Owner owner, SessionId session) => (await given.The<RecogniseSession>().RunAsync(owner, session, Ct)).IsDone;

    private static async Task<SessionId> SessionOf(Given given, Owner owner)
    {
        var link = (await given.The<IssueSignInLink>().RunAsync(owner, Ct)).Value;
        return (await given.The<ConfirmSignIn>().RunAsync(Newcomer.Instance, link.Query.Split('=')[1], "Firefox on Linux", Ct)).Value.Session;
    }
}
