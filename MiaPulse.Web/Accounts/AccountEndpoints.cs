using MiaPulse.Core.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace MiaPulse.Web.Accounts;

public static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder app)
    {
        // No antiforgery token needed: OwnOrigin refuses other sites here, and the cookie is not sent along with their posts.
        app.MapPost("/signout", async (HttpContext http, EndSession end, SessionCheck sessions) =>
        {
            if (http.User.TryToOwner() is { } owner && http.User.TryToSession() is { } session)
            {
                await end.RunAsync(owner, session, http.RequestAborted);
                sessions.Forget(session);
            }

            await http.SignOutAsync();
            return Results.Redirect("/signin");
        }).AllowAnonymous().DisableAntiforgery();
        return app;
    }
}
