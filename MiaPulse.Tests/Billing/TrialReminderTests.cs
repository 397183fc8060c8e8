using System.Globalization;
using MiaPulse.Core.Billing;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Billing;

/// <summary>When a business hears of the end of its trial, and in which words.</summary>
public sealed class TrialReminderTests
{
    private const string NewYork = "America/New_York";

    /// <summary>Ends on 14 March 2027, a Sunday: the clocks go forward on it.</summary>
    private static readonly DateOnly End = new(2027, 3, 14);

    [Theory]
    [InlineData("2027-03-07T13:59:59Z", null)]
    [InlineData("2027-03-07T14:00:00Z", TrialReminder.SevenDaysLeft)] // nine in New York
    [InlineData("2027-03-11T13:59:00Z", TrialReminder.SevenDaysLeft)]
    [InlineData("2027-03-11T14:00:00Z", TrialReminder.ThreeDaysLeft)]
    [InlineData("2027-03-13T14:00:00Z", TrialReminder.OneDayLeft)]
    [InlineData("2027-03-14T12:59:00Z", TrialReminder.OneDayLeft)]
    [InlineData("2027-03-14T13:00:00Z", TrialReminder.Ends)] // an hour of that night is missing
    [InlineData("2027-03-17T13:00:00Z", TrialReminder.Ended)]
    [InlineData("2027-03-24T12:59:00Z", TrialReminder.Ended)]
    [InlineData("2027-03-24T13:00:00Z", null)] // a week later it is no news
    public void Each_has_its_day_at_nine_and_the_latest_counts(string now, TrialReminder? due) =>
        Assert.Equal(due, TrialReminders.DueAt(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), End, NewYork));

    [Theory]
    [InlineData(TrialReminder.SevenDaysLeft, "Your trial of MiaPulse ends in 7 days")]
    [InlineData(TrialReminder.ThreeDaysLeft, "Your trial of MiaPulse ends in 3 days")]
    [InlineData(TrialReminder.OneDayLeft, "Your trial of MiaPulse ends tomorrow")]
    [InlineData(TrialReminder.Ends, "Your trial of MiaPulse ends today")]
    [InlineData(TrialReminder.Ended, "Mia no longer answers on your website")]
    public async Task It_says_what_they_would_lose_in_both_parts(TrialReminder reminder, string subject)
    {
        Assert.True(EmailAddress.TryParse("owner@b.example", out var to));

        await using var given = await Given.AnEmptyInstallation();
        var mail = await TrialMail.Write(reminder, new TrialSoFar("Corner\r\nBakery", 42, 7, 3), to, "key", "token", new PublicUrl(new Uri("https://mia.example"))).ToMailAsync(given.The<IMailTemplates>());

        Assert.Equal((subject, "trial_reminder", "key", "https://mia.example/unsubscribe/token"), (mail.Subject, mail.Kind, mail.Key, mail.Unsubscribe?.AbsoluteUri));
        foreach (var said in new[] { "42 visitors", "3 answers that you taught her", "7 of them left a way to reach them", "Your leads and conversations stay yours", "https://mia.example/pricing", "Corner Bakery", "No more reminders of the trial", "https://mia.example/unsubscribe/token" })
        {
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
            Assert.Contains(said, mail.Html, StringComparison.Ordinal);
        }
    }
}
