using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Http;

namespace MiaPulse.Web.Calls;

public static class CallEndpoints
{
    /// <summary><c>GET /app/calls/{id}/recording</c>: the sound of a call of one's own business, whole or the bytes that a player asks for.</summary>
    public static IEndpointRouteBuilder MapCalls(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app/calls/{id}/recording", async (HttpContext http, CallBook book, string id) =>
        {
            http.Response.Headers.CacheControl = "private, no-store"; // it can be erased, and must then be nowhere
            var sound = await book.SoundAsync(http.User.ToOwner(), Ids.TryParse<CallId>(id, out var call) ? call : default, http.RequestAborted);
            return sound.Refusal is { } refusal ? refusal.ToProblem() : Results.File(sound.Value.Path, sound.Value.ContentType, enableRangeProcessing: true);
        }).RequireAuthorization();
        return app;
    }
}
