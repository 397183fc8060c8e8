using System.Globalization;
using System.Threading.RateLimiting;
using MiaPulse.Core.Accounts;
using MiaPulse.Web.Conversations;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Http;

/// <summary>How often one network address may ask for what costs us mail or a guess. Over the limit: 429, and when to try again.</summary>
public static class NetworkLimits
{
    public static IServiceCollection AddNetworkLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddSingleton<DeadLinkLimit>();
        services.AddOptions<RateLimiterOptions>().Configure<SignInLimits, IOptions<LimitOptions>>((options, limits, others) =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                SayWhen(context.HttpContext, context.Lease);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(http => Partition(http, limits, others.Value));
        });
        return services;
    }

    /// <summary>When to try again, of what was refused.</summary>
    internal static void SayWhen(HttpContext http, RateLimitLease refused)
    {
        var wait = refused.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : SignInLimits.NetworkWindow;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Doors that open to whoever has a mail.</summary>
    private static readonly string[] Followed = ["/answer/", "/transcript/"];

    private static RateLimitPartition<(string, string)> Partition(HttpContext http, SignInLimits limits, LimitOptions others)
    {
        var what = HttpMethods.IsPost(http.Request.Method) ? http.Request.Path.Value?.TrimEnd('/').ToLowerInvariant() : null;
        return what switch
        {
            "/signup" or "/signin" => Hourly("ask", limits.SignInRequestsPerNetwork),
            "/signin/confirm" => Hourly("spend", limits.SignInAttemptsPerNetwork),
            _ when what is not null && Followed.Any(path => what.StartsWith(path, StringComparison.Ordinal)) => Hourly("follow", limits.SignInAttemptsPerNetwork),
            _ when what is not null && what.StartsWith("/unsubscribe/", StringComparison.Ordinal) => Hourly("stop", others.UnsubscribesPerHourPerAddress),
            _ => RateLimitPartition.GetNoLimiter(("", "")),
        };

        RateLimitPartition<(string, string)> Hourly(string kind, int count) => RateLimitPartition.GetFixedWindowLimiter(
            (kind, ClientAddress.Of(http)),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = count, Window = SignInLimits.NetworkWindow });
    }
}
