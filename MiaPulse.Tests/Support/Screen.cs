using Bunit;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Vendors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace MiaPulse.Tests.Support;

/// <summary>A dashboard screen of a signed-in member, over the same world that the use cases of the test run in. There is no browser: scripts do nothing.</summary>
public sealed class Screen : BunitContext
{
    private readonly Given _given;

    /// <param name="browser">What scripts do; null for nothing.</param>
    /// <param name="clock">What the screen goes by; null for the clock on the wall, which is MudBlazor's choice.</param>
    public Screen(Given given, Owner who, bool isInteractive = true, IJSRuntime? browser = null, TimeProvider? clock = null)
    {
        _given = given;
        Services.AddMudServices();
        Services.AddSingleton(new PublicUrl(new Uri("https://mia.example")));
        Services.AddSingleton(new ConnectedVendors(Mail: true, Texts: true));
        Services.AddFallbackServiceProvider(given.Services);
        if (browser is not null)
        {
            Services.AddSingleton(browser);
        }

        if (clock is not null)
        {
            Services.AddSingleton(clock);
        }

        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        var person = MemberClaims.ToPrincipal(new Core.Accounts.SignedIn(who, given.NewId<SessionId>(), given.Clock.GetUtcNow().AddHours(1)));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(person))));
    }

    /// <summary>
    /// Waits until the screen shows something. Lets the clock run meanwhile: a live page draws at most once in <see cref="LiveComponent.Calm"/>, and what comes
    /// sooner waits for a clock that stands still by itself.
    /// </summary>
    public Task ShowsAsync(Func<bool> shown, string what) => Eventually.HoldsAsync(
        () =>
        {
            _given.Clock.Advance(LiveComponent.Calm);
            return shown();
        },
        what);
}
