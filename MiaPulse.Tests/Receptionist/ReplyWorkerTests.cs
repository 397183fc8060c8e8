using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Receptionist;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Receptionist;

public sealed class ReplyWorkerTests
{
    [Fact]
    public async Task No_more_replies_run_at_once_than_the_setting_says_and_all_are_given()
    {
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Mia:RunsAtOnce"] = "2" });
        var (_, key) = await app.ABusiness();
        int now = 0, most = 0;
        var wait = new TaskCompletionSource();
        app.Model.Says = (_, _, ct) => Counted(ct);
        await using var visitors = new Visitors();
        for (var i = 0; i < 5; i++)
        {
            var visitor = await app.OpenWidget(key);
            visitors.All.Add(visitor);
            await visitor.SendAsync("Hello");
        }

        await Eventually.HoldsAsync(() => Volatile.Read(ref now) == 2, "two run");
        wait.SetResult();
        foreach (var visitor in visitors.All)
        {
            await visitor.HearsAsync("mia", t => t == "Yes.", "the reply");
        }

        Assert.Equal(2, most);

        async IAsyncEnumerable<ReplyPart> Counted([EnumeratorCancellation] CancellationToken ct)
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await wait.Task.WaitAsync(ct);
            yield return new ReplyWords("Yes.");
            Interlocked.Decrement(ref now);
            yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
        }
    }

    [Fact]
    public async Task Mia_is_ready_before_anybody_asks()
    {
        var log = new HeardLog();
        await using var app = await MiaApp.StartAsync(change: services => services.AddLogging(logging => logging
            .AddProvider(log)
            .AddFilter<HeardLog>(typeof(KnowledgeIndex).FullName, LogLevel.Debug)));

        await app.Services.GetServices<IHostedService>().OfType<WarmUp>().Single().ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Contains(log.Lines, l => l.Text.StartsWith("Knowledge of business ", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Category == typeof(WarmUp).FullName && l.Text.StartsWith("Mia is ready", StringComparison.Ordinal));
        Assert.Equal(0, app.Model.Asked);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private sealed class Visitors : IAsyncDisposable
    {
        public List<WidgetVisitor> All { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (var visitor in All)
            {
                await visitor.DisposeAsync();
            }
        }
    }
}
