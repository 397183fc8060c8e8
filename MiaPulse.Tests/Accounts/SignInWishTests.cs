using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Accounts;

/// <summary>Whoever was told to look into their mail gets that mail, whatever happens to the process or to the mail provider meanwhile.</summary>
public sealed class SignInWishTests
{
    private const string Address = "owner1@b1.example";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly OpenBusinessInput Form = new() { BusinessName = "Corner Bakery", Email = "ana@bakery.example", Website = "bakery.example", Industry = "Bakery" };

    [Fact]
    public async Task A_wish_is_on_the_disk_when_it_is_answered_and_holds_no_secret()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.The<RequestSignUp>().RunAsync(Newcomer.Instance, Form, Ct);

        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        var wish = await db.SignInWishes.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((Form.Email, Form), (wish.Email, wish.Form));

        await given.LinksAreMailed();
        var token = given.Mailer.Take().Text.Split("token=")[1].Split('\n')[0];
        wish = await db.SignInWishes.AsNoTracking().SingleAsync(Ct);
        Assert.Equal(Secrets.Hash(token), wish.TokenHash);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!))
        {
            await using var open = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Ct);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token)));
        }
    }

    [Fact]
    public async Task What_somebody_took_and_died_with_is_taken_up_when_the_lease_is_over_and_not_before()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();
        await Ask(given);
        Assert.NotNull(await given.The<SignInQueue>().TryTakeAsync(Ct));
        await given.LinksAreMailed();
        Assert.False(given.Mailer.TryTake(out _));

        given.Clock.Advance(SignInWish.Lease);
        await given.LinksAreMailed();

        Assert.Equal(Address, given.Mailer.Take().To.Value);
        given.Clock.Advance(SignInWish.Lease);
        await given.LinksAreMailed();
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Ten_who_look_for_work_at_once_find_each_wish_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = "a@b.example" }, Ct);
        await given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = "b@b.example" }, Ct);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<SignInQueue>().TryTakeAsync(Ct))));

        var found = taken.Where(t => t is not null).ToList();
        Assert.Equal(2, found.Count);
        Assert.Equal(2, found.Distinct().Count());
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_is_written_again_with_a_link_of_its_own_and_holds_nobody_up()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();
        await given.ABusiness();
        given.Mailer.Refuses = mail => mail.To.Value == Address;
        await Ask(given);
        await Ask(given, "owner2@b2.example");
        await given.LinksAreMailed();
        Assert.Equal("owner2@b2.example", given.Mailer.Take().To.Value);

        given.Mailer.Refuses = _ => false;
        await given.LinksAreMailed();
        Assert.False(given.Mailer.TryTake(out _)); // not at once
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.LinksAreMailed();

        var token = given.Mailer.Take().Text.Split("token=")[1].Split('\n')[0];
        Assert.True((await given.The<ConfirmSignIn>().RunAsync(Newcomer.Instance, token, "Firefox on Linux", Ct)).IsDone);
    }

    [Fact]
    public async Task A_mail_that_is_never_taken_is_given_up()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();
        var tries = 0;
        given.Mailer.Refuses = _ => ++tries > 0;
        await Ask(given);
        for (var minute = 0; minute < 60; minute++)
        {
            await given.LinksAreMailed();
            given.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, tries);
    }

    [Fact]
    public async Task Work_that_kills_whoever_takes_it_is_given_up_too()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();
        await Ask(given);
        for (var death = 0; death < 10; death++)
        {
            Assert.NotNull(await given.The<SignInQueue>().TryTakeAsync(Ct));
            given.Clock.Advance(SignInWish.Lease);
        }

        await given.LinksAreMailed();
        given.Clock.Advance(SignInWish.Lease);

        Assert.Null(await given.The<SignInQueue>().TryTakeAsync(Ct));
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Of_two_wishes_that_wait_only_the_newer_is_mailed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.The<RequestSignUp>().RunAsync(Newcomer.Instance, Form, Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await Ask(given, Form.Email!);

        await given.LinksAreMailed();

        var token = given.Mailer.Take().Text.Split("token=")[1].Split('\n')[0];
        Assert.False(given.Mailer.TryTake(out _));
        var signedIn = await given.The<ConfirmSignIn>().RunAsync(Newcomer.Instance, token, "Firefox on Linux", Ct);
        await using var db = await given.DbFor(signedIn.Value.Owner);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task An_address_that_is_nobodys_is_not_kept_for_having_been_typed_in()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Ask(given);
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        Assert.Equal(1, await db.SignInWishes.CountAsync(Ct));

        await given.LinksAreMailed();

        Assert.Equal(0, await db.SignInWishes.CountAsync(Ct));
    }

    private static Task<Result> Ask(Given given, string email = Address) => given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = email }, Ct);
}
