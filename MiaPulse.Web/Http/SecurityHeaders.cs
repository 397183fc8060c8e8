namespace MiaPulse.Web.Http;

/// <summary>Puts the headers on every answer that tell a browser what it may do with it: pages, files, errors alike.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Write(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        var path = http.Request.Path;
        headers.XContentTypeOptions = "nosniff";
        if (headers.XFrameOptions.Count == 0)
        {
            headers.XFrameOptions = "DENY";
        }

        // A rehearsed call may be spoken. What a document may do is settled when it loads, and the dashboard loads once for all of its pages.
        headers["Permissions-Policy"] = $"camera=(), geolocation=(), microphone={(path.StartsWithSegments("/app") ? "(self)" : "()")}, payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // A link's token stands in the address of these pages, so no other site is told that address.
        headers["Referrer-Policy"] = HasToken(path) ? "no-referrer" : "strict-origin-when-cross-origin";
        if (!environment.IsDevelopment())
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = Policy(http);
        }

        if (IsForCustomersSites(path))
        {
            if (headers.AccessControlAllowOrigin.Count == 0)
            {
                headers.AccessControlAllowOrigin = "*";
            }

            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
        else
        {
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
        }
    }

    private static bool HasToken(PathString path) =>
        path.StartsWithSegments("/signin") || path.StartsWithSegments("/answer") || path.StartsWithSegments("/unsubscribe") || path.StartsWithSegments("/transcript");

    // The embed and what it loads run on customers' own pages, which are other origins to us.
    private static bool IsForCustomersSites(PathString path) => path == "/widget.js" || path.StartsWithSegments("/widget");

    private static string Policy(HttpContext http)
    {
        // The dashboard needs a base element for its circuit, and MudBlazor places popovers and theme colours with style attributes and a style element.
        // Scripts stay held to our files and the nonce everywhere.
        var (styles, bases) = http.Request.Path.StartsWithSegments("/app") ? ("'self' 'unsafe-inline'", "'self'") : ("'self'", "'none'");
        return $"default-src 'self'; script-src 'self' 'nonce-{CspNonce.Of(http)}'; style-src {styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"object-src 'none'; base-uri {bases}; form-action 'self'; frame-ancestors 'none'";
    }
}
