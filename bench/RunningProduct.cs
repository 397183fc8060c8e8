using System.Diagnostics;
using MiaPulse.Core;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Bench;

/// <summary>The built product as a process of its own, as an operator runs it, on a data folder of its own and with businesses in it.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("miapulse-bench-");
    private Process? _process;

    private RunningProduct()
    {
    }

    public Uri Url { get; } = new($"http://127.0.0.1:{Ports.Next()}");

    /// <param name="businesses">How many; each has an owner with a Telegram chat of their own.</param>
    /// <param name="settings">Beside those that every process needs.</param>
    /// <param name="add">What else each of them has; null for nothing.</param>
    public static async Task<RunningProduct> StartAsync(int businesses, IReadOnlyDictionary<string, string?> settings, Action<MiaDb, Owner, int, TimeProvider>? add = null)
    {
        var product = new RunningProduct();
        await product.FillAsync(businesses, add);
        product._process = product.Launch(settings);
        await product.IsReadyAsync();
        return product;
    }

    public static string KeyOf(int business) => $"mia_pk_bench{business:000000}";

    public static long ChatOf(int business) => 1_000_000 + business;

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(int businesses, Action<MiaDb, Owner, int, TimeProvider>? add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(TimeProvider.System);
        services.AddMiaPulseCore();
        services.AddMiaDb();
        services.Replace(ServiceDescriptor.Singleton(new SqlitePlace($"Data Source={Path.Combine(_folder.FullName, "miapulse.db")};Pooling=False")));
        await using var provider = services.BuildServiceProvider();
        await DatabaseSetup.MigrateAsync(provider, CancellationToken.None);
        for (var business = 0; business < businesses; business++)
        {
            await AddAsync(provider, business, add);
        }
    }

    private static async Task AddAsync(ServiceProvider provider, int business, Action<MiaDb, Owner, int, TimeProvider>? add)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        var owner = new Owner(Ids.New<BusinessId>(clock), Ids.New<MemberId>(clock), "Bench");
        var now = clock.GetUtcNow();
        var chat = new ChatLink { BusinessId = owner.Business, MemberId = owner.Member };
        chat.Connect(ChatOf(business), ChatOf(business), "Bench", hasTopics: false, now);
        await using var db = await provider.GetRequiredService<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        db.Businesses.Add(new Business { Id = owner.Business, Name = $"Business {business}", WebsiteUrl = $"https://b{business}.example", Industry = "Bakery", WidgetKey = KeyOf(business), CreatedAt = now });
        db.Members.Add(new Member
        {
            BusinessId = owner.Business,
            Id = owner.Member,
            Email = $"owner@b{business}.example",
            EmailKey = $"owner@b{business}.example",
            Name = owner.Name,
            Alerts = AlertPreferences.Usual.With(AlertChannel.Telegram, isOn: true),
            CreatedAt = now,
        });
        db.ChatLinks.Add(chat);
        add?.Invoke(db, owner, business, clock);
        await db.SaveChangesAsync();
    }

    private Process Launch(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine(Root, "bench"), Path.Combine(Root, "MiaPulse.Web"), StringComparison.Ordinal), "MiaPulse.Web.dll")); // from the same kind of build
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DataDirectory"] = _folder.FullName;
        start.Environment["Urls"] = Url.ToString();
        start.Environment["PublicUrl"] = Url.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private async Task IsReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Url };
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            if (_process!.HasExited || Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                throw new InvalidOperationException("The product does not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiaPulse.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The bench does not run from inside the repository.");
        }
    }
}
