using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>The weekly report counts who called.</summary>
public sealed class CallsInReportTests
{
    [Fact]
    public async Task It_counts_the_calls_of_the_week_and_no_neighbours_and_no_rehearsal()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await RecordedCalls.CalledAsync(given, owner, "CA1", words: ["When do you open?"]);
        await RecordedCalls.CalledAsync(given, owner, "CA2");
        await RecordedCalls.CalledAsync(given, neighbour, "CA3");
        given.Clock.SetUtcNow(AWeek.Eight);
        await RecordedCalls.CalledAsync(given, owner, "CA4"); // in the week that has just begun

        var (ours, theirs) = (await CallsAsync(given, owner), await CallsAsync(given, neighbour));
        Assert.Equal((2, 1), (ours, theirs));

        await using var db = await given.DbFor(neighbour);
        db.Calls.Add(new Call
        {
            BusinessId = neighbour.Business,
            Id = given.NewId<CallId>(),
            Vendor = Call.Simulator,
            VendorId = "S1",
            VisitorId = db.Visitors.Single().Id,
            To = RecordedCalls.Line,
            StartedAt = Given.Start,
        });
        await db.SaveChangesAsync();
        Assert.Equal(1, await CallsAsync(given, neighbour));
    }

    [Theory]
    [InlineData(0, 2, "2 callers talked to Mia on the phone this week.")]
    [InlineData(0, 1, "One caller talked to Mia on the phone this week.")]
    [InlineData(1, 1, "2 people wrote to Mia or talked to her on the phone this week.")]
    [InlineData(1, 0, "One visitor wrote to Mia this week.")]
    public async Task Who_called_has_not_written(int writing, int calling, string said)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        for (var n = 0; n < writing; n++)
        {
            await given.AConversationOf(owner, "Hello");
        }

        for (var n = 0; n < calling; n++)
        {
            await RecordedCalls.CalledAsync(given, owner, $"CA{n}", words: ["When do you open?"]);
        }

        await AWeek.IsToldAsync(given);

        Mail? mail;
        do
        {
            Assert.True(given.Mailer.TryTake(out mail), "The report is mailed.");
        }
        while (mail!.Kind != "weekly_report");
        Assert.Contains(said, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_week_after_calls_says_that_nobody_called() =>
        Assert.Equal(
            "A quiet week: nobody wrote to Mia or called. The week before, 2 callers did.",
            ReportWords.Quiet(new WeekFigures(2, 0, 0, null, [2, 0, 0, 0, 0, 0, 0]) { ByPhone = 2, Calls = 2 }));

    private static async Task<int> CallsAsync(Given given, Owner owner) => (await given.The<ReportBook>().ReadAsync(owner, null, CancellationToken.None)).Report.Now.Calls;
}
