using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
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

    private sealed class DatabaseAnswers(DatabaseProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await probe.RunAsync(Caretaker.Instance, cancellationToken); // throws where it cannot be read, which counts as unhealthy
            return HealthCheckResult.Healthy();
        }
    }
}
