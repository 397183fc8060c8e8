using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Businesses;

public sealed class OpenBusinessTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly OpenBusinessInput Good = new() { BusinessName = "Corner Bakery", Email = "ana.ruiz@bakery.example", Website = "bakery.example", Industry = "Bakery" };

    [Fact]
    public async Task Four_fields_open_a_business_and_mail_a_link()
    {
        await using var given = await Given.AnEmptyInstallation();

        Assert.True((await Open(given, Good)).IsDone);

        await using var db = await Everything(given);
        var business = await db.Businesses.SingleAsync(Ct);
        var member = await db.Members.SingleAsync(Ct);
        Assert.Equal(("Corner Bakery", "https://bakery.example/", "Bakery"), (business.Name, business.WebsiteUrl, business.Industry));
        Assert.Matches("^mia_pk_[0-9A-Za-z]{22,}$", business.WidgetKey);
        Assert.Equal((business.Id, "ana.ruiz@bakery.example", "Ana Ruiz"), (member.BusinessId, member.Email, member.Name));
        Assert.True(given.The<MailQueue>().TryTake(out var mail));
        Assert.Equal("ana.ruiz@bakery.example", mail!.To.Value);
        Assert.Matches("https://mia.example/signin/confirm\\?token=[0-9A-Za-z]{43}", mail.Text);
        Assert.Matches("https://mia.example/signin/confirm\\?token=[0-9A-Za-z]{43}", mail.Html);
    }

    [Fact]
    public async Task Nothing_is_fetched_for_somebody_who_has_not_confirmed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good);

        await using var db = await Everything(given);
        Assert.Equal(1, await db.Businesses.CountAsync(Ct));
        Assert.Equal(0, await db.Sources.CountAsync(Ct));
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_another_mail_and_no_second_business()
    {
        await using var given = await Given.AnEmptyInstallation();
        var first = await Open(given, Good);
        Assert.True(given.The<MailQueue>().TryTake(out var welcome));

        var second = await Open(given, Good with { Email = "Ana.Ruiz@Bakery.Example", BusinessName = "Mine now" });

        Assert.Equal(first, second);
        Assert.True(given.The<MailQueue>().TryTake(out var reminder));
        Assert.Equal(welcome!.To, reminder!.To);
        Assert.NotEqual(welcome.Subject, reminder.Subject);
        await using var db = await Everything(given);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
        Assert.Equal(1, await db.Members.CountAsync(Ct));
    }

    [Fact]
    public async Task Ten_sign_ups_with_one_address_at_once_open_one_business()
    {
        await using var given = await Given.AnEmptyInstallation();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Open(given, Good))));

        Assert.All(answers, a => Assert.True(a.IsDone));
        await using var db = await Everything(given);
        Assert.Equal(1, await db.Businesses.CountAsync(Ct));
        Assert.Equal(1, await db.Members.CountAsync(Ct));
    }

    [Fact]
    public async Task Our_mail_carries_no_word_that_a_stranger_typed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good with { BusinessName = "Zyxxy wins a prize", Website = "https://zyxxy.example/", Industry = "Zyxxy" });

        Assert.True(given.The<MailQueue>().TryTake(out var mail));
        Assert.DoesNotContain("zyxxy", mail!.Subject + mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("BusinessName", "", "a@b.example", "b.example", "Bakery")]
    [InlineData("BusinessName", "Two\nlines", "a@b.example", "b.example", "Bakery")]
    [InlineData("Email", "B", "", "b.example", "Bakery")]
    [InlineData("Email", "B", "a@b.example,c@d.example", "b.example", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "not a website", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "javascript://b.example/%0aalert(1)", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "ftp://b.example", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "https://user:secret@b.example", "Bakery")]
    [InlineData("Industry", "B", "a@b.example", "b.example", "")]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_happens(string field, string name, string email, string website, string industry)
    {
        await using var given = await Given.AnEmptyInstallation();

        var answer = await Open(given, new OpenBusinessInput { BusinessName = name, Email = email, Website = website, Industry = industry });

        Assert.Equal((RefusalKind.Invalid, field), (answer.Refusal?.Kind ?? default, answer.Refusal?.Field));
        await using var db = await Everything(given);
        Assert.Equal(0, await db.Businesses.CountAsync(Ct));
        Assert.False(given.The<MailQueue>().TryTake(out _));
    }

    [Theory]
    [InlineData("mike@example.org", "mıke@example.org")] // dotless i
    [InlineData("mike@example.org", "mike@exampIe.org")] // capital i for l: lower case makes it exampie
    [InlineData("admin@example.org", "аdmin@example.org")] // Cyrillic a
    [InlineData("admin@example.org", "admin@еxample.org")] // Cyrillic e in the host
    [InlineData("ana@example.org", "ana+mia@example.org")]
    [InlineData("anaruiz@example.org", "ana.ruiz@example.org")]
    [InlineData("ana@example.org", "ana@example.org.evil.example")]
    [InlineData("strasse@example.org", "straße@example.org")]
    public async Task Addresses_that_only_look_alike_never_share_an_account(string one, string other)
    {
        await using var given = await Given.AnEmptyInstallation();
        Assert.True((await Open(given, Good with { Email = one })).IsDone);
        given.The<MailQueue>().TryTake(out _);

        await Open(given, Good with { Email = other });

        // Either a stranger's own account, or refused; never mail to the first, never a change of it.
        Assert.False(given.The<MailQueue>().TryTake(out var mail) && mail!.To.Key == one);
        await using var db = await Everything(given);
        Assert.Equal(1, await db.Members.CountAsync(m => m.EmailKey == one, Ct));
        Assert.Equal(await db.Members.CountAsync(Ct), await db.Businesses.CountAsync(Ct));
    }

    [Fact]
    public async Task Every_address_that_the_samples_call_bad_is_refused_and_every_good_one_is_taken()
    {
        await using var given = await Given.AnEmptyInstallation();
        var rows = File.ReadLines(Repository.SharedData("hostile/emails.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows.Where(r => r[1] is "accept" or "reject"))
        {
            var email = Regex.Unescape(row[3].Contains('\\', StringComparison.Ordinal) ? Regex.Replace(row[3], @"\\(?![xurn\\])", @"\\") : row[3]);
            var answer = await Open(given, Good with { Email = email });
            Assert.True(answer.IsDone == (row[1] == "accept"), $"{row[0]} {row[1]} {row[2]}: {answer.Refusal?.Sentence}");
        }
    }

    private static Task<Result> Open(Given given, OpenBusinessInput input) => given.The<OpenBusiness>().RunAsync(Newcomer.Instance, input, Ct);

    private static Task<MiaDb> Everything(Given given) => given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
}
