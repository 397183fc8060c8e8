using MiaPulse.Core;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Web.Data;
using MiaPulse.Web.Notifications;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Support;

/// <summary>
/// A world for a test of use cases: the real core on a real SQLite file of its own, with fake time and a model that says what it is told.
/// Made as the product makes it, so that what is registered wrongly fails here.
/// </summary>
public sealed class Given : IAsyncDisposable
{
    /// <summary>A Monday, 9:30 in New York.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 13, 30, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly SqlitePlace _place;
    private readonly ServiceProvider _services;
    private int _made;

    private Given(Action<IServiceCollection>? change)
    {
        _place = new SqlitePlace($"Data Source={DatabaseFile}"); // with a pool, as the product has it: one that is opened anew reads the whole schema first
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddOptions();
        services.AddSingleton(new PublicUrl(new Uri("https://mia.example")));
        services.AddSingleton(new SignInLimits());
        services.AddMiaPulseCore();
        services.AddMiaDb();
        services.Replace(ServiceDescriptor.Singleton(_place));
        services.Replace(ServiceDescriptor.Singleton(new RecordingFolder(Path.Combine(_folder.Path, "recordings"))));
        services.AddSingleton<TimeProvider>(Clock);
        services.Replace(ServiceDescriptor.Singleton<IReceptionistModel>(Model));
        services.AddSingleton<IMailer>(Mailer);
        services.AddSingleton<ITexter>(p => new TextGate(Texter, p.GetRequiredService<PlatformDbs>(), p.GetRequiredService<OnceOnly>(), Clock));
        services.AddSingleton<ITextLookup>(TextLookup);
        services.AddSingleton(new SupportAddress("support@mia.example"));
        services.AddSingleton<IMailTemplates, RazorMailTemplates>();
        services.AddSingleton<ISeal, FakeSeal>();
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public FakeReceptionistModel Model { get; } = new();

    public FakeMailer Mailer { get; } = new();

    /// <summary>Stands behind the gate, as a vendor would.</summary>
    public FakeTexter Texter { get; } = new();

    /// <summary>What a vendor would say of texts that nobody heard of.</summary>
    public FakeTextLookup TextLookup { get; } = new();

    public IServiceProvider Services => _services;

    private string DatabaseFile => Path.Combine(_folder.Path, "test.db");

    public static async Task<Given> AnEmptyInstallation(Action<IServiceCollection>? change = null)
    {
        var given = new Given(change);
        await TemplateDatabase.CopyToAsync(given.DatabaseFile);
        return given;
    }

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    public TId NewId<TId>() where TId : struct, IId<TId> => Ids.New<TId>(Clock);

    /// <summary>A business with its owner.</summary>
    public async Task<Owner> ABusiness(string name = "Corner Bakery", Action<Business>? change = null)
    {
        var n = Interlocked.Increment(ref _made);
        var business = new Business
        {
            Id = Ids.New<BusinessId>(Clock),
            Name = name,
            WebsiteUrl = $"https://b{n}.example",
            Industry = "Bakery",
            WidgetKey = $"mia_pk_test{n:000000}",
            TimeZone = "America/New_York",
            CreatedAt = Clock.GetUtcNow(),
        };
        change?.Invoke(business);
        var owner = new Owner(business.Id, Ids.New<MemberId>(Clock), "Anna");
        await using var db = await DbFor(owner);
        db.Businesses.Add(business);
        db.Members.Add(new Member
        {
            BusinessId = business.Id,
            Id = owner.Member,
            Email = $"owner{n}@b{n}.example",
            EmailKey = $"owner{n}@b{n}.example",
            Name = owner.Name,
            CreatedAt = Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return owner;
    }

    /// <summary>A visitor on the business's website, known but silent.</summary>
    public async Task<Visitor> AVisitorOf(BusinessCaller business)
    {
        var visitor = new Visitor(business.Business, Ids.New<VisitorId>(Clock));
        await The<WelcomeVisitor>().RunAsync(visitor, $"hash-{visitor.Id}", new BrowserFacts("en-US", "America/New_York", "phone"));
        return visitor;
    }

    /// <summary>The visitor has written; the reply to it is due, and nobody has begun it.</summary>
    public async Task<SentMessage> Wrote(Visitor visitor, string text)
    {
        var n = Interlocked.Increment(ref _made);
        var sent = await The<ReceiveMessage>().RunAsync(visitor, null, new ConversationStart(Channel.Web, "https://b.example/prices", "Prices"), text, $"client-{n}");
        return sent.Value;
    }

    /// <summary>A conversation with one message of the visitor's in it.</summary>
    public async Task<(Visitor Visitor, ConversationId Conversation)> AConversationOf(BusinessCaller business, string text = "Hello")
    {
        var visitor = await AVisitorOf(business);
        var sent = await Wrote(visitor, text);
        return (visitor, sent.ConversationId);
    }

    /// <summary>Does what is due for those who asked for a link, as the round would.</summary>
    public async Task LinksAreMailed()
    {
        while (await The<SignInQueue>().TryTakeAsync(CancellationToken.None) is { } wish)
        {
            await The<MailSignInLink>().RunAsync(Caretaker.Instance, wish, CancellationToken.None);
        }
    }

    /// <summary>Sends the alerts and other mails that are due, as the worker would.</summary>
    public async Task AlertsAreSent()
    {
        while (await The<NotificationQueue>().TryTakeAsync(CancellationToken.None) is { } turn)
        {
            using var mine = turn;
            var who = new Mia(turn.Lane.Business);
            await (turn.Lane.Alerts is { } channel ? The<DeliverDue>().RunAsync(who, channel, CancellationToken.None) : The<DeliverMail>().RunAsync(who, CancellationToken.None));
        }
    }

    /// <summary>A member has shown that this phone is theirs.</summary>
    public async Task ProvedPhone(Owner member, string number = "+13125550123")
    {
        Assert.True((await The<ProvePhone>().RunAsync(member, number, CancellationToken.None)).IsDone);
        Assert.True((await The<ConfirmPhone>().RunAsync(member, Texter.Take().Text[..PhoneCode.Length], CancellationToken.None)).IsDone);
    }

    public async Task<List<Notification>> AlertsOf(BusinessCaller who)
    {
        await using var db = await DbFor(who);
        return await db.Notifications.AsNoTracking().OrderBy(n => n.CreatedAt).ThenBy(n => n.Kind).ToListAsync();
    }

    /// <summary>Lets Mia do what is due in a conversation, as the worker would.</summary>
    public Task MiaRepliesIn(BusinessCaller business, ConversationId conversation) =>
        The<ReplyQueue>().RunAsync(conversation, ct => The<ReplyToVisitor>().RunAsync(new Mia(business.Business), conversation, ct), CancellationToken.None);

    public Task<MiaDb> DbFor(BusinessCaller who) => The<BusinessDbs>().ForAsync(who, CancellationToken.None);

    public async Task<List<Message>> MessagesIn(BusinessCaller who, ConversationId conversation)
    {
        await using var db = await DbFor(who);
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation).OrderBy(m => m.Sequence).ToListAsync();
    }

    public async Task<Conversation> ConversationOf(BusinessCaller who, ConversationId conversation)
    {
        await using var db = await DbFor(who);
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversation);
    }

    /// <summary>Everything that is published in a business from now on.</summary>
    public HeardEvents Hear(BusinessCaller who) => new(The<LiveFeed>(), who.Business);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await using (var ours = new SqliteConnection(_place.ConnectionString))
        {
            SqliteConnection.ClearPool(ours); // of this file alone: what other tests have open stays so
        }

        _folder.Dispose();
    }
}
