using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace MiaPulse.Web.Accounts;

/// <summary>Ends an open page within seconds of its session: a circuit makes no requests, so nothing else would notice.</summary>
public sealed class CircuitSession(ILoggerFactory logs, SessionCheck sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    // Open pages are promised to end within 5 seconds.
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await sessions.StillCountsAsync(authenticationState.User, cancellationToken);
}
