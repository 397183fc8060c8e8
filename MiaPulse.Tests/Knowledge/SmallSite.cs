using System.Security.Cryptography;
using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Knowledge;

/// <summary>A website of a few pages that a test writes and rewrites, and a world in which Mia may read it.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private SmallSite(Dictionary<string, string> pages, bool namesVersions)
    {
        Pages = pages;
        _server = new LoopbackServer((path, wire, ct) => AnswerAsync(path, namesVersions, wire, ct));
    }

    public Dictionary<string, string> Pages { get; }

    public string Root => _server.Root;

    /// <summary>What was asked for since the last look.</summary>
    public List<string> Asked
    {
        get
        {
            List<string> asked = [.. _server.Paths.Where(p => p != "/robots.txt")];
            _server.Requests.Clear();
            return asked;
        }
    }

    public Given Given { get; private set; } = null!;

    public Owner Owner { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="pages">By path.</param>
    /// <param name="namesVersions">Whether the website sends ETags and says when a page is still the same.</param>
    public static async Task<SmallSite> StartAsync(Dictionary<string, string> pages, bool namesVersions = false)
    {
        var site = new SmallSite(pages, namesVersions);
        var options = new CrawlerOptions { AllowedPrivateHosts = [site._server.Pair], PauseMilliseconds = 0, TimeoutSeconds = 10 };
        site.Given = await Given.AnEmptyInstallation(services => services.Replace(ServiceDescriptor.Singleton(options)));
        site.Owner = await site.Given.ABusiness();
        return site;
    }

    public static string Html(string title, string body) => $"<title>{title}</title><h1>{title}</h1>{body}";

    public async Task<SourceView> ReadAsync(string path = "/", SourceKind kind = SourceKind.Website)
    {
        var id = (await Given.The<LearnWebsite>().RunAsync(Owner, Root + path, kind, Ct)).Value;
        return await ReadAgainAsync(id);
    }

    /// <summary>Reads what is queued already.</summary>
    public async Task<SourceView> ReadAgainAsync(SourceId id)
    {
        Assert.True((await Given.The<ReadSource>().RunAsync(new Mia(Owner.Business), id, Ct)).IsDone);
        return (await Given.The<KnowledgeBook>().SourceAsync(Owner, id, Ct)).Value;
    }

    public async Task<List<string>> PathsAsync(SourceId id) =>
        [.. (await Given.The<KnowledgeBook>().PagesAsync(Owner, id, PageState.Read, null, 200, Ct)).Select(p => new Uri(p.Url).AbsolutePath).Order(StringComparer.Ordinal)];

    public async Task<List<string>> ChangesAsync(SourceId id) =>
        [.. (await Given.The<KnowledgeBook>().ChangesAsync(Owner, id, Ct)).Select(c => $"{c.Kind} {new Uri(c.Url).AbsolutePath}: {string.Join(" | ", c.Lines)}")];

    public async Task<List<PassageId>> PassageIdsAsync()
    {
        await using var db = await Given.DbFor(Owner);
        return await db.Passages.OrderBy(p => p.PageUrl).ThenBy(p => p.Ordinal).Select(p => p.Id).ToListAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Given.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(string path, bool namesVersions, Stream wire, CancellationToken ct)
    {
        if (!Pages.TryGetValue(path, out var text))
        {
            await LoopbackServer.SendAsync(wire, "404 Not Found", [], ct);
            return;
        }

        var body = Encoding.UTF8.GetBytes(text);
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(body))[..16]}\"";
        var type = path.EndsWith(".xml", StringComparison.Ordinal) ? "application/xml" : "text/html; charset=utf-8";
        if (namesVersions && _server.Requests.Last(r => r.StartsWith($"GET {path} ", StringComparison.Ordinal)).Contains($"If-None-Match: {tag}", StringComparison.OrdinalIgnoreCase))
        {
            await LoopbackServer.SendAsync(wire, "304 Not Modified", [], ct);
            return;
        }

        await LoopbackServer.SendAsync(wire, "200 OK", body, ct, namesVersions ? [$"Content-Type: {type}", $"ETag: {tag}"] : [$"Content-Type: {type}"]);
    }
}
