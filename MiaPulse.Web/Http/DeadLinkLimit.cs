using System.Threading.RateLimiting;
using MiaPulse.Core.Accounts;
using MiaPulse.Web.Conversations;

namespace MiaPulse.Web.Http;

/// <summary>
/// How often one network address may bring a link to unsubscribe that is none. Good ones have a far wider limit (<see cref="LimitOptions.UnsubscribesPerHourPerAddress"/>): a mail
/// provider follows those of all its readers from a few addresses.
/// </summary>
public sealed class DeadLinkLimit(SignInLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.SignInAttemptsPerNetwork, Window = SignInLimits.NetworkWindow }));

    /// <summary>Counts one, and is what to answer where it is one too many: 429, and when to try again. Null until then.</summary>
    public IResult? Count(HttpContext http)
    {
        using var lease = _tries.AttemptAcquire(ClientAddress.Of(http));
        if (lease.IsAcquired)
        {
            return null;
        }

        NetworkLimits.SayWhen(http, lease);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _tries.Dispose();
}
