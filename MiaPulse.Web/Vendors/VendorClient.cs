using System.Net.Http.Headers;
using System.Reflection;

namespace MiaPulse.Web.Vendors;

/// <summary>How we call a vendor over HTTP: by name, following nobody elsewhere with our keys, and with a clock that each call brings itself.</summary>
internal static class VendorClient
{
    private static readonly ProductInfoHeaderValue UserAgent = new("MiaPulse", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3));

    public static void AddVendorClient<TClient>(this IServiceCollection services) where TClient : class => services
        .AddHttpClient<TClient>(http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan; // each call has a clock of its own, which tests can move
            http.DefaultRequestHeaders.UserAgent.Add(UserAgent);
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the one client lives as long as the process; names are looked up anew as its connections are
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        .RemoveAllLoggers(); // they log whole addresses, and what matters of a call is what its caller makes of it
}
