using System.Globalization;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Http;

namespace MiaPulse.Web.Leads;

public static class LeadEndpoints
{
    /// <summary><c>GET /app/leads.csv?status=&amp;q=</c>: the leads that the page shows with the same filter, as a download.</summary>
    public static IEndpointRouteBuilder MapLeads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app/leads.csv", (HttpContext http, ExportLeads export, TimeProvider clock, string? status, string? q) =>
        {
            LeadStatus? wanted = null;
            if (!string.IsNullOrEmpty(status))
            {
                if (!Enum.TryParse<LeadStatus>(status, ignoreCase: true, out var named) || !Enum.IsDefined(named))
                {
                    return Refusal.Invalid("status", "A lead is New, Contacted, Won or Lost.").ToProblem();
                }

                wanted = named;
            }

            var owner = http.User.ToOwner();
            http.Response.Headers.CacheControl = "no-store"; // people's details stay out of every cache
            return Results.Stream(
                to => export.WriteAsync(owner, new LeadFilter(wanted, q), to, http.RequestAborted),
                "text/csv; charset=utf-8",
                $"leads-{clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        }).RequireAuthorization();
        return app;
    }
}
