using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Http;

/// <summary>
/// Refuses other sites at the doors that the sign-in cookie opens without a form: the dashboard's circuit and sign-out. CORS does not cover sockets, and
/// a sibling subdomain counts as the same site for the cookie, so the Origin decides. A program that sends none carries no one's browser cookie by accident.
/// </summary>
public sealed class OwnOrigin(RequestDelegate next, PublicUrl publicUrl)
{
    private static readonly PathString[] Guarded = ["/_blazor", "/signout"];

    public Task InvokeAsync(HttpContext http)
    {
        if (!Guarded.Any(g => http.Request.Path.StartsWithSegments(g)) || IsOurs(http.Request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            ? request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            : string.Equals(origin, publicUrl.Origin, StringComparison.OrdinalIgnoreCase)
                || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
