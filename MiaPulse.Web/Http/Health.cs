using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MiaPulse.Web.Http;

/// <summary>What a supervisor asks: <c>/health/live</c>, does the process answer; <c>/health/ready</c>, can it also do its work.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class DatabaseAnswers(PlatformDbs dbs) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await dbs.OpenAsync(Caretaker.Instance, cancellationToken);
            await db.Businesses.AnyAsync(cancellationToken); // throws where it cannot be read, which counts as unhealthy
            return HealthCheckResult.Healthy();
        }
    }
}
