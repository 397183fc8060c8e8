using MiaPulse.Core.Businesses;

namespace MiaPulse.Web.Conversations;

/// <summary>The little that the launcher needs before it is opened.</summary>
public static class WidgetEndpoints
{
    public const string SettingsPath = "/widget/settings";

    public static void MapWidget(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SettingsPath, (HttpContext http) =>
        {
            var facts = http.Features.Get<WidgetFacts>()!; // the gate let nobody through without
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Json(new LauncherSettings(facts.Name, facts.Color, "right", 20, 20));
        }).AllowAnonymous();
        routes.MapHub<VisitorHub>(VisitorHub.Path, options =>
        {
            options.ApplicationMaxBufferSize = 64 * 1024;
            options.TransportMaxBufferSize = 64 * 1024;
            options.CloseOnAuthenticationExpiration = false;
        }).AllowAnonymous();
    }

    private sealed record LauncherSettings(string BusinessName, string Color, string Position, int OffsetX, int OffsetY);
}
