using System.Net;
using System.Text.Json;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Leads;

public sealed class LeadEndpointTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_downloads_the_leads_of_the_own_business_and_nobody_else_does()
    {
        await using var app = await MiaApp.StartAsync();
        var (bakery, key) = await app.ABusiness();
        var (salon, _) = await app.ABusiness("Salon");
        await using var visitor = await app.OpenWidget(key);
        await visitor.SendAsync("Hello");
        await visitor.Connection.InvokeAsync<JsonElement>("Identify", new { name = "Ana Ruiz", email = "ana@ruiz.example" }, Ct);
        await Eventually.HoldsAsync(() => visitor.Heard.Any(h => h.Event == "LeadCaptured" && h.Body.GetProperty("email").GetString() == "ana@ruiz.example"), "the widget hears what was understood");

        using var stranger = new PlainBrowser(app.Url);
        using var refused = await stranger.GetAsync("/app/leads.csv");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);

        using var owner = new PlainBrowser(app.Url);
        await owner.SignInAsync(app, bakery);
        using var csv = await owner.GetAsync("/app/leads.csv?status=new&q=ana");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("leads-", csv.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Contains("\"Ana Ruiz\",\"ana@ruiz.example\"", await csv.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Ruiz", await owner.ReadAsync("/app/leads.csv?status=Won"), StringComparison.Ordinal);
        using var unknown = await owner.GetAsync("/app/leads.csv?status=Perhaps");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        using var neighbour = new PlainBrowser(app.Url);
        await neighbour.SignInAsync(app, salon);
        Assert.DoesNotContain("Ana Ruiz", await neighbour.ReadAsync("/app/leads.csv"), StringComparison.Ordinal);
    }
}
