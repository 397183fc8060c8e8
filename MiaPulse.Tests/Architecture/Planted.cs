using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Architecture;

/// <summary>One breach of each rule, so that every rule is seen to fail.</summary>
public static class Planted
{
    /// <summary>Not registered, takes no caller, and remembers.</summary>
    public sealed class Forgetful
    {
        private int _runs;

        public int Run(string what) => what.Length + ++_runs;
    }

    /// <summary>Writes over what its constructor was given.</summary>
    public sealed class Restless(TimeProvider clock)
    {
        public async Task RunAsync(Owner who, CancellationToken ct)
        {
            await Task.Delay(TimeSpan.Zero, clock, ct);
            clock = who is null ? TimeProvider.System : clock;
        }
    }

    /// <summary>As it should be: what a rule must let through.</summary>
    public sealed class Upright(TimeProvider clock, BusinessDbs dbs)
    {
        public async Task<DateTimeOffset> RunAsync(Owner who, CancellationToken ct)
        {
            await using var db = await dbs.ForAsync(who, ct);
            return clock.GetUtcNow();
        }
    }

    /// <summary>A row of nobody's.</summary>
    public sealed class LooseRow
    {
        public int Id { get; init; }
    }

    /// <summary>A business's row that the convention missed, pointing at another row without its business.</summary>
    public sealed class LateRow : IBelongsToBusiness
    {
        public BusinessId BusinessId { get; init; }

        public MemberId Id { get; init; }

        public LateParent? Parent { get; init; }
    }

    public sealed class LateParent : IBelongsToBusiness
    {
        public BusinessId BusinessId { get; init; }

        public int Id { get; init; }
    }

    /// <summary>A context that adds its rows after the filters were put.</summary>
    public sealed class Db(DbContextOptions options) : MiaDb(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<LooseRow>();
            modelBuilder.Entity<LateParent>();
            modelBuilder.Entity<LateRow>();
        }
    }
}

/// <summary>A hub that holds the way to the data.</summary>
public sealed class PlantedHub(BusinessDbs dbs) : Hub
{
    public async Task<int> Count(Owner who)
    {
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        return await db.Set<Business>().CountAsync();
    }
}

/// <summary>A component that shows the data nowhere in its fields or signatures, and asks for it inside a lambda.</summary>
public sealed class PlantedComponent : ComponentBase
{
    [Inject]
    public required IServiceProvider Services { get; init; }

    public Func<object> Look => () => Services.GetRequiredService<PlatformDbs>();
}

/// <summary>Somebody who dials beside the guard, inside a lambda.</summary>
public sealed class PlantedDialler(Uri address)
{
    public Func<Task<string>> Read => async () =>
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(address);
    };
}
