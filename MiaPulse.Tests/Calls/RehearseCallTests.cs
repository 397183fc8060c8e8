using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>A member calls their own business without a phone.</summary>
public sealed class RehearseCallTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_begins_as_every_call_does_also_before_a_number_is_connected()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var answered = await given.The<RehearseCall>().RunAsync(owner, "(312) 555-0123", Ct);

        Assert.Collection(
            answered.Value.Steps,
            step => Assert.Contains("is recorded", Assert.IsType<Say>(step).Text, StringComparison.Ordinal),
            step => Assert.IsType<Core.Calls.Record>(step),
            step => Assert.Contains("Corner Bakery", Assert.IsType<Say>(step).Text, StringComparison.Ordinal),
            step => Assert.IsType<Listen>(step));
        var call = await CallOfAsync(given, owner);
        Assert.Equal((Call.Simulator, "+13125550123", ""), (call.Vendor, call.From, call.To));
        Assert.Equal(owner.Business, answered.Value.Who!.Business);
    }

    [Fact]
    public async Task With_a_line_it_is_a_call_to_that_line_with_its_notice()
    {
        await using var given = await Given.AnEmptyInstallation();
        var neighbour = await given.ABusiness("Neighbour");
        await given.The<ConnectLine>().RunAsync(neighbour, "+13125550188", Ct);
        await given.The<UpdateLine>().RunAsync(neighbour, new LineInput { NoticeAddition = "We are the neighbours." }, Ct);
        var owner = await given.ABusiness();
        await given.The<ConnectLine>().RunAsync(owner, "+13125550199", Ct);
        await given.The<UpdateLine>().RunAsync(owner, new LineInput { NoticeAddition = "Fresh bread daily." }, Ct);

        var answered = await given.The<RehearseCall>().RunAsync(owner, null, Ct);

        Assert.EndsWith("Fresh bread daily.", Assert.IsType<Say>(answered.Value.Steps[0]).Text, StringComparison.Ordinal);
        var call = await CallOfAsync(given, owner);
        Assert.Equal(((string?)null, "+13125550199"), (call.From, call.To));
        await using var theirs = await given.DbFor(neighbour);
        Assert.Empty(await theirs.Calls.ToListAsync(Ct));
        Assert.Empty(await theirs.Visitors.ToListAsync(Ct));
    }

    [Fact]
    public async Task Who_calls_again_from_the_same_number_is_the_same_and_two_hidden_ones_are_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal(await VisitorAsync("312 555 0123"), await VisitorAsync("+1 312 555 0123"));
        Assert.NotEqual(await VisitorAsync(null), await VisitorAsync(null));

        async Task<VisitorId> VisitorAsync(string? from) => (await given.The<RehearseCall>().RunAsync(owner, from, Ct)).Value.Who!.Visitor;
    }

    [Theory]
    [InlineData("")]
    [InlineData("call me")]
    public async Task What_is_no_number_is_refused_and_nobody_is_called(string from)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal(RehearseCall.Field, (await given.The<RehearseCall>().RunAsync(owner, from, Ct)).Refusal?.Field);
        await using var db = await given.DbFor(owner);
        Assert.Empty(await db.Calls.ToListAsync(Ct));
        Assert.True((await given.The<RehearseCall>().RunAsync(owner, "+13125550123", Ct)).IsDone);
        Assert.Single(await db.Calls.ToListAsync(Ct));
    }

    private static async Task<Call> CallOfAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return await db.Calls.AsNoTracking().SingleAsync(Ct);
    }
}
