using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Data;
using MiaPulse.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MiaPulse.Web.Accounts;

/// <summary>One cookie, a session row behind it, and the keys that sign it.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton(p => PublicUrlSetting.Read(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton(p => SupportSetting.Read(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton(p => Limits(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SessionCheck>();
        services.AddHostedService<SignInRound>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<PublicUrl, IHostEnvironment, SessionCheck>(ShapeCookie);

        // What nobody has opened on purpose needs sign-in: a forgotten attribute then locks a door rather than leaving it open.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        AddKeys(services);
        return services;
    }

    /// <summary>Begins the session in this browser.</summary>
    public static Task SignInAsync(this HttpContext http, SignedIn signedIn) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        MemberClaims.ToPrincipal(signedIn),
        new AuthenticationProperties { IsPersistent = true, ExpiresUtc = signedIn.ExpiresAt });

    private static void ShapeCookie(CookieAuthenticationOptions options, PublicUrl publicUrl, IHostEnvironment environment, SessionCheck sessions)
    {
        // Browsers hold a __Host- cookie to this host, this path and https. Development on plain http can have neither.
        var secure = CookiesAreSecure(publicUrl, environment);
        options.Cookie.Name = secure ? "__Host-mia" : "mia";
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = ConfirmSignIn.SessionLifetime;
        options.SlidingExpiration = false;
        options.LoginPath = "/signin";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnRedirectToAccessDenied = AskToSignIn;
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!await sessions.StillCountsAsync(context.Principal, context.HttpContext.RequestAborted))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        };
    }

    internal static bool CookiesAreSecure(PublicUrl publicUrl, IHostEnvironment environment) => publicUrl.IsHttps || !environment.IsDevelopment();

    // A page sends a person to the sign-in page; a program is told.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/app"))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static SignInLimits Limits(IConfiguration configuration)
    {
        var limits = configuration.GetSection(LimitOptions.Section).Get<SignInLimits>() ?? new SignInLimits();
        return Rules.Broken(limits) is { } broken ? throw new InvalidOperationException($"{LimitOptions.Section}:{broken.Field}: {broken.Sentence}") : limits;
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection()
            .SetApplicationName("MiaPulse")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration
            {
                EncryptionAlgorithm = EncryptionAlgorithm.AES_256_CBC,
                ValidationAlgorithm = ValidationAlgorithm.HMACSHA256,
            });
        services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, IHostEnvironment, ILoggerFactory>((options, configuration, environment, logs) =>
            options.XmlRepository = new FileSystemXmlRepository(KeyFolder(configuration, environment), logs));
    }

    private static DirectoryInfo KeyFolder(IConfiguration configuration, IHostEnvironment environment) =>
        PrivateFiles.FolderAndFiles(Path.Combine(DataDirectory.From(configuration, environment), "keys"));
}
