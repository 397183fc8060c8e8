using System.Globalization;
using MiaPulse.Core.Knowledge;
using MiaPulse.Web.Accounts;

namespace MiaPulse.Web.Knowledge;

public static class KnowledgeEndpoints
{
    /// <summary><c>GET /app/answers.csv</c>: the owner's questions and answers, as a download.</summary>
    public static IEndpointRouteBuilder MapKnowledge(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app/answers.csv", (HttpContext http, ExportFaqs export, TimeProvider clock) =>
        {
            var owner = http.User.ToOwner();
            http.Response.Headers.CacheControl = "no-store";
            return Results.Stream(
                to => export.WriteAsync(owner, to, http.RequestAborted),
                "text/csv; charset=utf-8",
                $"answers-{clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        }).RequireAuthorization();
        return app;
    }
}
