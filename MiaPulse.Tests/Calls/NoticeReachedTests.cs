using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>Whoever sets a line up sees which of its webhooks is reached.</summary>
public sealed class NoticeReachedTests
{
    private const string Number = "+13125550199";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(LineHook.Voice)]
    [InlineData(LineHook.Ended)]
    [InlineData(LineHook.Recording)]
    [InlineData(LineHook.Texts)]
    public async Task A_webhook_is_remembered_for_itself_alone_and_told_at_once(LineHook hook)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given);
        using var heard = given.Hear(owner);

        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, Number, hook, Ct);

        var reached = await ReachedAsync(given, owner);
        Assert.All(Enum.GetValues<LineHook>(), h => Assert.Equal(h == hook ? given.Clock.GetUtcNow() : (DateTimeOffset?)null, reached.At(h)));
        await Eventually.HoldsAsync(() => heard.All.OfType<LineChanged>().Count() == 1, "it is told");
    }

    [Fact]
    public async Task Many_calls_in_a_minute_are_one_write_and_the_next_minute_is_another()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given);
        using var heard = given.Hear(owner);
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, Number, LineHook.Voice, Ct);
        var first = given.Clock.GetUtcNow();

        given.Clock.Advance(NoticeReached.Rest - TimeSpan.FromSeconds(1));
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, Number, LineHook.Voice, Ct);
        Assert.Equal(first, (await ReachedAsync(given, owner)).Voice);
        await Eventually.HoldsAsync(() => heard.All.Count == 1, "the first is told");

        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, Number, LineHook.Voice, Ct);
        Assert.Equal(given.Clock.GetUtcNow(), (await ReachedAsync(given, owner)).Voice);
        await Eventually.HoldsAsync(() => heard.All.Count == 2, "the next minute is told, and nothing between");
    }

    [Fact]
    public async Task A_number_that_is_nobodys_changes_nothing_and_a_neighbours_line_is_only_the_neighbours()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given);
        var neighbour = await given.ABusiness("Neighbour");
        Assert.True((await given.The<ConnectLine>().RunAsync(neighbour, "+13125550188", Ct)).IsDone);
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, "+13125550188", LineHook.Voice, Ct);
        Assert.NotNull((await ReachedAsync(given, neighbour)).Voice);

        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, "+13125550177", LineHook.Voice, Ct);

        Assert.Null((await ReachedAsync(given, owner)).Voice);
    }

    private static async Task<Owner> ALineAsync(Given given)
    {
        var owner = await given.ABusiness();
        Assert.True((await given.The<ConnectLine>().RunAsync(owner, Number, Ct)).IsDone);
        return owner;
    }

    private static async Task<LineReached> ReachedAsync(Given given, Owner owner) => (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!.Reached;
}
