using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Visits;

public sealed class RecordPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_a_visitor_who_was_erased_is_not_found_and_troubles_no_other_write()
    {
        var log = new HeardLog();
        await using var given = await Given.AnEmptyInstallation(services => services.AddLogging(logging => logging.AddProvider(log)));
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);
        var record = given.The<RecordPage>();
        Assert.True((await record.RunAsync(visitor, Page("https://b.example/"))).IsDone);
        await given.The<EraseVisitor>().RunAsync(visitor, Ct);
        using var heard = given.Hear(bakery);

        var late = await record.RunAsync(visitor, Page("https://b.example/prices"));

        Assert.Equal(RefusalKind.NotFound, late.Refusal!.Kind);
        Assert.DoesNotContain(log.Lines, l => l.Level >= LogLevel.Warning && l.Category == typeof(GroupCommit).FullName);
        given.The<LiveFeed>().Publish(bakery.Business, new WidgetSeen()); // comes after whatever was published before it
        await heard.FirstAsync<WidgetSeen>();
        Assert.DoesNotContain(heard.All, e => e is VisitorMoved);
        await using var db = await given.DbFor(bakery);
        Assert.False(await db.PageViews.AnyAsync(Ct));
    }

    [Fact]
    public async Task A_page_under_a_neighbours_name_is_not_found()
    {
        await using var given = await Given.AnEmptyInstallation();
        var visitor = await given.AVisitorOf(await given.ABusiness());
        var salon = await given.ABusiness("Salon");

        var crossed = await given.The<RecordPage>().RunAsync(new Visitor(salon.Business, visitor.Id), Page("https://b.example/"));

        Assert.Equal(RefusalKind.NotFound, crossed.Refusal!.Kind);
    }

    [Fact]
    public async Task The_same_page_again_is_the_same_view_until_another_one_was_seen()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);
        var other = await given.AVisitorOf(bakery);
        var record = given.The<RecordPage>();

        foreach (var url in new[] { "https://b.example/", "https://b.example/#prices", "https://b.example/prices", "https://b.example/prices", "https://b.example/" })
        {
            Assert.True((await record.RunAsync(visitor, Page(url))).IsDone);
            given.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True((await record.RunAsync(other, Page("https://b.example/"))).IsDone); // somebody else's view is their own
        await using var db = await given.DbFor(bakery);
        Assert.Equal(
            ["https://b.example/", "https://b.example/prices", "https://b.example/"],
            await db.PageViews.Where(v => v.VisitorId == visitor.Id).OrderBy(v => v.At).Select(v => v.Url).ToListAsync(Ct));
        Assert.Equal(1, await db.PageViews.CountAsync(v => v.VisitorId == other.Id, Ct));
    }

    private static SeenPage Page(string url) => new(url, "A page", null);
}
