using System.Text;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using MiaPulse.Web.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Webhooks;

/// <summary>What is due reaches its endpoint, whatever happens to the process or the endpoint meanwhile, and what does not is seen not to.</summary>
public sealed class DeliverWebhooksTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_happens_arrives_once_signed_and_is_seen_to_have_arrived()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, "Thanks"));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner, "Do you bake on Mondays?");
        using var heard = given.Hear(owner);

        await given.WebhooksAreSent();
        await given.WebhooksAreSent();

        var asked = Assert.Single(receiver.Asked);
        var row = Assert.Single(await given.WebhooksOf(owner));
        Assert.Equal((DeliveryState.Delivered, 200, "Thanks", 1), (row.State, row.LastStatus, row.LastResponse, row.Attempts));
        Assert.Equal(($"{row.EventId}", row.Payload), (asked.Headers["webhook-id"], asked.Body));
        Assert.Equal("Do you bake on Mondays?", WebhookWorld.At(asked.Body, "data", "message", "text").GetString());
        Assert.Equal($"{row.EventId}", WebhookWorld.At(asked.Body, "id").GetString());
        Assert.True(IsSignedWith((await given.SecretOf(owner, endpoint))!, asked, given));
        await heard.FirstAsync<WebhooksChanged>();
    }

    [Fact]
    public async Task A_try_that_failed_is_repeated_under_the_same_id_in_the_same_words_and_freshly_signed()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(500, "Broken"), LoopbackVendor.Answers(429, "", ("Retry-After", "3600")), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.Equal(given.Clock.GetUtcNow(), (await given.EndpointOf(owner, endpoint)).FailingSince);
        given.Clock.Advance(TimeSpan.FromSeconds(6));
        await given.WebhooksAreSent();
        given.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        await given.WebhooksAreSent();
        Assert.Equal(2, receiver.Asked.Count); // it asked for an hour

        given.Clock.Advance(TimeSpan.FromTicks(1));
        await given.WebhooksAreSent();

        Assert.Equal(3, receiver.Asked.Count);
        Assert.Single(receiver.Asked.Select(a => (a.Headers["webhook-id"], a.Body)).Distinct());
        Assert.Equal(3, receiver.Asked.Select(a => a.Headers["webhook-timestamp"]).Distinct().Count());
        Assert.True(IsSignedWith((await given.SecretOf(owner, endpoint))!, receiver.Asked[2], given));
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await given.WebhooksOf(owner)).State);
        Assert.Null((await given.EndpointOf(owner, endpoint)).FailingSince);
    }

    [Fact]
    public async Task A_410_switches_it_off_and_what_waits_goes_out_when_it_is_switched_on_again()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(410), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.ConversationStarted, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        await given.WebhooksAreSent();
        Assert.Single(receiver.Asked);
        Assert.False((await given.EndpointOf(owner, endpoint)).IsOn);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Waiting], (await given.WebhooksOf(owner)).Select(w => w.State).OrderDescending());

        var input = new EndpointInput { Url = $"{receiver.Url}hooks", Events = [WebhookKind.MessageAdded] };
        Assert.True((await given.The<ChangeEndpoint>().RunAsync(owner, endpoint, input, Ct)).IsDone);
        await given.WebhooksAreSent();

        Assert.Equal(2, receiver.Asked.Count);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Delivered], (await given.WebhooksOf(owner)).Select(w => w.State).OrderDescending());
    }

    [Fact]
    public async Task What_somebody_took_and_died_with_is_sent_when_the_lease_is_over_and_not_before()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await using (var db = await given.DbFor(owner))
        {
            (await db.WebhookDeliveries.SingleAsync()).Take(given.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await given.WebhooksAreSent();
        Assert.Empty(receiver.Asked);

        given.Clock.Advance(WebhookDelivery.Lease);
        await given.WebhooksAreSent();

        Assert.Single(receiver.Asked);
    }

    [Fact]
    public async Task While_another_process_sends_one_the_others_to_the_same_endpoint_wait_for_it()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.AConversationOf(owner);
        await using (var db = await given.DbFor(owner))
        {
            (await db.WebhookDeliveries.OrderBy(d => d.CreatedAt).FirstAsync()).Take(given.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await given.WebhooksAreSent();
        Assert.Empty(receiver.Asked);

        given.Clock.Advance(WebhookDelivery.Lease);
        await given.WebhooksAreSent();

        Assert.Equal(2, receiver.Asked.Count);
    }

    [Fact]
    public async Task Ten_who_send_at_once_send_each_webhook_once()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        for (var visitors = 0; visitors < 15; visitors++)
        {
            await given.AConversationOf(owner);
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<DeliverWebhooks>().RunAsync(new Mia(owner.Business), endpoint, Ct))));
        await given.WebhooksAreSent(); // whoever lost every race had nothing left to send, and somebody has to be last

        Assert.Equal(15, receiver.Asked.Count);
        Assert.Equal(15, receiver.Asked.Select(a => a.Headers["webhook-id"]).Distinct().Count());
    }

    [Fact]
    public async Task An_endpoint_that_hangs_for_one_business_delays_nobody_else()
    {
        await using var stuckReceiver = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(stuckReceiver, receiver);
        var stuck = await given.ABusiness("Stuck");
        var calm = await given.ABusiness("Calm");
        await given.AnEndpoint(stuck, stuckReceiver, WebhookKind.MessageAdded);
        await given.AnEndpoint(calm, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(stuck);
        using var worker = ActivatorUtilities.CreateInstance<WebhookWorker>(given.Services);
        await worker.StartAsync(Ct);
        await Eventually.HoldsAsync(() => stuckReceiver.Asked.Count == 1, "the stuck one, which was there at the start");

        await given.AConversationOf(calm); // wakes the worker

        await Eventually.HoldsAsync(async () => (await given.WebhooksOf(calm)).Single().State is DeliveryState.Delivered, "the other one");
        await worker.StopAsync(Ct).WaitAsync(Eventually.Patience);
        var left = Assert.Single(await given.WebhooksOf(stuck));
        Assert.Equal((DeliveryState.Waiting, 0, (DateTimeOffset?)null), (left.State, left.Attempts, left.LeasedUntil)); // nobody knows, so it is sent again at once
    }

    [Fact]
    public async Task One_that_hangs_is_asked_by_one_alone_and_delays_no_other_of_the_same_business()
    {
        await using var stuckReceiver = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(stuckReceiver, receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, stuckReceiver, WebhookKind.MessageAdded);
        var healthy = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        for (var visitors = 0; visitors < 3; visitors++)
        {
            await given.AConversationOf(owner);
        }

        using var worker = ActivatorUtilities.CreateInstance<WebhookWorker>(given.Services);
        await worker.StartAsync(Ct);
        await Eventually.HoldsAsync(() => stuckReceiver.Asked.Count == 1, "the stuck one, which was there at the start");

        await given.AConversationOf(owner); // wakes the worker

        await Eventually.HoldsAsync(
            async () => (await given.WebhooksOf(owner)).Where(w => w.EndpointId == healthy).All(w => w.State is DeliveryState.Delivered), "everything to the healthy one");
        Assert.Equal(4, receiver.Asked.Count);
        Assert.Single(stuckReceiver.Asked);
        await worker.StopAsync(Ct).WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task One_that_is_removed_or_moved_while_it_is_called_is_not_judged_by_the_answer()
    {
        Func<HttpContext, Task> answers = LoopbackVendor.Answers(410);
        await using var receiver = await LoopbackVendor.StartAsync(context => answers(context));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var moved = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        answers = async context =>
        {
            await given.The<ChangeEndpoint>().RunAsync(owner, moved, new EndpointInput { Url = "https://elsewhere.example.com/", Events = [WebhookKind.MessageAdded] }, Ct);
            await LoopbackVendor.Answers(410)(context);
        };
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.True((await given.EndpointOf(owner, moved)).IsOn);

        await given.The<RemoveEndpoint>().RunAsync(owner, moved, Ct);
        var removed = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        answers = async context =>
        {
            await given.The<RemoveEndpoint>().RunAsync(owner, removed, Ct);
            await LoopbackVendor.Answers(500)(context);
        };
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();

        Assert.Equal(2, receiver.Asked.Count);
        Assert.Empty(await given.WebhooksOf(owner));
    }

    [Fact]
    public async Task A_visitor_who_is_erased_while_a_webhook_is_sent_takes_it_along_and_holds_nobody_up()
    {
        Func<HttpContext, Task> answers = LoopbackVendor.Answers(200);
        await using var receiver = await LoopbackVendor.StartAsync(context => answers(context));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        var (erased, _) = await given.AConversationOf(owner, "Forget me");
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.AConversationOf(owner, "Keep me");
        var isErased = false;
        answers = async context =>
        {
            if (!isErased)
            {
                isErased = true;
                await given.The<EraseVisitor>().RunAsync(erased, Ct);
            }

            await LoopbackVendor.Answers(200)(context);
        };

        await given.WebhooksAreSent();

        Assert.Equal(2, receiver.Asked.Count);
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await given.WebhooksOf(owner)).State);
    }

    [Fact]
    public async Task What_is_older_than_a_month_is_forgotten_on_the_way()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        given.Clock.Advance(WebhookDelivery.Kept + TimeSpan.FromSeconds(1));
        await given.AConversationOf(owner);
        Assert.Equal(2, (await given.WebhooksOf(owner)).Count);

        await given.WebhooksAreSent();

        Assert.Equal(given.Clock.GetUtcNow(), Assert.Single(await given.WebhooksOf(owner)).CreatedAt);
    }

    private static bool IsSignedWith(string secret, VendorRequest asked, Given given) => new SvixSignature(SvixSignature.KeyOf(secret)!, given.Clock)
        .IsGood(asked.Headers["webhook-id"], asked.Headers["webhook-timestamp"], asked.Headers["webhook-signature"], Encoding.UTF8.GetBytes(asked.Body));
}
