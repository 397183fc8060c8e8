using Microsoft.JSInterop;

namespace MiaPulse.Web.Layout;

/// <summary>The dashboard's own script, for what is asked of it once.</summary>
public static class BrowserModules
{
    public static async Task<IJSObjectReference> DashboardAsync(this IJSRuntime js, CancellationToken ct) =>
        await js.InvokeAsync<IJSObjectReference>("import", ct, "/app/dashboard.js");
}
