using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Webhooks;

/// <summary>Whose turn it is.</summary>
public sealed class WebhookQueueTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Businesses_take_turns_and_of_one_business_one_turn_is_under_way()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var busy = await given.ABusiness("Busy");
        var calm = await given.ABusiness("Calm");
        await given.AnEndpoint(busy, receiver, WebhookKind.MessageAdded);
        await given.AnEndpoint(calm, receiver, WebhookKind.MessageAdded);
        for (var visitors = 0; visitors < DeliverWebhooks.MostInOneTurn + 5; visitors++)
        {
            await given.AConversationOf(busy);
        }

        await given.AConversationOf(calm);
        var queue = given.The<WebhookQueue>();

        var first = await queue.TryTakeAsync(Ct);
        var second = await queue.TryTakeAsync(Ct);
        Assert.Null(await queue.TryTakeAsync(Ct)); // both are being served
        Assert.Equivalent(new[] { busy.Business, calm.Business }, new[] { first!.Business, second!.Business }, strict: true);

        await given.The<DeliverWebhooks>().RunAsync(new Mia(busy.Business), Ct);
        Assert.Equal(DeliverWebhooks.MostInOneTurn, receiver.Asked.Count);
        first.Dispose();
        second.Dispose();
        using (var third = await queue.TryTakeAsync(Ct))
        {
            Assert.Equal(first.Business, third!.Business); // who has waited longest
        }

        await given.WebhooksAreSent();
        Assert.Null(await queue.TryTakeAsync(Ct));
        Assert.All((await given.WebhooksOf(busy)).Concat(await given.WebhooksOf(calm)), w => Assert.Equal(DeliveryState.Delivered, w.State));
    }

    [Fact]
    public async Task An_endpoint_that_is_switched_off_has_no_turn()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, "https://hooks.example.com/mia");
        await given.AConversationOf(owner);
        using (var turn = await given.The<WebhookQueue>().TryTakeAsync(Ct))
        {
            Assert.Equal(owner.Business, turn?.Business);
        }

        await given.The<ChangeEndpoint>().RunAsync(owner, endpoint, new EndpointInput { Url = "https://hooks.example.com/mia", IsOn = false }, Ct);

        Assert.Null(await given.The<WebhookQueue>().TryTakeAsync(Ct));
    }
}
