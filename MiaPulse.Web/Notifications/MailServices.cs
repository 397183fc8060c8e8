using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using MiaPulse.Web.Webhooks;

namespace MiaPulse.Web.Notifications;

/// <summary>What sends alerts and mails, how mails look, and the door that ends them.</summary>
public static class MailServices
{
    public static IServiceCollection AddOutgoing(this IServiceCollection services) => services
        .AddSingleton<ISeal, KeyRingSeal>()
        .AddSingleton<IMailTemplates, RazorMailTemplates>()
        .AddHostedService<NotificationWorker>()
        .AddHostedService<WebhookWorker>();

    /// <summary>
    /// <c>POST /unsubscribe/{token}</c>: one click in a mail program (RFC 8058), which has no cookie and is not redirected, or the button on the page of the same address.
    /// </summary>
    public static IEndpointRouteBuilder MapMails(this IEndpointRouteBuilder app)
    {
        app.MapPost("/unsubscribe/{token}", async (HttpContext http, StopMail stop, DeadLinkLimit dead, string token, string? page) =>
        {
            var stopped = await stop.RunAsync(Newcomer.Instance, token, http.RequestAborted);
            if (!stopped.IsDone && dead.Count(http) is { } tooMany)
            {
                return tooMany;
            }

            return page == "yes" ? Results.Redirect($"/unsubscribe/{Uri.EscapeDataString(token)}") // which says that it is done, or that the link is none
                : stopped.IsDone ? Results.Ok() : Results.StatusCode(StatusCodes.Status410Gone); // as its page
        }).AllowAnonymous().DisableAntiforgery().WithOrder(-1); // before the page, which could take a post too
        return app;
    }
}
