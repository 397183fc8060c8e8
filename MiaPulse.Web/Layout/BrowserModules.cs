using Microsoft.JSInterop;

namespace MiaPulse.Web.Layout;

/// <summary>The dashboard's small scripts, and letting go of what they hold.</summary>
public static class BrowserModules
{
    public static async Task<IJSObjectReference> DashboardAsync(this IJSRuntime js, CancellationToken ct) =>
        await js.InvokeAsync<IJSObjectReference>("import", ct, "/app/dashboard.js");

    /// <summary>Stops what a script listens to, where there still is a browser.</summary>
    public static async ValueTask StopAsync(IJSObjectReference? listening)
    {
        if (listening is null)
        {
            return;
        }

        try
        {
            await listening.InvokeVoidAsync("stop");
            await listening.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and with it everything it held.
        }
    }
}
