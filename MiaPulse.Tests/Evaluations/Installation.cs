using System.Diagnostics;
using System.Text;
using MiaPulse.Core;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Data;
using MiaPulse.Web.Vendors.SemanticKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Evaluations;

/// <summary>An installation of the product, with businesses of a question set in its database: they are asked as an owner tries Mia, which is what visitors get.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly AllowedHosts Nowhere = new([]);
    private static readonly TimeSpan NoMore = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("miapulse-bench-");
    private readonly ServiceProvider _services;

    private Installation(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddMiaPulseCore();
        services.AddMiaDb();
        services.Replace(ServiceDescriptor.Singleton(new SqlitePlace($"Data Source={Path.Combine(_folder.FullName, "miapulse.db")}")));
        services.AddReceptionistKernel(configuration);
        services.RemoveAll<INotificationChannel>(); // nobody is told of anything
        _services = services.BuildServiceProvider();
    }

    public MiaModel Model => The<MiaModel>();

    public static async Task<Installation> StartAsync(IConfiguration configuration)
    {
        var installation = new Installation(configuration);
        await DatabaseSetup.MigrateAsync(installation._services, CancellationToken.None);
        return installation;
    }

    /// <summary>Lets a business in, and waits until everything that it knows has its vectors.</summary>
    public async Task<Owner> OpenAsync(TestBusiness business)
    {
        var clock = The<TimeProvider>();
        var owner = new Owner(Ids.New<BusinessId>(clock), Ids.New<MemberId>(clock), "Bench");
        await using (var db = await The<BusinessDbs>().ForAsync(owner, CancellationToken.None))
        {
            db.Businesses.Add(new Business { Id = owner.Business, Name = business.Name, WebsiteUrl = "https://site.example", Industry = "", WidgetKey = $"mia_pk_{owner.Business}", CreatedAt = clock.GetUtcNow() });
            db.Faqs.AddRange(business.Docs.Select(d => new Faq { BusinessId = owner.Business, Id = Ids.New<FaqId>(clock), Question = d.Title, Answer = d.Text, CreatedAt = clock.GetUtcNow() }));
            foreach (var page in business.Pages)
            {
                AddPage(db, owner, page, clock);
            }

            await db.SaveChangesAsync();
        }

        await HasReadAllAsync(owner);
        return owner;
    }

    public async Task<SpokenAnswer> AskAsync(Owner owner, AskedQuestion question)
    {
        var began = Stopwatch.GetTimestamp();
        IReadOnlyList<Turn> before = [new Turn(Author.Mia, question.Previous ?? "Hello")];
        var trial = (await The<TryMia>().RunAsync(owner, question.Text, before, DialogueState.Fresh, CancellationToken.None)).Value;
        var (words, first, end) = (new StringBuilder(), (double?)null, (ReplyEnd?)null);
        await foreach (var part in trial.Parts)
        {
            switch (part)
            {
                case ReplyWords more:
                    first ??= Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    words.Append(more.Text);
                    break;
                case ReplyStartsOver:
                    words.Clear();
                    break;
                case ReplyEnd last:
                    end = last;
                    break;
            }
        }

        var whole = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return new SpokenAnswer(words.ToString(), end!, first ?? whole, whole);
    }

    public async Task<long> TokensOfAsync(Owner owner) => (await The<ModelSpend>().TodayAsync(owner, CancellationToken.None)).Tokens;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private T The<T>() where T : notnull => _services.GetRequiredService<T>();

    private static void AddPage(MiaDb db, Owner owner, Doc doc, TimeProvider clock)
    {
        var url = CheckedUrl.Parse($"https://site.example{doc.Id}", Nowhere, out _)!;
        var content = PageReader.Read(new Fetched(url, "text/html", "utf-8", Encoding.UTF8.GetBytes(doc.Text), false), Nowhere);
        var now = clock.GetUtcNow();
        var source = new Source { BusinessId = owner.Business, Id = Ids.New<SourceId>(clock), Url = url.ToString(), CreatedAt = now, QueuedAt = now };
        var page = new Page { BusinessId = owner.Business, Id = Ids.New<PageId>(clock), SourceId = source.Id, Number = 1, FoundInRound = 1, Url = url.ToString(), Title = content.Title, State = PageState.Read, ReadAt = now };
        db.AddRange(source, page);
        db.Passages.AddRange(content.Pieces.Select((p, i) => new Passage
        {
            BusinessId = owner.Business,
            Id = Ids.New<PassageId>(clock),
            PageId = page.Id,
            Ordinal = i,
            Heading = p.Heading,
            Text = p.Text,
            PageTitle = content.Title,
            PageUrl = url.ToString(),
        }));
    }

    // The first search has the vectors made behind it; an installation that has been up for a minute has them all. What stands on each page is kept once, so
    // that some passages never get any: it is over when no more come.
    private async Task HasReadAllAsync(Owner owner)
    {
        await The<KnowledgeIndex>().SearchAsync(new Mia(owner.Business), "hello", CancellationToken.None);
        var (left, since) = (int.MaxValue, Stopwatch.GetTimestamp());
        while (left > 0 && Stopwatch.GetElapsedTime(since) < NoMore)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            await using var db = await The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
            var now = await db.Faqs.CountAsync(f => f.Meaning == null) + await db.Passages.CountAsync(p => p.Meaning == null);
            (left, since) = now < left ? (now, Stopwatch.GetTimestamp()) : (left, since);
        }
    }
}
