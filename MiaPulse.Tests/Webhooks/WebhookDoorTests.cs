using System.Text;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;

namespace MiaPulse.Tests.Webhooks;

/// <summary>From the visitor's widget to the owner's own program, over the whole product.</summary>
public sealed class WebhookDoorTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_visitors_contact_reaches_the_owners_program_signed()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Crawler:AllowedPrivateHosts"] = receiver.Url.Authority });
        var (owner, key) = await app.ABusiness();
        var endpoint = await app.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = $"{receiver.Url}hooks", Events = [WebhookKind.LeadCaptured] }, Ct);
        await using var visitor = await app.OpenWidget(key);

        await visitor.SendAsync("I'm Ana Ruiz, ana@ruiz.example");

        await Eventually.HoldsAsync(() => receiver.Asked.Count > 0, "the webhook");
        var asked = receiver.Asked[0];
        Assert.Equal("ana@ruiz.example", WebhookWorld.At(asked.Body, "data", "lead", "email").GetString());
        Assert.True(new SvixSignature(SvixSignature.KeyOf(endpoint.Value.Secret)!, app.The<TimeProvider>())
            .IsGood(asked.Headers["webhook-id"], asked.Headers["webhook-timestamp"], asked.Headers["webhook-signature"], Encoding.UTF8.GetBytes(asked.Body)));
        await Eventually.HoldsAsync(async () => (await app.The<WebhookBook>().DeliveriesAsync(owner, null, 0, 10, Ct)).Rows is [.., { State: DeliveryState.Delivered }], "that it is seen to have arrived");
    }
}
