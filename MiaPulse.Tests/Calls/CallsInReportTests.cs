using MiaPulse.Core.Calls;
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

    private static async Task<int> CallsAsync(Given given, Owner owner) => (await given.The<ReportBook>().ReadAsync(owner, null, CancellationToken.None)).Report.Now.Calls;
}
