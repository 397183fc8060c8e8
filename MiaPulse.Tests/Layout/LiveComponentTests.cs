using Bunit;
using MiaPulse.Core.Live;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components.Rendering;

namespace MiaPulse.Tests.Layout;

public sealed class LiveComponentTests
{
    [Fact]
    public async Task It_watches_before_it_reads_so_that_nothing_falls_between()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var probe = screen.Render<Probe>(p => p.Add(x => x.WhileReading, () => given.The<LiveFeed>().Publish(owner.Business, new WidgetSeen())));

        await Eventually.HoldsAsync(() => probe.Instance.Heard == 1, "the event of the first read is heard");
    }

    [Fact]
    public async Task Many_events_within_a_moment_are_one_refresh()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var probe = screen.Render<Probe>();
        Assert.Equal(1, probe.Instance.Reads);

        given.The<LiveFeed>().Publish(owner.Business, new KnowledgeChanged()); // the first is due at once
        await Eventually.HoldsAsync(() => probe.Instance.Reads == 2, "the first refresh");
        for (var i = 0; i < 50; i++)
        {
            given.The<LiveFeed>().Publish(owner.Business, new KnowledgeChanged());
        }

        await Eventually.HoldsAsync(() => probe.Instance.Heard == 51, "all events are heard");
        Assert.Equal(2, probe.Instance.Reads); // the clock stands still: too early for another

        given.Clock.Advance(LiveComponent.Calm);

        await Eventually.HoldsAsync(() => probe.Instance.Reads == 3, "one refresh for all of them");
        given.Clock.Advance(LiveComponent.Calm * 5);
        Assert.Equal(3, probe.Instance.Reads);
    }

    [Fact]
    public async Task What_does_not_concern_it_costs_no_refresh()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var probe = screen.Render<Probe>();

        given.The<LiveFeed>().Publish(owner.Business, new PresenceChanged());

        await Eventually.HoldsAsync(() => probe.Instance.Heard == 1, "the event is heard");
        Assert.Equal(1, probe.Instance.Reads);
    }

    [Fact]
    public async Task Once_it_is_gone_it_hears_nothing_more()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);
        await using var screen = new Screen(given, owner);
        var probe = screen.Render<Probe>();
        given.The<LiveFeed>().Publish(owner.Business, new PresenceChanged());
        await Eventually.HoldsAsync(() => probe.Instance.Heard == 1, "it hears while it is there");

        probe.Instance.Dispose();
        given.The<LiveFeed>().Publish(owner.Business, new KnowledgeChanged());

        await heard.FirstAsync<KnowledgeChanged>();
        given.Clock.Advance(LiveComponent.Calm * 5);
        Assert.Equal((1, 1), (probe.Instance.Heard, probe.Instance.Reads));
    }

    [Fact]
    public async Task A_neighbours_events_are_not_heard()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        using var heard = given.Hear(neighbour);
        await using var screen = new Screen(given, owner);
        var probe = screen.Render<Probe>();

        given.The<LiveFeed>().Publish(neighbour.Business, new KnowledgeChanged());
        await heard.FirstAsync<KnowledgeChanged>();
        given.The<LiveFeed>().Publish(owner.Business, new PresenceChanged());

        await Eventually.HoldsAsync(() => probe.Instance.Heard == 1, "its own event is heard");
        Assert.Equal(1, probe.Instance.Reads);
    }

    [Fact]
    public async Task A_prerendered_page_neither_watches_nor_reads()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner, isInteractive: false);

        var probe = screen.Render<Probe>();

        Assert.Equal(0, probe.Instance.Reads);
        Assert.Equal("Loading", probe.Find("p").TextContent);
    }

    [Fact]
    public async Task A_read_that_fails_shows_as_failed_and_can_be_tried_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var isBroken = true;
        var probe = screen.Render<Probe>(p => p.Add(x => x.WhileReading, () => { if (isBroken) { throw new InvalidOperationException("no disk"); } }));
        Assert.Equal("Failed", probe.Find("p").TextContent);

        isBroken = false;
        await probe.InvokeAsync(probe.Instance.AgainAsync);

        Assert.Equal("Ready", probe.Find("p").TextContent);
    }

    public sealed class Probe : LiveComponent
    {
        [Microsoft.AspNetCore.Components.Parameter]
        public Action? WhileReading { get; set; }

        public int Reads { get; private set; }

        public int Heard { get; private set; }

        public Task AgainAsync() => TryAgainAsync();

        protected override Task ReadAsync(CancellationToken ct)
        {
            Reads++;
            WhileReading?.Invoke();
            return Task.CompletedTask;
        }

        protected override Heed Hear(LiveEvent what)
        {
            Heard++;
            return what is KnowledgeChanged ? Heed.Read : Heed.Nothing;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Load.ToString());
            builder.CloseElement();
        }
    }
}
