using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Webhooks;

/// <summary>An endpoint that fails is asked for by one webhook at a time, and gets the others when it is back.</summary>
public sealed class FailingEndpointTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Of_ten_that_are_due_one_is_tried_and_with_the_first_that_is_taken_all_go_out_in_order()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await Say(given, owner, [.. Enumerable.Range(0, 10).Select(n => $"{n}")]);

        await given.WebhooksAreSent();
        await given.WebhooksAreSent();

        Assert.Equal(["0"], Heard(receiver));
        Assert.Equal(9, (await given.WebhooksOf(owner)).Count(w => w is { State: DeliveryState.Waiting, Attempts: 0 }));
        var rows = (await given.The<WebhookBook>().DeliveriesAsync(owner, null, 0, 10, Ct)).Rows;
        Assert.Equal(9, rows.Count(r => r.IsBehind));
        Assert.Single(rows.Select(r => r.NextAt).Distinct());

        given.Clock.Advance(TimeSpan.FromSeconds(6));
        await given.WebhooksAreSent();

        Assert.Equal(["0", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], Heard(receiver));
        Assert.All(await given.WebhooksOf(owner), w => Assert.Equal(DeliveryState.Delivered, w.State));
    }

    [Fact]
    public async Task What_comes_while_it_rests_waits_too()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await Say(given, owner, "First");
        await given.WebhooksAreSent();

        await Say(given, owner, "Second");
        await given.WebhooksAreSent();

        Assert.Equal(["First"], Heard(receiver));
        Assert.Equal((await given.EndpointOf(owner, endpoint)).RestsUntil, Assert.Single(await given.The<WebhookBook>().EndpointsAsync(owner, Ct)).NextTryAt);
    }

    [Fact]
    public async Task One_whose_own_words_are_never_taken_does_not_hold_up_the_others()
    {
        await using var receiver = await LoopbackVendor.StartAsync((context, body) => LoopbackVendor.Answers(body.Contains("Poison", StringComparison.Ordinal) ? 500 : 200)(context));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await Say(given, owner, "Poison", "Fine", "Fine too");

        foreach (var pause in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(6), TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(6) })
        {
            given.Clock.Advance(pause);
            await given.WebhooksAreSent();
        }

        Assert.Equal(["Poison", "Poison", "Fine", "Poison", "Fine too"], Heard(receiver));
        Assert.Null((await given.EndpointOf(owner, endpoint)).FailingSince);
    }

    [Fact]
    public async Task What_failed_only_while_it_was_away_goes_out_when_it_is_back_and_a_member_need_not_wait()
    {
        var isBack = false;
        await using var receiver = await LoopbackVendor.StartAsync(context => LoopbackVendor.Answers(isBack ? 200 : 503)(context));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await Say(given, owner, "First", "Second");
        foreach (var pause in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(6), TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(34), TimeSpan.FromMinutes(135) })
        {
            given.Clock.Advance(pause);
            await given.WebhooksAreSent();
        }

        Assert.Equal(["First", "First", "Second", "Second", "First"], Heard(receiver));
        var waiting = await given.WebhooksOf(owner);
        Assert.True(waiting[0].DueAt > given.Clock.GetUtcNow());
        isBack = true;

        Assert.True((await given.The<Redeliver>().RunAsync(owner, waiting[1].Id, Ct)).IsDone);
        await given.WebhooksAreSent();

        Assert.Equal(["Second", "First"], Heard(receiver).Skip(5));
    }

    [Fact]
    public async Task A_test_does_not_wait_and_one_that_arrives_lets_the_others_go()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503), LoopbackVendor.Answers(404), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await Say(given, owner, "First", "Second");
        await given.WebhooksAreSent();
        Assert.True((await given.The<SendTest>().RunAsync(owner, endpoint, Ct)).IsDone);
        await given.WebhooksAreSent();
        Assert.Equal(2, receiver.Asked.Count); // it did not arrive, which changes nothing

        Assert.True((await given.The<SendTest>().RunAsync(owner, endpoint, Ct)).IsDone);
        await given.WebhooksAreSent();

        Assert.Equal(4, receiver.Asked.Count);
        Assert.Equal("Second", TextOf(receiver.Asked[3]));
        Assert.Null((await given.EndpointOf(owner, endpoint)).FailingSince);
    }

    private static async Task Say(Given given, BusinessCaller owner, params string[] words)
    {
        foreach (var text in words)
        {
            await given.AConversationOf(owner, text);
            given.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    private static List<string?> Heard(LoopbackVendor receiver) => [.. receiver.Asked.Select(TextOf)];

    private static string? TextOf(VendorRequest asked) => WebhookWorld.At(asked.Body, "data", "message", "text").GetString();
}
