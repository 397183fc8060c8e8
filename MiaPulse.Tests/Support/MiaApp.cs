using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Support;

/// <summary>The whole product on a real port of its own, with a data folder of its own. Speaks intent: what a visitor or an owner would do.</summary>
public sealed class MiaApp : WebApplicationFactory<Program>
{
    private readonly TempFolder _data = new();
    private readonly Action<IServiceCollection>? _change;
    private readonly string _environment;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly int _port = Ports.Next();
    private int _made;

    private MiaApp(string environment, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? change)
    {
        _environment = environment;
        _settings = settings ?? new Dictionary<string, string?>();
        _change = change;
    }

    /// <summary>Mia says what the test tells her, unless the test asked for the real one.</summary>
    public FakeReceptionistModel Model { get; } = new();

    public string DataFolder => _data.Path;

    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>Starts it. Settings override <c>appsettings.json</c>.</summary>
    /// <param name="realMia">Whether embedded Mia answers, instead of the fake model.</param>
    /// <param name="before">What happens to the data folder before the start.</param>
    /// <param name="ownPages">Whether in Development the installation's own seventeen pages are read at start, which keeps a processor busy for seconds.</param>
    public static async Task<MiaApp> StartAsync(
        string environment = "Production", IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null, bool realMia = false, Action<string>? before = null,
        bool ownPages = false)
    {
        MiaApp app = null!;
        app = new MiaApp(environment, settings, services =>
        {
            if (!realMia)
            {
                services.Replace(ServiceDescriptor.Singleton<IReceptionistModel>(app.Model));
            }

            if (!ownPages)
            {
                // As in Production: a private address that no setting names is not read.
                services.Replace(ServiceDescriptor.Singleton(p => CrawlerOptions.From(p.GetRequiredService<IConfiguration>())));
            }

            change?.Invoke(services);
        });
        await TemplateDatabase.CopyToAsync(Path.Combine(app.DataFolder, "miapulse.db"));
        before?.Invoke(app.DataFolder);
        app.UseKestrel(app._port);
        app.StartServer();
        return app;
    }

    public T The<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A business with its owner and a widget key.</summary>
    public async Task<(Owner Owner, string WidgetKey)> ABusiness(string name = "Corner Bakery", string? website = null)
    {
        var n = Interlocked.Increment(ref _made);
        var clock = The<TimeProvider>();
        var owner = new Owner(Ids.New<BusinessId>(clock), Ids.New<MemberId>(clock), "Anna");
        var key = $"mia_pk_test{n:000000}";
        await using var db = await The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        db.Businesses.Add(new Business
        {
            Id = owner.Business,
            Name = name,
            WebsiteUrl = website ?? $"https://b{n}.example",
            Industry = "Bakery",
            WidgetKey = key,
            CreatedAt = clock.GetUtcNow(),
        });
        db.Members.Add(new Member
        {
            BusinessId = owner.Business,
            Id = owner.Member,
            Email = $"owner{n}@b{n}.example",
            EmailKey = $"owner{n}@b{n}.example",
            Name = owner.Name,
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return (owner, key);
    }

    /// <summary>A widget's connection, as a browser on <paramref name="origin"/> would open it; null sends no Origin.</summary>
    public HubConnection Widget(string key, string? origin = null) => new HubConnectionBuilder()
        .WithUrl(new Uri(Url, $"/hubs/visitor?key={key}"), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            if (origin is not null)
            {
                options.Headers["Origin"] = origin;
            }
        })
        .Build();

    /// <summary>A visitor who has opened the widget.</summary>
    public async Task<WidgetVisitor> OpenWidget(string key, string? token = null)
    {
        var visitor = new WidgetVisitor(Widget(key));
        await visitor.JoinAsync(token);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseContentRoot(Repository.Root);
        builder.UseSetting("DataDirectory", DataFolder);
        builder.UseSetting("Urls", Url.ToString());
        builder.UseSetting("PublicUrl", Url.ToString());
        builder.UseSetting("Crawler:PauseMilliseconds", "0");
        builder.UseSetting("Logging:Console:LogLevel:Default", "Error"); // the run's output is for the tests
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services => _change?.Invoke(services));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }
}
