using MiaPulse.Core.Billing;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Billing;

/// <summary>Every reminder of a trial's end is mailed once, whoever looks how often, and none to a business that has subscribed.</summary>
public sealed class RemindOfTrialsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>A Sunday, two weeks after the start.</summary>
    private static readonly DateOnly End = new(2026, 6, 14);

    [Fact]
    public async Task From_a_week_before_the_end_to_after_it_there_are_five_mails()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness(change: b => b.TrialEndsOn = End);
        await given.ABusiness("No trial");

        var subjects = await PassAsync(given, TimeSpan.FromDays(30));

        Assert.Equal(
            [
                "Your trial of MiaPulse ends in 7 days", "Your trial of MiaPulse ends in 3 days", "Your trial of MiaPulse ends tomorrow", "Your trial of MiaPulse ends today",
                "Mia no longer answers on your website",
            ],
            subjects);
    }

    [Fact]
    public async Task Ten_who_look_at_once_remind_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness(change: b => b.TrialEndsOn = End);
        given.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 7, 13, 0, 0, TimeSpan.Zero)); // nine in New York

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<RemindOfTrials>().RunAsync(Caretaker.Instance, Ct))));
        await given.AlertsAreSent();

        Assert.Equal("trial_reminder", given.Mailer.Take().Kind);
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Who_subscribes_before_it_leaves_gets_none()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness(change: b => b.TrialEndsOn = End);
        given.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 7, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await given.The<RemindOfTrials>().RunAsync(Caretaker.Instance, Ct));
        await using (var db = await given.DbFor(owner))
        {
            (await db.Businesses.SingleAsync(Ct)).TrialEndsOn = null;
            await db.SaveChangesAsync(Ct);
        }

        await given.AlertsAreSent();

        Assert.False(given.Mailer.TryTake(out _));
        Assert.Empty(await PassAsync(given, TimeSpan.FromDays(14)));
    }

    [Fact]
    public async Task One_whose_day_passed_while_the_provider_was_away_is_not_told_late()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness(change: b => b.TrialEndsOn = End);
        given.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 13, 13, 0, 0, TimeSpan.Zero)); // ends tomorrow
        await given.The<RemindOfTrials>().RunAsync(Caretaker.Instance, Ct);
        given.Clock.Advance(TimeSpan.FromDays(1)); // we were away ourselves

        Assert.Equal(["Your trial of MiaPulse ends today"], await PassAsync(given, TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Who_ends_them_by_the_link_in_one_gets_no_other_until_they_want_them_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness(change: b => b.TrialEndsOn = End);
        given.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 7, 13, 0, 0, TimeSpan.Zero)); // nine in New York, a week before the end
        await given.The<RemindOfTrials>().RunAsync(Caretaker.Instance, Ct);
        await given.AlertsAreSent();
        var mail = given.Mailer.Take();
        var stop = Assert.Single(AWeek.Tokens(mail.Text, "unsubscribe"));
        Assert.Equal($"https://mia.example/unsubscribe/{stop}", mail.Unsubscribe?.AbsoluteUri);

        Assert.True((await given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);

        Assert.Empty(await PassAsync(given, TimeSpan.FromDays(5)));
        var chosen = AlertsInput.From((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences);
        Assert.Equal(new AlertsInput { MailsTrial = false }, chosen);
        await given.The<ChooseAlerts>().RunAsync(owner, chosen with { MailsTrial = true }, Ct);
        Assert.Equal(["Your trial of MiaPulse ends tomorrow"], await PassAsync(given, TimeSpan.FromDays(2)));
    }

    private static async Task<List<string>> PassAsync(Given given, TimeSpan time)
    {
        var subjects = new List<string>();
        for (var until = given.Clock.GetUtcNow() + time; given.Clock.GetUtcNow() < until; given.Clock.Advance(TimeSpan.FromMinutes(30)))
        {
            await given.The<RemindOfTrials>().RunAsync(Caretaker.Instance, Ct);
            await given.AlertsAreSent();
            while (given.Mailer.TryTake(out var mail))
            {
                subjects.Add(mail.Subject);
            }
        }

        return subjects;
    }
}
