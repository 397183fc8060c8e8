using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using static MiaPulse.Tests.Knowledge.SmallSite;

namespace MiaPulse.Tests.Knowledge;

public sealed class RereadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Shop => new()
    {
        ["/"] = Html("Rosa's Bakery", "<p>We bake bread every morning in the old mill.</p><a href=/menu>Menu</a>"),
        ["/menu"] = Html("Menu", "<p>Soup of the day with a roll.</p><a href=/prices>Prices</a><a href=/team>Team</a>"),
        ["/prices"] = Html("Prices", "<p>A rye loaf costs $6 and a roll costs $1.</p><p>Prices are the same all week long.</p>"),
        ["/team"] = Html("Team", "<p>Rosa bakes and Bob sells what she has baked.</p>"),
    };

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_re_reading_replaces_what_changed_and_says_what_that_is(bool namesVersions)
    {
        await using var site = await StartAsync(Shop, namesVersions);
        var source = await site.ReadAsync();
        Assert.Equal((4, 0), (source.Read, source.Changes));
        var before = await site.PassageIdsAsync();

        site.Pages["/prices"] = site.Pages["/prices"].Replace("$6", "$7", StringComparison.Ordinal);
        site.Pages.Remove("/team");
        site.Pages["/"] += "<a href=/new>New</a>";
        site.Pages["/new"] = Html("Delivery", "<p>We deliver within five miles on weekdays.</p>");
        var again = await site.ReadAsync();

        Assert.Equal(["/", "/menu", "/new", "/prices"], await site.PathsAsync(source.Id));
        Assert.Equal(
            [
                "Added /new: ",
                "Changed /prices: - A rye loaf costs $6 and a roll costs $1. | + A rye loaf costs $7 and a roll costs $1.",
                "Gone /team: ",
            ],
            (await site.ChangesAsync(source.Id)).Order(StringComparer.Ordinal));
        Assert.Equal(3, again.Changes);
        Assert.Equal(before.Count - 2, before.Intersect(await site.PassageIdsAsync()).Count()); // what did not change was not even written again

        Assert.Equal(0, (await site.ReadAsync()).Changes); // and of the readings before the last nothing is kept
        Assert.Equal(4, (await site.ReadAsync()).Read);
    }

    [Fact]
    public async Task A_page_that_is_still_the_same_is_not_sent_again_and_what_it_leads_to_is_still_found()
    {
        await using var site = await StartAsync(Shop, namesVersions: true);
        var source = await site.ReadAsync();
        var before = await site.PassageIdsAsync();
        using var heard = site.Given.Hear(site.Owner);

        var again = await site.ReadAsync();

        Assert.Equal((SourceState.Ready, 4, 0), (again.State, again.Read, again.Changes));
        Assert.Equal(before, await site.PassageIdsAsync());
        Assert.Equal(["/", "/menu", "/prices", "/team"], await site.PathsAsync(source.Id));
        Assert.Contains(heard.All, e => e is MiaPulse.Core.Live.SourceProgressed);
        Assert.DoesNotContain(heard.All, e => e is MiaPulse.Core.Live.KnowledgeChanged);
    }

    [Fact]
    public async Task The_same_words_in_another_dress_are_no_change()
    {
        await using var site = await StartAsync(Shop);
        var source = await site.ReadAsync();
        var before = await site.PassageIdsAsync();

        site.Pages["/prices"] = "<!-- built at 12:01 --><style>p{color:red}</style>" + site.Pages["/prices"].Replace("<p>", "<p class='x y'>", StringComparison.Ordinal);
        await site.ReadAsync();

        Assert.Equal(before, await site.PassageIdsAsync());
        Assert.Empty(await site.ChangesAsync(source.Id));
    }

    [Fact]
    public async Task A_source_is_read_again_in_its_nights_and_not_before()
    {
        await using var site = await StartAsync(Shop);
        var source = await site.ReadAsync();
        Assert.Null(source.NextReadAt);
        await site.Given.The<SetReading>().RunAsync(site.Owner, source.Id, new ReadingWish { Rhythm = ReadingRhythm.Daily }, Ct);
        var due = (await ViewAsync(site, source.Id)).NextReadAt!.Value;

        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var night = TimeZoneInfo.ConvertTime(due, zone);
        Assert.Equal(new DateTime(2026, 6, 2), night.Date);
        Assert.InRange(night.Hour, 1, 4);
        Assert.Equal(0, await QueueDueAsync(site));

        site.Given.Clock.SetUtcNow(due);
        Assert.Equal(1, await QueueDueAsync(site));
        Assert.Equal((SourceState.Queued, null), ((await ViewAsync(site, source.Id)).State, (await ViewAsync(site, source.Id)).NextReadAt));
        Assert.Equal(0, await QueueDueAsync(site));

        var again = await site.ReadAgainAsync(source.Id);
        Assert.Equal(SourceState.Ready, again.State);
        Assert.Equal(due.AddDays(1), again.NextReadAt);

        await site.Given.The<SetReading>().RunAsync(site.Owner, source.Id, new ReadingWish { Rhythm = ReadingRhythm.Weekly }, Ct);
        Assert.Equal(due.AddDays(7), (await ViewAsync(site, source.Id)).NextReadAt);
        await site.Given.The<SetReading>().RunAsync(site.Owner, source.Id, new ReadingWish(), Ct);
        Assert.Null((await ViewAsync(site, source.Id)).NextReadAt);
    }

    [Fact]
    public void Sources_are_spread_over_the_night_and_the_hour_that_is_left_out_is_none()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Given.Start);
        var times = Enumerable.Range(0, 200).Select(_ => ReadingTime.After(Given.Start, ReadingRhythm.Daily, "America/New_York", Ids.New<SourceId>(clock))!.Value).ToList();
        Assert.True(times.Distinct().Count() > 60);

        // On 8 March 2026 clocks in New York go from 2:00 to 3:00.
        var spring = new DateTimeOffset(2026, 3, 7, 17, 0, 0, TimeSpan.Zero);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        foreach (var _ in Enumerable.Range(0, 100))
        {
            var night = TimeZoneInfo.ConvertTime(ReadingTime.After(spring, ReadingRhythm.Daily, "America/New_York", Ids.New<SourceId>(clock))!.Value, zone);
            Assert.Equal((8, true), (night.Day, night.Hour is >= 1 and <= 4 and not 2));
        }

        Assert.Null(ReadingTime.After(spring, ReadingRhythm.Off, "UTC", default));
    }

    private static Task<int> QueueDueAsync(SmallSite site) => site.Given.The<QueueDueSources>().RunAsync(Caretaker.Instance, Ct);

    private static async Task<SourceView> ViewAsync(SmallSite site, SourceId id) => (await site.Given.The<KnowledgeBook>().SourceAsync(site.Owner, id, Ct)).Value;
}
