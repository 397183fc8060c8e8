using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Knowledge;

public sealed class LearnWebsiteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_website_is_queued_once_however_often_it_is_given()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);

        var first = await given.The<LearnWebsite>().RunAsync(owner, "acme.example", Ct);
        var second = await given.The<LearnWebsite>().RunAsync(owner, " https://ACME.example/ ", Ct);

        Assert.Equal(first.Value, second.Value);
        var source = Assert.Single(await given.The<KnowledgeBook>().SourcesAsync(owner, Ct));
        Assert.Equal(("https://acme.example/", SourceState.Queued, true), (source.Url, source.State, source.IsUnderWay));
        Assert.Equal(first.Value, (await heard.FirstAsync<SourceProgressed>()).Source);
    }

    [Fact]
    public async Task Two_clicks_at_the_same_moment_make_one_source()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => given.The<LearnWebsite>().RunAsync(owner, "acme.example", Ct), Ct)));

        Assert.Single(results.Select(r => r.Value).Distinct());
        Assert.Single(await given.The<KnowledgeBook>().SourcesAsync(owner, Ct));
    }

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("http://127.0.0.1/"), InlineData("http://localhost:5080/"), InlineData("ftp://acme.example/"), InlineData("http://a:b@acme.example/")]
    public async Task What_the_guard_refuses_is_refused_at_once_and_leaves_nothing(string url)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var result = await given.The<LearnWebsite>().RunAsync(owner, url, Ct);

        Assert.Equal((RefusalKind.Invalid, "url"), (result.Refusal!.Kind, result.Refusal.Field));
        Assert.Empty(await given.The<KnowledgeBook>().SourcesAsync(owner, Ct));
    }

    [Fact]
    public async Task There_is_an_end_to_the_websites_of_one_business()
    {
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton(new CrawlerOptions { MaxSources = 1 })));
        var owner = await given.ABusiness();
        Assert.True((await given.The<LearnWebsite>().RunAsync(owner, "one.example", Ct)).IsDone);

        Assert.Equal(RefusalKind.OverLimit, (await given.The<LearnWebsite>().RunAsync(owner, "two.example", Ct)).Refusal!.Kind);
        Assert.True((await given.The<LearnWebsite>().RunAsync(await given.ABusiness("Other"), "two.example", Ct)).IsDone);
    }

    [Fact]
    public async Task Businesses_take_turns_and_each_has_one_website_read_at_a_time()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (busy, small) = (await given.ABusiness("Busy"), await given.ABusiness("Small"));
        foreach (var url in new[] { "a.example", "b.example", "c.example" })
        {
            await given.The<LearnWebsite>().RunAsync(busy, url, Ct);
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await given.The<LearnWebsite>().RunAsync(small, "d.example", Ct);
        var queue = given.The<CrawlQueue>();

        var first = await queue.TryTakeAsync(Ct);
        var second = await queue.TryTakeAsync(Ct);
        Assert.Equal((busy.Business, small.Business), (first!.Business, second!.Business));
        Assert.Null(await queue.TryTakeAsync(Ct));
        first.Dispose();
        using var third = await queue.TryTakeAsync(Ct);
        Assert.Equal(busy.Business, third!.Business);
        second.Dispose();
    }

    [Fact]
    public async Task Whoever_waits_for_work_is_woken_by_it_and_cancelling_ends_a_turn()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var waiting = given.The<CrawlQueue>().TakeAsync(Ct);
        Assert.False(waiting.IsCompleted);

        var id = (await given.The<LearnWebsite>().RunAsync(owner, "acme.example", Ct)).Value;
        using var turn = await waiting;
        Assert.Equal(id, turn.Source);

        Assert.True((await given.The<CancelLearning>().RunAsync(owner, id, Ct)).IsDone);
        Assert.True(turn.Stop.IsCancellationRequested);
    }

    [Fact]
    public async Task An_owners_answer_is_taught_corrected_and_taken_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);

        var id = (await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "  Do you deliver?\u0007 ", Answer = "Yes.\r\nFrom $20." }, Ct)).Value;
        var row = Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Equal(("Do you deliver?", "Yes.\nFrom $20."), (row.Question, row.Answer));
        await heard.FirstAsync<KnowledgeChanged>();
        Assert.Equal(RefusalKind.Conflict, (await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Do you deliver?", Answer = "No." }, Ct)).Refusal!.Kind);

        Assert.Equal(id, (await given.The<TeachMia>().RunAsync(owner, id, new FaqDraft { Question = "Do you deliver?", Answer = "Not any more." }, Ct)).Value);
        Assert.Equal("Not any more.", Assert.Single(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct)).Answer);

        Assert.True((await given.The<ForgetFaq>().RunAsync(owner, id, Ct)).IsDone);
        Assert.Empty(await given.The<KnowledgeBook>().FaqsAsync(owner, Ct));
        Assert.Equal(RefusalKind.NotFound, (await given.The<ForgetFaq>().RunAsync(owner, id, Ct)).Refusal!.Kind);
    }

    [Theory]
    [InlineData("", "Yes.", "question"), InlineData(" \n ", "Yes.", "question"), InlineData("Why?", "", "answer"), InlineData(null, null, "question")]
    public async Task An_empty_question_or_answer_is_refused(string? question, string? answer, string field)
    {
        await using var given = await Given.AnEmptyInstallation();

        var refusal = (await given.The<TeachMia>().RunAsync(await given.ABusiness(), new FaqDraft { Question = question!, Answer = answer! }, Ct)).Refusal!;

        Assert.Equal((RefusalKind.Invalid, field), (refusal.Kind, refusal.Field));
    }

    [Fact]
    public async Task Longer_than_allowed_is_refused_and_exactly_as_long_is_kept()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal("answer", (await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Why?", Answer = new string('x', Faq.MaxAnswerLength + 1) }, Ct)).Refusal!.Field);
        Assert.True((await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = new string('q', Faq.MaxQuestionLength), Answer = new string('x', Faq.MaxAnswerLength) }, Ct)).IsDone);
    }

    [Fact]
    public async Task Somebody_elses_answer_is_not_found_and_stays_as_it_is()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var id = (await given.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = "Why?", Answer = "Because." }, Ct)).Value;

        Assert.Equal(RefusalKind.NotFound, (await given.The<TeachMia>().RunAsync(neighbour, id, new FaqDraft { Question = "Mine?", Answer = "Mine." }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<ForgetFaq>().RunAsync(neighbour, id, Ct)).Refusal!.Kind);

        Assert.Empty(await given.The<KnowledgeBook>().FaqsAsync(neighbour, Ct));
        Assert.Equal(("Why?", "Because."), (await given.The<KnowledgeBook>().FaqsAsync(owner, Ct)).Select(f => (f.Question, f.Answer)).Single());
    }

    [Theory]
    [InlineData("Crawler:MaxPages", "0"), InlineData("Crawler:MaxPages", "many"), InlineData("Crawler:TimeoutSeconds", "31"), InlineData("Crawler:MaxBytes", "99999999")]
    [InlineData("Crawler:PauseMilliseconds", "-1"), InlineData("Crawler:AllowedPrivateHosts:0", "localhost"), InlineData("Crawler:AllowedPrivateHosts", "localhost:99999")]
    public void A_setting_that_makes_no_sense_is_named(string key, string value)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => CrawlerOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build()));

        Assert.Contains(string.Join(':', key.Split(':').Take(2)), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Allowed_hosts_come_as_a_list_or_as_one_line_and_the_bot_names_our_address()
    {
        var list = CrawlerOptions.From(Settings(("Crawler:AllowedPrivateHosts:0", "localhost:5080"), ("Crawler:AllowedPrivateHosts:1", "[::1]:80"), ("PublicUrl", "https://mia.example/x")));
        var line = CrawlerOptions.From(Settings(("Crawler:AllowedPrivateHosts", "localhost:5080, demo.local:80")));

        Assert.Equal(["localhost:5080", "[::1]:80"], list.AllowedPrivateHosts);
        Assert.Equal(["localhost:5080", "demo.local:80"], line.AllowedPrivateHosts);
        Assert.Equal("MiaPulseBot/1.0 (+https://mia.example)", list.UserAgent);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] all) =>
        new ConfigurationBuilder().AddInMemoryCollection(all.Select(a => new KeyValuePair<string, string?>(a.Key, a.Value))).Build();
}
