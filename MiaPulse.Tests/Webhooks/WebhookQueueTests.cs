using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Webhooks;

/// <summary>Whose turn it is.</summary>
public sealed class WebhookQueueTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Endpoints_take_turns_and_of_one_endpoint_one_turn_is_under_way()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var busy = await given.ABusiness("Busy");
        var calm = await given.ABusiness("Calm");
        var endpoint = await given.AnEndpoint(busy, receiver, WebhookKind.MessageAdded);
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

        await given.The<DeliverWebhooks>().RunAsync(new Mia(busy.Business), endpoint, Ct);
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
    public async Task Two_endpoints_of_one_business_have_their_turns_at_the_same_time()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var one = await given.AnEndpoint(owner, "https://hooks.example.com/one", WebhookKind.MessageAdded);
        var other = await given.AnEndpoint(owner, "https://hooks.example.com/other", WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        var queue = given.The<WebhookQueue>();

        using var first = await queue.TryTakeAsync(Ct);
        using var second = await queue.TryTakeAsync(Ct);

        Assert.Equivalent(new[] { one, other }, new[] { first!.Endpoint, second!.Endpoint }, strict: true);
        Assert.Null(await queue.TryTakeAsync(Ct));
    }

    [Fact]
    public async Task Those_that_fail_leave_turns_to_those_that_answer()
    {
        await using var given = await Given.AnEmptyInstallation();
        for (var n = 0; n < 4; n++)
        {
            var failing = await given.ABusiness($"Failing {n}");
            for (var i = 0; i < 9; i++)
            {
                await given.AnEndpoint(failing, $"https://hooks.example.com/{n}/{i}", WebhookKind.MessageAdded);
            }

            await given.AConversationOf(failing);
            await using var db = await given.DbFor(failing);
            foreach (var one in await db.WebhookEndpoints.ToListAsync())
            {
                one.Hear(new WebhookAnswer(500, null, TimeSpan.Zero, null, "It answered 500."), given.Clock.GetUtcNow(), 0.5);
            }

            await db.SaveChangesAsync();
        }

        var queue = given.The<WebhookQueue>();
        Assert.Null(await queue.TryTakeAsync(Ct)); // they rest
        given.Clock.Advance(TimeSpan.FromSeconds(6));
        var turns = new List<WebhookTurn>();
        while (await queue.TryTakeAsync(Ct) is { } turn)
        {
            turns.Add(turn);
        }

        Assert.Equal(WebhookQueue.MostFailing, turns.Count);
        var healthy = await given.ABusiness("Healthy");
        var answering = await given.AnEndpoint(healthy, "https://hooks.example.com/mia", WebhookKind.MessageAdded);
        await given.AConversationOf(healthy);

        using var next = await queue.TryTakeAsync(Ct);

        Assert.Equal(answering, next?.Endpoint);
        Assert.Null(await queue.TryTakeAsync(Ct));
        turns[0].Dispose();
        using var further = await queue.TryTakeAsync(Ct);
        Assert.NotNull(further);
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
