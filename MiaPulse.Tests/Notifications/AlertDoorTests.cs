using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Notifications;

/// <summary>From the visitor's widget to the owner's mail, over the whole product.</summary>
public sealed class AlertDoorTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_visitors_contact_is_mailed_to_the_owner_once()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, key) = await app.ABusiness();
        await using var visitor = await app.OpenWidget(key);

        await visitor.SendAsync("I'm Ana Ruiz, ana@ruiz.example");
        var alert = await DeliveredAsync(app, owner);
        await visitor.SendAsync("And what do you charge?");
        await Eventually.HoldsAsync(() => visitor.Messages.Count(m => m.Author == "mia") == 2, "the reply, before which anything new would have been noticed");

        Assert.Equal(1, (await app.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Total);
        var mail = Assert.Single(await app.The<Outbox>().ListAsync(Ct));
        Assert.Equal(("owner1@b1.example", "New lead: Ana Ruiz"), (mail.To, mail.Subject));
        Assert.Contains($"{app.Url}app/inbox/{alert.Conversation}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("“I'm Ana Ruiz, ana@ruiz.example”", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_who_asks_for_a_person_is_mailed_to_the_owner()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, key) = await app.ABusiness();
        await using var visitor = await app.OpenWidget(key);

        await visitor.Connection.InvokeAsync("AskForHuman", Ct);

        Assert.Equal(AlertKind.VisitorWaits, (await DeliveredAsync(app, owner)).Kind);
        Assert.Equal("Visitor on /prices waits for a person", Assert.Single(await app.The<Outbox>().ListAsync(Ct)).Subject);
    }

    private static Task<AlertRow> DeliveredAsync(MiaApp app, Owner owner) => Eventually.GetAsync(
        async () => (await app.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows is [{ State: AlertState.Delivered } row] ? row : null, "the alert, delivered");
}
