using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Businesses;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.AspNetCore.WebUtilities;

namespace MiaPulse.Web.Http;

/// <summary>Doors that are there on a developer's own machine alone. Elsewhere nobody maps them, and their pages answer "not found".</summary>
public static class DevelopmentEndpoints
{
    public static void MapDevelopment(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapGet("/dev/demo", async (HttpContext http, HouseAndDemo demo, IssueSignInLink issue, ConfirmSignIn confirm) =>
        {
            if (demo.DemoOwner is not { } owner)
            {
                return Results.NotFound();
            }

            var link = await issue.RunAsync(owner, http.RequestAborted);
            if (link.Refusal is { } gone)
            {
                return gone.ToProblem();
            }

            var token = QueryHelpers.ParseQuery(link.Value.Query)["token"];
            var signedIn = await confirm.RunAsync(Newcomer.Instance, token, DeviceName.From(http.Request.Headers.UserAgent), http.RequestAborted);
            if (signedIn.Refusal is { } refusal)
            {
                return refusal.ToProblem();
            }

            await http.SignInAsync(signedIn.Value);
            return Results.Redirect("/app");
        }).AllowAnonymous();

        app.MapGet("/dev/outbox/{id}/html", async (HttpContext http, string id, Outbox outbox) =>
        {
            if (await outbox.FindAsync(id, http.RequestAborted) is not { Html: { } html })
            {
                return Results.NotFound();
            }

            // A mail brings its own styles and must be able to do nothing else; our page shows it in a frame.
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
            http.Response.Headers.XFrameOptions = "SAMEORIGIN";
            return Results.Content(html, "text/html; charset=utf-8");
        }).AllowAnonymous();
    }
}
