using System.Net;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Conversations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MiaPulse.Web.Http;

/// <summary>What every request meets before it reaches a door, in this order.</summary>
public static class HttpServices
{
    public static IServiceCollection AddMiaHttp(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddNetworkLimits();
        services.AddOptions<KestrelServerOptions>().Configure(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.AddOptions<AntiforgeryOptions>().Configure<PublicUrl, IHostEnvironment>((options, publicUrl, environment) =>
        {
            var secure = AccountServices.CookiesAreSecure(publicUrl, environment);
            options.Cookie = secure
                ? new SecureCookie { Name = "__Host-mia-form", HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" }
                : new CookieBuilder { Name = "mia-form", HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", SecurePolicy = CookieSecurePolicy.SameAsRequest };
            options.SuppressXFrameOptionsHeader = true; // set on every answer by SecurityHeaders
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>(TrustProxies);
        return services;
    }

    public static WebApplication UseMiaHttp(this WebApplication app)
    {
        SettingsFolder.WarnWhereMissing(app.Environment, app.Logger);
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorAnswers.WriteAsync });
        app.UseStatusCodePages(context => ErrorAnswers.WriteAsync(context.HttpContext));
        if (!app.Environment.IsDevelopment() && app.Services.GetRequiredService<PublicUrl>().IsHttps)
        {
            app.UseHttpsRedirection();
        }

        app.UseMiddleware<WidgetGate>(); // answers preflights, so it stands before routing, which knows no OPTIONS
        app.Use(AnswerHeadAsGet);
        if (!app.Environment.IsDevelopment())
        {
            app.Use(HideDevelopment);
        }

        app.UseRouting();
        app.UseMiddleware<OwnOrigin>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(AnswerWhatHasNoDoor);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseExpiredForm);
        app.Use(RedirectWithoutPage);
        return app;
    }

    // Forwarded addresses are believed from the named proxies alone: anybody else could choose whose limits to use up.
    private static void TrustProxies(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in configuration.GetSection("Proxy:KnownProxies").Get<string[]>() ?? [])
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                    ? address
                    : throw new InvalidOperationException($"Proxy:KnownProxies has \"{proxy}\", which is neither an address nor a network such as 10.0.0.0/8."));
            }
        }

        options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
    }

    private static Task HideDevelopment(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/dev") && !http.Request.Path.StartsWithSegments("/demo"))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // The pages would refuse it too, with a sentence for programmers. What to say instead is known to ErrorAnswers.
    private static Task RefuseExpiredForm(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // A page that redirects after its form was sent still renders itself, with state that differs each time. Who asks to sign in must not be able to tell
    // one answer from another, so of a redirect nothing but the header goes out.
    private static async Task RedirectWithoutPage(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !(http.Request.Path.StartsWithSegments("/signin") || http.Request.Path.StartsWithSegments("/signup")))
        {
            await next(http);
            return;
        }

        var wire = http.Response.Body;
        await using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        if (http.Response.StatusCode is not StatusCodes.Status302Found)
        {
            page.Position = 0;
            await page.CopyToAsync(wire, http.RequestAborted);
        }
    }

    // Pages know GET and POST only. The server leaves the body out by itself, since it remembers what was asked.
    private static Task AnswerHeadAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }

    // An address that is nobody's is not there, for whoever asks; without this the fallback policy would ask strangers to sign in to nothing.
    // Under /app strangers are asked all the same: what is there is no business of theirs.
    // Routing says "wrong method" or "wrong content type" with an endpoint that has no route.
    private static Task AnswerWhatHasNoDoor(HttpContext http, RequestDelegate next)
    {
        switch (http.GetEndpoint())
        {
            case null when !http.Request.Path.StartsWithSegments("/app"):
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case not RouteEndpoint and { RequestDelegate: { } refuse }:
                return refuse(http);
            default:
                return next(http);
        }
    }

    // Antiforgery's own "Always" throws on every request that a proxy hands on as plain http. This one just marks the cookie.
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}
