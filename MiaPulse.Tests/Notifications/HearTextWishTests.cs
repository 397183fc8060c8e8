using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>What a word that somebody texts us changes, and what it does not.</summary>
public sealed class HearTextWishTests
{
    private const string Phone = "+13125550123";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private int _texts;

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop. ")]
    [InlineData("Stop all")]
    [InlineData("STOPALL")]
    [InlineData("Unsubscribe")]
    [InlineData("cancel")]
    [InlineData("End")]
    [InlineData("quit!")]
    [InlineData("REVOKE")]
    [InlineData("opt-out")]
    public async Task Stop_in_all_its_words_ends_every_text_until_start(string word)
    {
        await using var given = await Given.AnEmptyInstallation();
        Assert.IsType<Delivery.Delivered>(await SendAsync(given));

        Assert.Null(await HearAsync(given, word)); // the vendor answers that by itself
        Assert.True(Assert.IsType<Delivery.NeverAgain>(await SendAsync(given)).IsOptOut);
        Assert.IsType<Delivery.Delivered>(await SendAsync(given, "+13125550124"));

        Assert.Null(await HearAsync(given, "Start"));
        Assert.IsType<Delivery.Delivered>(await SendAsync(given));
        Assert.Equal(3, given.Texter.Count);
    }

    [Theory]
    [InlineData("Please stop by at three")]
    [InlineData("the end")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Other_words_are_neither_kept_nor_answered(string? words)
    {
        await using var given = await Given.AnEmptyInstallation();

        Assert.Null(await HearAsync(given, words));

        Assert.IsType<Delivery.Delivered>(await SendAsync(given));
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        Assert.Equal((0, 0), (await db.SeenEvents.CountAsync(), await db.TextOptOuts.CountAsync()));
    }

    [Fact]
    public async Task An_old_stop_that_comes_again_takes_no_start_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        await HearAsync(given, "STOP", "SM1");
        await HearAsync(given, "START", "SM2");

        await HearAsync(given, "STOP", "SM1");
        Assert.IsType<Delivery.Delivered>(await SendAsync(given));

        await HearAsync(given, "STOP", "SM3");
        await HearAsync(given, "START", "SM2");
        Assert.IsType<Delivery.NeverAgain>(await SendAsync(given));
    }

    [Fact]
    public async Task Twenty_at_once_stop_it_once()
    {
        await using var given = await Given.AnEmptyInstallation();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => HearAsync(given, "STOP", $"SM{n}"))));

        Assert.IsType<Delivery.NeverAgain>(await SendAsync(given));
    }

    [Fact]
    public async Task Help_names_whom_to_ask_once_a_day_and_not_to_who_has_stopped()
    {
        await using var given = await Given.AnEmptyInstallation();

        var answer = await HearAsync(given, "help");
        Assert.Contains("support@mia.example", answer, StringComparison.Ordinal);
        Assert.InRange(TextLength.PartsOf(answer!), 1, 2);
        Assert.Null(await HearAsync(given, "INFO"));

        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await HearAsync(given, "help"));
        await HearAsync(given, "STOP");
        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await HearAsync(given, "help"));
    }

    [Fact]
    public async Task What_the_vendor_has_understood_and_answered_counts_and_gets_no_second_answer()
    {
        await using var given = await Given.AnEmptyInstallation();

        Assert.Null(await given.The<HearTextWish>().RunAsync(Caretaker.Instance, AText("Basta", "SM1") with { Told = TextWish.Stop }, Ct));
        Assert.IsType<Delivery.NeverAgain>(await SendAsync(given));

        Assert.Null(await given.The<HearTextWish>().RunAsync(Caretaker.Instance, AText("help", "SM2") with { From = "+13125550124", Told = TextWish.Help }, Ct));
    }

    [Fact]
    public async Task A_word_from_our_own_number_begins_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();

        Assert.Null(await given.The<HearTextWish>().RunAsync(Caretaker.Instance, AText("HELP", "SM1") with { From = "+13125550100" }, Ct));
    }

    [Fact]
    public async Task Every_member_with_that_phone_sees_it_on_their_settings_and_nobody_else()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, neighbour, other) = (await given.ABusiness(), await given.ABusiness("Neighbour"), await given.ABusiness("Other"));
        await given.ProvedPhone(owner, Phone);
        await given.ProvedPhone(neighbour, Phone);
        await given.ProvedPhone(other, "+13125550124");
        using var heard = given.Hear(owner);

        await HearAsync(given, "STOP");

        await heard.FirstAsync<PhonesChanged>();
        Assert.True((await given.The<PhoneSettings>().ReadAsync(owner, Ct)).IsStopped);
        Assert.True((await given.The<PhoneSettings>().ReadAsync(neighbour, Ct)).IsStopped);
        Assert.False((await given.The<PhoneSettings>().ReadAsync(other, Ct)).IsStopped);
        await HearAsync(given, "START");
        Assert.False((await given.The<PhoneSettings>().ReadAsync(owner, Ct)).IsStopped);
    }

    [Fact]
    public async Task An_opt_out_that_only_the_vendor_knows_of_is_known_here_from_then_on()
    {
        await using var given = await Given.AnEmptyInstallation();
        given.Texter.Answers = _ => new Delivery.NeverAgain("Opted out.") { IsOptOut = true };
        await SendAsync(given);
        given.Texter.Answers = _ => null;

        Assert.IsType<Delivery.NeverAgain>(await SendAsync(given));
        Assert.Equal(0, given.Texter.Count);

        await given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", "SM7", null, TextStatus.Failed, 21610) { OptedOut = "+13125550124" }, Ct);
        Assert.IsType<Delivery.NeverAgain>(await SendAsync(given, "+13125550124"));
    }

    private Task<string?> HearAsync(Given given, string? words, string? id = null) =>
        given.The<HearTextWish>().RunAsync(Caretaker.Instance, AText(words, id ?? $"SM-{Interlocked.Increment(ref _texts)}"), Ct);

    private static TextHeard AText(string? words, string id) => new("twilio", id, Phone, "+13125550100", words);

    private static Task<Delivery> SendAsync(Given given, string to = Phone) =>
        given.The<ITexter>().SendAsync(new TextMessage(PhoneNumber.FromKept(to)!, "Hello", $"key/{to}"), Ct);
}
