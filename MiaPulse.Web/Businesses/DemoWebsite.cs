namespace MiaPulse.Web.Businesses;

/// <summary>The made-up practice's website under <c>/demo/</c>: static pages, and this its front door.</summary>
public static class DemoWebsite
{
    public const string Path = "/demo";

    public static void MapDemoWebsite(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, IWebHostEnvironment environment) =>
            http.Request.Path.Value!.EndsWith('/')
                ? Results.File(environment.WebRootFileProvider.GetFileInfo("demo/index.html").PhysicalPath!, "text/html; charset=utf-8")
                : Results.LocalRedirect($"{http.Request.PathBase}{Path}/")).AllowAnonymous();
}
