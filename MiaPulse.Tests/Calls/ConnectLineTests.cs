using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Calls;

/// <summary>At which number a business is called.</summary>
public sealed class ConnectLineTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_number_is_kept_in_one_form_however_it_was_typed_and_twice_is_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.True((await ConnectAsync(given, owner, " (312) 555-0199 ")).IsDone);
        Assert.True((await ConnectAsync(given, owner, "+1 312 555 0199")).IsDone);

        Assert.Equal("+13125550199", await NumberOfAsync(given, owner));
        Assert.Equal("(312) 555-0199", (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!.Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("call me")]
    [InlineData("312 555")]
    [InlineData("+1 312 555 0199\u202e")]
    public async Task What_is_no_number_is_refused_and_changes_nothing(string? typed)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        Assert.True((await ConnectAsync(given, owner, "+13125550199")).IsDone);

        var refused = await ConnectAsync(given, owner, typed);

        Assert.Equal(((RefusalKind?)RefusalKind.Invalid, ConnectLine.Field), (refused.Refusal?.Kind, refused.Refusal?.Field));
        Assert.Equal("+13125550199", await NumberOfAsync(given, owner));
    }

    [Fact]
    public async Task A_number_is_one_businesss_alone_until_it_is_disconnected_there()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        Assert.True((await ConnectAsync(given, neighbour, "+13125550199")).IsDone);
        using var heard = given.Hear(neighbour);

        var refused = await ConnectAsync(given, owner, "+13125550199");

        Assert.StartsWith("Another business here is called at this number", refused.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Null(await NumberOfAsync(given, owner));
        Assert.Equal("+13125550199", await NumberOfAsync(given, neighbour));
        Assert.Empty(heard.All);

        await given.The<DisconnectLine>().RunAsync(owner, Ct); // has none, and takes nobody else's
        Assert.Equal("+13125550199", await NumberOfAsync(given, neighbour));
        await given.The<DisconnectLine>().RunAsync(neighbour, Ct);
        Assert.True((await ConnectAsync(given, owner, "+13125550199")).IsDone);
    }

    [Fact]
    public async Task Another_number_keeps_how_mia_behaves_and_has_been_reached_by_nobody_yet()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await ConnectAsync(given, owner, "+13125550199");
        await given.The<UpdateLine>().RunAsync(owner, new LineInput { NoticeAddition = "Hello." }, Ct);
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, "+13125550199", LineHook.Voice, Ct);
        Assert.NotNull((await LineOfAsync(given, owner)).Reached.Voice);

        Assert.True((await ConnectAsync(given, owner, "+13125550188")).IsDone);

        var line = await LineOfAsync(given, owner);
        Assert.Equal(("(312) 555-0188", "Hello.", (DateTimeOffset?)null), (line.Number, line.Input.NoticeAddition, line.Reached.Voice));
    }

    [Fact]
    public async Task The_provider_is_told_of_the_own_line_alone_and_what_it_answers_is_said()
    {
        var vendor = new FakeLineVendor();
        await using var given = await Given.AnEmptyInstallation(services => services.AddSingleton<ILineVendor>(vendor));
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await ConnectAsync(given, neighbour, "+13125550188");
        Assert.Equal(RefusalKind.NotFound, (await SetUpAsync(given, owner)).Refusal?.Kind);
        await ConnectAsync(given, owner, "+13125550199");

        Assert.True((await SetUpAsync(given, owner)).IsDone);
        Assert.Equal(["+13125550199"], vendor.Told);

        var sentences = new HashSet<string>();
        foreach (var answer in new[] { LineSetUp.NotOurs, LineSetUp.Refused, LineSetUp.TryLater })
        {
            vendor.Answer = answer;
            sentences.Add((await SetUpAsync(given, owner)).Refusal!.Sentence);
        }

        Assert.Equal(3, sentences.Count);
    }

    [Fact]
    public async Task Without_a_provider_nobody_is_told_and_the_settings_say_so()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await ConnectAsync(given, owner, "+13125550199");

        Assert.Equal(RefusalKind.Conflict, (await SetUpAsync(given, owner)).Refusal?.Kind);
        Assert.False((await given.The<LineSettings>().ReadAsync(owner, Ct)).HasVendor);
    }

    private static Task<Result> ConnectAsync(Given given, Owner owner, string? number) => given.The<ConnectLine>().RunAsync(owner, number, Ct);

    private static Task<Result> SetUpAsync(Given given, Owner owner) => given.The<SetUpLine>().RunAsync(owner, Ct);

    private static async Task<ConnectedLine> LineOfAsync(Given given, Owner owner) => (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!;

    private static async Task<string?> NumberOfAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return (await db.PhoneLines.AsNoTracking().SingleOrDefaultAsync(Ct))?.Number;
    }
}
