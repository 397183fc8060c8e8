using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Knowledge;

public sealed class ForgetSourceTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_website_that_was_removed_comes_back_as_it_was_without_being_read_again()
    {
        await using var site = await SmallSite.StartAsync(new() { ["/"] = SmallSite.Html("Bread", "<p>A rye loaf costs $6.20 and keeps for a week.</p>") });
        var (given, owner) = (site.Given, site.Owner);
        var source = await site.ReadAsync();
        await given.The<SetReading>().RunAsync(owner, source.Id, new ReadingWish { Rhythm = ReadingRhythm.Daily, Excluded = "/blog" }, Ct);
        var before = (await given.The<KnowledgeBook>().SourceAsync(owner, source.Id, Ct)).Value;
        var passages = await site.PassageIdsAsync();
        _ = site.Asked;

        var gone = await given.The<ForgetSource>().RunAsync(owner, source.Id, Ct);
        Assert.Empty(await given.The<KnowledgeBook>().SourcesAsync(owner, Ct));
        Assert.Empty(await given.The<KnowledgeIndex>().SearchAsync(owner, "How much is a rye loaf?", Ct));
        using var heard = given.Hear(owner);
        Assert.True((await given.The<RestoreSource>().RunAsync(owner, gone.Value, Ct)).IsDone);

        Assert.Equal(before, (await given.The<KnowledgeBook>().SourceAsync(owner, source.Id, Ct)).Value);
        Assert.Equal(passages, await site.PassageIdsAsync());
        Assert.Contains("$6.20", Assert.Single(await given.The<KnowledgeIndex>().SearchAsync(owner, "How much is a rye loaf?", Ct)).Text, StringComparison.Ordinal);
        Assert.Empty(site.Asked);
        await heard.FirstAsync<KnowledgeChanged>();
    }

    [Fact]
    public async Task A_document_that_was_removed_before_it_was_read_is_read_when_it_comes_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var id = (await given.The<LearnDocument>().RunAsync(owner, "Prices.md", Encoding.UTF8.GetBytes("# Bread\nA rye loaf costs $6.20."), Ct)).Value;

        var gone = (await given.The<ForgetSource>().RunAsync(owner, id, Ct)).Value;
        await using (var db = await given.DbFor(owner))
        {
            Assert.Empty(await db.SourceFiles.ToListAsync(Ct));
        }

        Assert.True((await given.The<RestoreSource>().RunAsync(owner, gone, Ct)).IsDone);
        Assert.True((await given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct)).IsDone);

        Assert.Equal((SourceState.Ready, 1), (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value is var s ? (s.State, s.Passages) : default);
    }

    [Fact]
    public async Task What_was_given_again_meanwhile_is_not_overwritten()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var id = (await given.The<LearnDocument>().RunAsync(owner, "Prices.md", "Rye costs $6."u8.ToArray(), Ct)).Value;
        var gone = (await given.The<ForgetSource>().RunAsync(owner, id, Ct)).Value;
        var again = (await given.The<LearnDocument>().RunAsync(owner, "Prices.md", "Rye costs $7."u8.ToArray(), Ct)).Value;

        var refused = await given.The<RestoreSource>().RunAsync(owner, gone, Ct);

        Assert.Equal(RefusalKind.Conflict, refused.Refusal?.Kind);
        Assert.Equal([again], (await given.The<KnowledgeBook>().SourcesAsync(owner, Ct)).Select(s => s.Id));
        Assert.True((await given.The<ForgetSource>().RunAsync(owner, again, Ct)).IsDone);
        Assert.True((await given.The<RestoreSource>().RunAsync(owner, gone, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await given.The<RestoreSource>().RunAsync(owner, gone, Ct)).Refusal?.Kind); // once
    }

    [Fact]
    public async Task A_neighbour_cannot_have_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, neighbour) = (await given.ABusiness(), await given.ABusiness("Neighbour"));
        var id = (await given.The<LearnDocument>().RunAsync(owner, "Prices.md", "Rye costs $6."u8.ToArray(), Ct)).Value;
        var gone = (await given.The<ForgetSource>().RunAsync(owner, id, Ct)).Value;

        Assert.Equal(RefusalKind.NotFound, (await given.The<RestoreSource>().RunAsync(neighbour, gone, Ct)).Refusal?.Kind);

        Assert.Empty(await given.The<KnowledgeBook>().SourcesAsync(neighbour, Ct));
        Assert.True((await given.The<RestoreSource>().RunAsync(owner, gone, Ct)).IsDone);
        Assert.Single(await given.The<KnowledgeBook>().SourcesAsync(owner, Ct));
    }

    [Fact]
    public async Task Passages_that_say_what_is_known_are_not_counted_twice()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        const string Footer = "# Delivery\nWe deliver on every day of the week in all of Portland and the islands.";
        var first = await GiveAsync("A.md", $"# Bread\nA rye loaf costs $6.20.\n\n{Footer}");
        var second = await GiveAsync("B.md", $"# Cake\nA birthday cake costs $48.\n\n{Footer}");
        Assert.All((await given.The<KnowledgeBook>().SourcesAsync(owner, Ct)), s => Assert.Equal(2, s.Passages));

        var once = await given.The<KnowledgeBook>().SaidOnceAsync(owner, Ct);

        Assert.Equal(3, once[first] + once[second]);
        var third = await GiveAsync("C.md", Footer);
        Assert.Equal(0, (await given.The<KnowledgeBook>().SaidOnceAsync(owner, Ct))[third]);

        async Task<SourceId> GiveAsync(string name, string text)
        {
            var id = (await given.The<LearnDocument>().RunAsync(owner, name, Encoding.UTF8.GetBytes(text), Ct)).Value;
            await given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct);
            return id;
        }
    }
}
