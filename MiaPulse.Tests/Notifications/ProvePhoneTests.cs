using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>A phone is a member's once they have brought the code that came to it, and not before.</summary>
public sealed class ProvePhoneTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Whoever_brings_the_code_has_the_phone_and_nothing_is_kept_but_hashes()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal("(312) 555-0123", (await given.The<ProvePhone>().RunAsync(owner, "312 555 0123", Ct)).Value);

        var text = given.Texter.Take();
        Assert.Equal(("+13125550123", 1), (text.To.Value, TextLength.PartsOf(text.Text)));
        Assert.Matches("^[0-9]{6} ", text.Text);
        Assert.Equal(new OwnPhone(null, IsStopped: false, "(312) 555-0123"), await given.The<PhoneSettings>().ReadAsync(owner, Ct));
        Assert.DoesNotContain(CodeIn(text), Assert.Single(await CodesAsync(given)).CodeHash, StringComparison.Ordinal);

        Assert.True((await BringAsync(given, owner, $" {CodeIn(text)[..3]} {CodeIn(text)[3..]} ")).IsDone);

        Assert.Equal(new OwnPhone("(312) 555-0123", IsStopped: false, null), await given.The<PhoneSettings>().ReadAsync(owner, Ct));
        Assert.Null(Assert.Single(await CodesAsync(given)).Number);
        Assert.False((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.Wants(AlertKind.LeadCaptured, AlertChannel.Text)); // that is another choice
        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, CodeIn(text))).Refusal?.Kind); // once
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("call me")]
    [InlineData("312 555")]
    [InlineData("+1 900 234 5678")] // premium
    [InlineData("+49 180 1234567")] // shared cost
    [InlineData("+1 800 234 5678")] // nobody's own
    [InlineData("+44 20 7946 0958")] // landlines
    [InlineData("+49 30 123456")]
    public async Task What_no_text_can_or_may_go_to_is_refused_at_once(string? typed)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var asked = await given.The<ProvePhone>().RunAsync(owner, typed, Ct);

        Assert.Equal(((RefusalKind?)RefusalKind.Invalid, "phone"), (asked.Refusal?.Kind, asked.Refusal?.Field));
        Assert.Empty(await CodesAsync(given));
        Assert.Equal(0, given.Texter.Count);
    }

    [Fact]
    public async Task A_landline_is_called_one_and_costs_no_code_and_a_mobile_or_either_kind_of_number_gets_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        for (var typed = 0; typed <= PhoneCode.MostAnHour; typed++)
        {
            Assert.StartsWith("That is a landline", (await given.The<ProvePhone>().RunAsync(owner, "+44 20 7946 0958", Ct)).Refusal?.Sentence, StringComparison.Ordinal);
        }

        await AskAsync(given, owner, "+49 1512 3456789");
        await AskAsync(given, owner, "+13125550123"); // in North America they look alike
    }

    [Fact]
    public async Task A_phone_that_has_opted_out_gets_no_code_either()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<HearTextWish>().RunAsync(Caretaker.Instance, new TextHeard("twilio", "SM9", "+13125550123", "+13125550100", "stop"), Ct);

        Assert.Equal(RefusalKind.Invalid, (await given.The<ProvePhone>().RunAsync(owner, "+13125550123", Ct)).Refusal?.Kind);
        Assert.Equal(0, given.Texter.Count);

        Assert.True((await given.The<ProvePhone>().RunAsync(owner, "+13125550124", Ct)).IsDone);
    }

    [Fact]
    public async Task Five_wrong_codes_kill_it_and_its_number_is_forgotten()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var code = await AskAsync(given, owner);
        for (var wrong = 1; wrong < PhoneCode.MostTries; wrong++)
        {
            Assert.Equal((RefusalKind.Invalid, "code"), await BringAsync(given, owner, Not(code)) is { Refusal: { } refusal } ? (refusal.Kind, refusal.Field!) : default);
        }

        Assert.Equal(RefusalKind.Invalid, (await BringAsync(given, owner, "12")).Refusal?.Kind); // no try at all
        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, Not(code))).Refusal?.Kind);

        Assert.Null(Assert.Single(await CodesAsync(given)).Number);
        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, code)).Refusal?.Kind);
        Assert.Null((await given.The<PhoneSettings>().ReadAsync(owner, Ct)).Proven);
    }

    [Fact]
    public async Task Thirty_wrong_codes_at_once_are_five_tries()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var code = await AskAsync(given, owner);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => BringAsync(given, owner, Not(code)))));

        Assert.Equal(PhoneCode.MostTries, Assert.Single(await CodesAsync(given)).Tries);
        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, code)).Refusal?.Kind);
    }

    [Fact]
    public async Task After_ten_minutes_the_code_is_dead_the_number_forgotten_and_after_a_day_everything()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var code = await AskAsync(given, owner);
        given.Clock.Advance(PhoneCode.Lifetime - TimeSpan.FromSeconds(1));
        await given.The<ForgetPhoneCodes>().RunAsync(Caretaker.Instance, Ct);
        Assert.NotNull(Assert.Single(await CodesAsync(given)).Number);
        given.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, code)).Refusal?.Kind);
        Assert.Null((await given.The<PhoneSettings>().ReadAsync(owner, Ct)).Asked);
        await given.The<ForgetPhoneCodes>().RunAsync(Caretaker.Instance, Ct);
        Assert.Null(Assert.Single(await CodesAsync(given)).Number);

        given.Clock.Advance(PhoneCode.Kept);
        await given.The<ForgetPhoneCodes>().RunAsync(Caretaker.Instance, Ct);
        Assert.Empty(await CodesAsync(given));
    }

    [Fact]
    public async Task Only_the_newest_code_works()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var first = await AskAsync(given, owner);
        var second = await AskAsync(given, owner, "+13125550124");

        if (first != second)
        {
            Assert.False((await BringAsync(given, owner, first)).IsDone);
        }

        Assert.True((await BringAsync(given, owner, second)).IsDone);
        Assert.Equal("(312) 555-0124", (await given.The<PhoneSettings>().ReadAsync(owner, Ct)).Proven);
    }

    [Fact]
    public async Task A_member_gets_three_codes_an_hour_whatever_the_number()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        for (var asked = 0; asked < PhoneCode.MostAnHour; asked++)
        {
            await AskAsync(given, owner, $"+1312555012{asked}");
        }

        Assert.Equal(RefusalKind.OverLimit, (await given.The<ProvePhone>().RunAsync(owner, "+13125550129", Ct)).Refusal?.Kind);
        Assert.Equal(PhoneCode.MostAnHour, given.Texter.Count);

        given.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(given, owner, "+13125550129");
    }

    [Fact]
    public async Task A_number_gets_three_codes_a_day_whoever_asks()
    {
        await using var given = await Given.AnEmptyInstallation();
        for (var asked = 0; asked < PhoneCode.MostADay; asked++)
        {
            await AskAsync(given, await given.ABusiness());
        }

        var last = await given.ABusiness();
        Assert.Equal(RefusalKind.OverLimit, (await given.The<ProvePhone>().RunAsync(last, "+13125550123", Ct)).Refusal?.Kind);
        Assert.Equal(PhoneCode.MostADay, given.Texter.Count);

        given.Clock.Advance(TimeSpan.FromDays(1));
        await AskAsync(given, last);
    }

    [Fact]
    public async Task What_the_vendor_does_not_take_is_said_and_the_number_not_kept()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Texter.Answers = _ => new Delivery.NeverAgain("This number cannot take texts.");
        Assert.Equal("This number cannot take texts.", (await given.The<ProvePhone>().RunAsync(owner, "+13125550123", Ct)).Refusal?.Sentence);
        Assert.Null(Assert.Single(await CodesAsync(given)).Number);

        given.Texter.Answers = _ => new Delivery.TryLater("Not now.");
        Assert.Equal("Not now.", (await given.The<ProvePhone>().RunAsync(owner, "+13125550123", Ct)).Refusal?.Sentence);
        Assert.Single(await CodesAsync(given)); // what never went out does not count
    }

    [Fact]
    public async Task Removing_forgets_what_was_proven_and_what_was_asked_and_the_choice_of_texts_however_many_remove_at_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.ProvedPhone(owner);
        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { TextsLeads = 2 }, Ct)).IsDone);
        var code = await AskAsync(given, owner, "+13125550124");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<RemovePhone>().RunAsync(owner, Ct))));

        Assert.Equal(new OwnPhone(null, IsStopped: false, null), await given.The<PhoneSettings>().ReadAsync(owner, Ct));
        Assert.All(await CodesAsync(given), c => Assert.Null(c.Number));
        Assert.False((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.Wants(AlertKind.LeadCaptured, AlertChannel.Text));
        Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, owner, code)).Refusal?.Kind);
    }

    [Fact]
    public async Task Removing_and_bringing_at_once_fail_for_nobody()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        for (var round = 0; round < 3; round++)
        {
            var code = await AskAsync(given, owner, $"+1312555013{round}");

            await Task.WhenAll(Task.Run(() => BringAsync(given, owner, code)), Task.Run(() => given.The<RemovePhone>().RunAsync(owner, Ct)));

            Assert.All(await CodesAsync(given), c => Assert.Null(c.Number));
        }
    }

    [Fact]
    public async Task A_code_proves_nothing_for_anybody_else()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var ben = owner with { Member = given.NewId<MemberId>(), Name = "Ben" };
        await using (var db = await given.DbFor(owner))
        {
            db.Members.Add(new Member { BusinessId = owner.Business, Id = ben.Member, Email = "ben@b1.example", EmailKey = "ben@b1.example", Name = "Ben", CreatedAt = given.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        var code = await AskAsync(given, owner);
        foreach (var other in new[] { neighbour, ben })
        {
            Assert.Equal(RefusalKind.Conflict, (await BringAsync(given, other, code)).Refusal?.Kind);
            Assert.Equal(new OwnPhone(null, IsStopped: false, null), await given.The<PhoneSettings>().ReadAsync(other, Ct));
            await given.The<RemovePhone>().RunAsync(other, Ct);
        }

        Assert.True((await BringAsync(given, owner, code)).IsDone); // nobody has taken a try from it
        await given.The<RemovePhone>().RunAsync(neighbour, Ct);
        Assert.NotNull((await given.The<PhoneSettings>().ReadAsync(owner, Ct)).Proven);
    }

    [Fact]
    public async Task Texts_are_chosen_by_who_has_a_phone_alone()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var input = new AlertsInput { TextsWaiting = 5 };
        Assert.Equal((RefusalKind.Invalid, nameof(AlertsInput.TextsWaiting)), await given.The<ChooseAlerts>().RunAsync(owner, input, Ct) is { Refusal: { } refusal } ? (refusal.Kind, refusal.Field!) : default);

        await given.ProvedPhone(owner);

        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, input, Ct)).IsDone);
        Assert.Equal(input, AlertsInput.From((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences));
        Assert.Equal(RefusalKind.Invalid, (await given.The<ChooseAlerts>().RunAsync(owner, input with { TextsWaiting = 7 }, Ct)).Refusal?.Kind);
    }

    private static async Task<string> AskAsync(Given given, Owner who, string number = "+13125550123")
    {
        Assert.Null((await given.The<ProvePhone>().RunAsync(who, number, Ct)).Refusal);
        return CodeIn(given.Texter.Take());
    }

    private static Task<Result> BringAsync(Given given, Owner who, string code) => given.The<ConfirmPhone>().RunAsync(who, code, Ct);

    private static string CodeIn(TextMessage text) => text.Text[..PhoneCode.Length];

    private static string Not(string code) => code == "000000" ? "111111" : "000000";

    private static async Task<List<PhoneCode>> CodesAsync(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        return await db.PhoneCodes.AsNoTracking().ToListAsync();
    }
}
