using MudBlazor.Services;

namespace MiaPulse.Web.Layout;

/// <summary>Every page of ours: plain HTML for the public ones, a circuit for the dashboard.</summary>
public static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder app)
    {
        // The framework's own frame-ancestors header would stand beside ours and say less.
        app.MapRazorComponents<App>().WithStaticAssets().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
