using System.Diagnostics;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace MiaPulse.Web.Http;

/// <summary>What is said where something is not there, not allowed or broken: a page to people, problem details to programs. Never more than an id.</summary>
public static class ErrorAnswers
{
    public static async Task WriteAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var isExpired = status is StatusCodes.Status400BadRequest && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        var words = isExpired ? (Title: "This page was open for too long", Next: "What you typed was not sent. Open the page again and send it once more.") : Words(status);
        if (!IsForPeople(http.Request))
        {
            await Results.Problem(new ProblemDetails { Status = status, Title = words.Title, Detail = words.Next, Extensions = { ["id"] = Id(http) } }).ExecuteAsync(http);
            return;
        }

        // A scope of its own: the renderer of this request's scope may be the very thing that broke, and begins once only.
        await using var scope = http.RequestServices.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        await new RazorComponentResult<ErrorPage>(new { Status = status, words.Title, words.Next, Id = Id(http), Again = isExpired ? http.Request.Path.Value : null }) { StatusCode = status }.ExecuteAsync(http);
    }

    /// <summary>With it the log line of this request is found.</summary>
    private static string Id(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/hubs") && !request.Path.StartsWithSegments("/_blazor");

    private static (string Title, string Next) Words(int status) => status switch
    {
        400 => ("That request was not complete", "Go back, reload the page and try again."),
        401 => ("Please sign in", "You are signed out, or were never signed in on this device."),
        403 => ("That is not yours to open", "If you think it should be, sign in with another address."),
        404 => ("There is no such page", "It may have moved. The start page leads everywhere."),
        405 => ("That does not work here", "This address exists but takes another kind of request."),
        410 => ("This link no longer works", "It has been used, is too old, or was never one."),
        413 => ("That is too large", "Try again with something smaller."),
        429 => ("That was a lot at once", "Please wait a little, then try again."),
        >= 500 => ("Something on our side broke", "It has been noted. Please try again in a moment."),
        _ => ("That did not work", "Go back and try again."),
    };
}
