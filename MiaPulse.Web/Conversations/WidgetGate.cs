using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// Stands before everything a widget calls: the key must name a business, and the page it runs on must be one of that business's own.
/// WebSockets know no CORS, so this is the only check of the origin. A client that sends no Origin is no browser and is let through: it could send any.
/// </summary>
public sealed class WidgetGate(RequestDelegate next, WidgetDirectory directory, VisitorLimits limits, PublicUrl ours)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var isHub = http.Request.Path.StartsWithSegments(VisitorHub.Path, StringComparison.Ordinal);
        if (!isHub && !http.Request.Path.StartsWithSegments(WidgetEndpoints.SettingsPath, StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        var origin = http.Request.Headers.Origin.ToString();
        var facts = await directory.FindAsync(http.Request.Query["key"], http.RequestAborted);
        if (facts is null)
        {
            AllowReading(http, origin);
            await Refuse(http, StatusCodes.Status404NotFound, "not_found", "There is no business with this widget key.");
            return;
        }

        if (origin.Length > 0 && !facts.Origins.Contains(origin.ToLowerInvariant()) && !string.Equals(origin, ours.Origin, StringComparison.OrdinalIgnoreCase))
        {
            AllowReading(http, origin);
            await Refuse(http, StatusCodes.Status403Forbidden, "origin", "This widget key belongs to another website. The owner can add this one under Settings.");
            return;
        }

        AllowReading(http, origin);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.Headers.AccessControlAllowMethods = "GET, POST, DELETE";
            http.Response.Headers.AccessControlAllowHeaders = "x-requested-with, x-signalr-user-agent, content-type";
            http.Response.Headers.AccessControlMaxAge = "600";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Features.Set(facts);
        if (!isHub)
        {
            await next(http);
            return;
        }

        using var connection = limits.TryConnect(ClientAddress.Of(http));
        if (connection is null)
        {
            http.Response.Headers.RetryAfter = "30";
            await Refuse(http, StatusCodes.Status429TooManyRequests, "rate_limited", "Too many connections come from your network. Please try again in half a minute.");
            return;
        }

        await next(http);
    }

    private static void AllowReading(HttpContext http, string origin)
    {
        http.Response.Headers.Append("Vary", "Origin");
        if (origin is { Length: > 0 } && origin != "null")
        {
            http.Response.Headers.AccessControlAllowOrigin = origin;
        }
    }

    private static Task Refuse(HttpContext http, int status, string code, string sentence) =>
        Results.Problem(sentence, statusCode: status, title: code).ExecuteAsync(http);
}

/// <summary>From where a request came, as far as limits are concerned.</summary>
public static class ClientAddress
{
    /// <summary>The IPv4 address, or the /64 that one IPv6 customer has.</summary>
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
