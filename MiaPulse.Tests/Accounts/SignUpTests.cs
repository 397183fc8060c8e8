using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Accounts;

public sealed partial class SignUpTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly OpenBusinessInput Good = new() { BusinessName = "Corner Bakery", Email = "ana.ruiz@bakery.example", Website = "bakery.example", Industry = "Bakery" };

    [Fact]
    public async Task Four_fields_mail_a_link_and_the_link_opens_the_business()
    {
        await using var given = await Given.AnEmptyInstallation();

        Assert.True((await Open(given, Good)).IsDone);
        var mail = given.Mailer.Take();
        Assert.Equal("ana.ruiz@bakery.example", mail.To.Value);
        Assert.Matches("https://mia.example/signin/confirm\\?token=[0-9A-Za-z]{43}", mail.Text);
        Assert.Matches("https://mia.example/signin/confirm\\?token=[0-9A-Za-z]{43}", mail.Html);

        var signedIn = (await Confirm(given, mail)).Value;
        await using var db = await Everything(given);
        var business = await db.Businesses.SingleAsync(Ct);
        var member = await db.Members.SingleAsync(Ct);
        Assert.Equal(("Corner Bakery", "https://bakery.example/", "Bakery"), (business.Name, business.WebsiteUrl, business.Industry));
        Assert.Matches("^mia_pk_[0-9A-Za-z]{22,}$", business.WidgetKey);
        Assert.Equal((business.Id, "ana.ruiz@bakery.example", "Ana Ruiz"), (member.BusinessId, member.Email, member.Name));
        Assert.Equal(member.ToOwner(), signedIn.Owner);
        Assert.Equal(signedIn.Session, (await db.Sessions.SingleAsync(Ct)).Id);
        Assert.Equal("https://bakery.example/", (await db.Sources.SingleAsync(Ct)).Url);
        Assert.False((await Confirm(given, mail)).IsDone);
    }

    [Fact]
    public async Task Nothing_is_opened_and_nothing_fetched_for_somebody_who_has_not_confirmed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good);

        await using var db = await Everything(given);
        Assert.Equal(1, await db.SignInWishes.CountAsync(Ct));
        Assert.Equal(0, await db.Businesses.CountAsync(Ct));
        Assert.Equal(0, await db.Members.CountAsync(Ct));
        Assert.Equal(0, await db.Sources.CountAsync(Ct));
    }

    [Fact]
    public async Task Whoever_signs_up_again_before_confirming_opens_what_they_said_last()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good with { Email = "Ana.Ruiz@bakery.example", BusinessName = "Typo Salon", Website = "tpyo.example", Industry = "Salon" }); // or a stranger, with her address
        var first = given.Mailer.Take();
        await Open(given, Good);
        var second = given.Mailer.Take();

        Assert.Equal(first.Subject, second.Subject);
        Assert.False((await Confirm(given, first)).IsDone);
        Assert.True((await Confirm(given, second)).IsDone);
        await using var db = await Everything(given);
        var business = await db.Businesses.SingleAsync(Ct);
        Assert.Equal(("Corner Bakery", "https://bakery.example/", "Bakery"), (business.Name, business.WebsiteUrl, business.Industry));
    }

    [Fact]
    public async Task Whoever_signed_up_and_asks_again_need_not_fill_in_the_form_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good);
        var first = given.Mailer.Take();
        given.Clock.Advance(SignInLink.Lifetime);
        Assert.False((await Confirm(given, first)).IsDone);

        await given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = Good.Email }, Ct);
        await given.LinksAreMailed();

        Assert.True((await Confirm(given, given.Mailer.Take())).IsDone);
        await using var db = await Everything(given);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task A_form_that_nobody_confirms_is_forgotten_after_a_day()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good);
        given.Clock.Advance(SignInWish.Kept - TimeSpan.FromMinutes(1));
        await given.LinksAreMailed();
        await using var db = await Everything(given);
        Assert.Equal(1, await db.SignInWishes.CountAsync(Ct));

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.LinksAreMailed();

        Assert.Equal(0, await db.SignInWishes.CountAsync(Ct));
    }

    [Fact]
    public async Task An_address_with_an_account_gets_the_same_answer_another_mail_and_no_second_business()
    {
        await using var given = await Given.AnEmptyInstallation();
        var first = await Open(given, Good);
        var welcome = given.Mailer.Take();
        await Confirm(given, welcome);

        var second = await Open(given, Good with { Email = "Ana.Ruiz@Bakery.Example", BusinessName = "Mine now" });

        Assert.Equal(first, second);
        var reminder = given.Mailer.Take();
        Assert.Equal(welcome.To, reminder.To);
        Assert.NotEqual(welcome.Subject, reminder.Subject);
        Assert.True((await Confirm(given, reminder)).IsDone);
        await using var db = await Everything(given);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
        Assert.Equal(1, await db.Members.CountAsync(Ct));
    }

    [Fact]
    public async Task A_link_for_an_address_that_the_operator_has_opened_since_changes_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good with { BusinessName = "Mine now" });
        var mail = given.Mailer.Take();
        await given.The<CreateBusiness>().RunAsync(Caretaker.Instance, Good, Ct);

        Assert.Equal(RefusalKind.NotFound, (await Confirm(given, mail)).Refusal?.Kind);

        await using var db = await Everything(given);
        Assert.Equal("Corner Bakery", (await db.Businesses.SingleAsync(Ct)).Name);
        Assert.Equal(0, await db.Sessions.CountAsync(Ct));
    }

    [Fact]
    public async Task Ten_sign_ups_with_one_address_at_once_open_one_business_however_many_confirm()
    {
        await using var given = await Given.AnEmptyInstallation();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<RequestSignUp>().RunAsync(Newcomer.Instance, Good, Ct))));
        await given.LinksAreMailed();
        var mails = new List<Mail>();
        while (given.Mailer.TryTake(out var mail))
        {
            mails.Add(mail);
        }

        Assert.All(answers, a => Assert.True(a.IsDone));
        var confirmed = await Task.WhenAll(mails.SelectMany(m => Enumerable.Repeat(m, 5)).Select(m => Task.Run(() => Confirm(given, m))));
        Assert.Single(confirmed, c => c.IsDone);
        await using var db = await Everything(given);
        Assert.Equal(1, await db.Businesses.CountAsync(Ct));
        Assert.Equal(1, await db.Members.CountAsync(Ct));
        Assert.Equal(1, await db.Sessions.CountAsync(Ct));
    }

    [Fact]
    public async Task Our_mail_carries_no_word_that_a_stranger_typed()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Open(given, Good with { BusinessName = "Zyxxy wins a prize", Website = "https://zyxxy.example/", Industry = "Zyxxy" });

        var mail = given.Mailer.Take();
        Assert.DoesNotContain("zyxxy", mail.Subject + mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_taken_out_of_names()
    {
        await using var given = await Given.AnEmptyInstallation();

        await OpenAndConfirm(given, Good with { BusinessName = " \u202eCorner\u200b\nBakery\u0007 ", Industry = "Ba\u2066kery" });

        await using var db = await Everything(given);
        var business = await db.Businesses.SingleAsync(Ct);
        Assert.Equal(("Corner Bakery", "Bakery"), (business.Name, business.Industry));
    }

    [Theory]
    [InlineData("BusinessName", "", "a@b.example", "b.example", "Bakery")]
    [InlineData("BusinessName", "\u200b\u202e", "a@b.example", "b.example", "Bakery")]
    [InlineData("Email", "B", "", "b.example", "Bakery")]
    [InlineData("Email", "B", "a@b.example,c@d.example", "b.example", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "not a website", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "javascript://b.example/%0aalert(1)", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "ftp://b.example", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "https://user:secret@b.example", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "http://127.0.0.1:8155", "Bakery")]
    [InlineData("Website", "B", "a@b.example", "203.0.113.7", "Bakery")]
    [InlineData("Industry", "B", "a@b.example", "b.example", "")]
    [InlineData("Industry", "B", "a@b.example", "b.example", "\u2066\u2069")]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_happens(string field, string name, string email, string website, string industry)
    {
        await using var given = await Given.AnEmptyInstallation();

        var answer = await Open(given, new OpenBusinessInput { BusinessName = name, Email = email, Website = website, Industry = industry });

        Assert.Equal((RefusalKind.Invalid, field), (answer.Refusal?.Kind ?? default, answer.Refusal?.Field));
        await using var db = await Everything(given);
        Assert.Equal(0, await db.SignInWishes.CountAsync(Ct));
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task A_website_that_is_a_number_is_refused_as_the_next_screen_would_unless_it_is_let_through()
    {
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton(new CrawlerOptions { AllowedPrivateHosts = ["127.0.0.1:8155"] })));

        Assert.Equal("Type the website's name, not a number.", (await Open(given, Good with { Website = "http://127.0.0.1:8156" })).Refusal?.Sentence);
        Assert.True((await Open(given, Good with { Website = "http://127.0.0.1:8155" })).IsDone);
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
        await OpenAndConfirm(given, Good with { Email = one });

        await Open(given, Good with { Email = other });

        // Either a stranger's own account, or refused; never mail to the first, never a change of it.
        var isTaken = given.Mailer.TryTake(out var mail);
        Assert.False(isTaken && mail!.To.Key == one);
        if (isTaken)
        {
            Assert.True((await Confirm(given, mail!)).IsDone);
        }

        await using var db = await Everything(given);
        Assert.Equal(1, await db.Members.CountAsync(m => m.EmailKey == one, Ct));
        Assert.Equal(isTaken ? 2 : 1, await db.Members.CountAsync(Ct));
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

    private static async Task<Result> Open(Given given, OpenBusinessInput input)
    {
        var answer = await given.The<RequestSignUp>().RunAsync(Newcomer.Instance, input, Ct);
        await given.LinksAreMailed();
        given.Clock.Advance(TimeSpan.FromSeconds(1)); // nobody asks twice in the same instant
        return answer;
    }

    private static async Task OpenAndConfirm(Given given, OpenBusinessInput input)
    {
        Assert.True((await Open(given, input)).IsDone);
        Assert.True((await Confirm(given, given.Mailer.Take())).IsDone);
    }

    private static Task<Result<SignedIn>> Confirm(Given given, Mail mail) =>
        given.The<ConfirmSignIn>().RunAsync(Newcomer.Instance, Token().Match(mail.Text).Groups[1].Value, "Firefox on Linux", Ct);

    private static Task<MiaDb> Everything(Given given) => given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);

    [GeneratedRegex("token=([0-9A-Za-z]+)")]
    private static partial Regex Token();
}
