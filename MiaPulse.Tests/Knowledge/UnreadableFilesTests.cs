using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Files that nothing came of, among the sources.</summary>
public sealed class UnreadableFilesTests : IAsyncLifetime
{
    private Given _given = null!;
    private Owner _owner = null!;
    private Screen _screen = null!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
        _screen = new Screen(_given, _owner);
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _given.DisposeAsync();
    }

    [Fact]
    public async Task They_stand_last_and_go_all_at_once_and_come_back_all_at_once()
    {
        await ASourceAsync("https://b1.example/", SourceKind.Website, SourceState.Failed);
        await ASourceAsync("prices.pdf", SourceKind.Document, SourceState.Ready);
        await ASourceAsync("broken.pdf", SourceKind.Document, SourceState.Failed);
        await ASourceAsync("locked.pdf", SourceKind.Document, SourceState.Failed);
        var page = _screen.Render<KnowledgePage>();
        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 4, "the sources");
        Assert.Equal(["b1.example", "prices.pdf", "locked.pdf", "broken.pdf"], page.FindAll(".source-name h3").Select(h => h.TextContent));

        await page.InvokeAsync(() => page.Button("Remove them all").Click());

        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 2, "what can be read");
        Assert.Contains("2 files that could not be read are removed.", page.Find(".undo").TextContent, StringComparison.Ordinal);
        await _screen.ShowsAsync(() => !page.Button("Undo").HasAttribute("disabled"), "the way back");
        await page.InvokeAsync(() => page.Button("Undo").Click());

        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 4 && page.FindAll(".undo").Count == 0, "all of them again");
    }

    [Fact]
    public async Task A_single_one_is_removed_like_any_other_source()
    {
        await ASourceAsync("prices.pdf", SourceKind.Document, SourceState.Ready);
        await ASourceAsync("broken.pdf", SourceKind.Document, SourceState.Failed);

        var page = _screen.Render<KnowledgePage>();
        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 2, "the sources");

        Assert.Contains("To try again, choose the file once more", page.FindAll(".source")[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove them all", page.Buttons());
    }

    private async Task ASourceAsync(string name, SourceKind kind, SourceState state)
    {
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        var isDocument = kind is SourceKind.Document;
        await using var db = await _given.DbFor(_owner);
        var source = new Source
        {
            BusinessId = _owner.Business,
            Id = _given.NewId<SourceId>(),
            Kind = kind,
            Url = isDocument ? DocumentAddress.Of(name) : name,
            Name = isDocument ? name : null,
            CreatedAt = _given.Clock.GetUtcNow(),
            QueuedAt = _given.Clock.GetUtcNow(),
        };
        source.Finish(state, state is SourceState.Failed ? "This file is damaged." : null, null, _given.Clock.GetUtcNow());
        db.Sources.Add(source);
        await db.SaveChangesAsync(Ct);
    }
}
