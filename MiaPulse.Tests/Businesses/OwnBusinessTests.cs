using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Businesses;

public sealed class OwnBusinessTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly OpenBusinessInput House = new() { BusinessName = "MiaPulse", Email = "support@mia.example", Website = "https://mia.example/", Industry = "Software" };

    [Fact]
    public async Task The_installations_own_business_is_made_once_and_follows_when_it_moves()
    {
        await using var given = await Given.AnEmptyInstallation();
        var first = (await Ensure(given, House)).Value;
        var second = (await Ensure(given, House with { Website = "https://moved.example/" })).Value;

        Assert.Equal(first.Owner, second.Owner);
        Assert.False(second.HasRead);
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        Assert.Equal("https://moved.example/", (await db.Businesses.SingleAsync(Ct)).WebsiteUrl);
    }

    [Fact]
    public async Task An_address_that_a_customer_has_is_a_conflict_and_the_customer_keeps_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var customer = await given.ABusiness();

        var answer = await Ensure(given, House with { Email = "owner1@b1.example" });

        Assert.Equal(RefusalKind.Conflict, answer.Refusal?.Kind);
        await using var db = await given.DbFor(customer);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task The_operator_cannot_open_a_second_business_for_one_address()
    {
        await using var given = await Given.AnEmptyInstallation();
        Assert.True((await given.The<CreateBusiness>().RunAsync(Caretaker.Instance, House, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await given.The<CreateBusiness>().RunAsync(Caretaker.Instance, House, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task In_Development_our_own_pages_and_the_demos_are_read_at_start()
    {
        await using var app = await MiaApp.StartAsync("Development", ownPages: true);

        await Eventually.HoldsAsync(
            async () =>
            {
                await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
                return await db.Sources.CountAsync(s => s.State == SourceState.Ready && db.Pages.Any(p => p.SourceId == s.Id), Ct) == 2;
            },
            "both websites are read",
            within: TimeSpan.FromMinutes(1));
    }

    private static Task<Result<EnsuredBusiness>> Ensure(Given given, OpenBusinessInput input) =>
        given.The<EnsureBusiness>().RunAsync(Caretaker.Instance, input, "mia_pk_miapulse", Ct);
}
