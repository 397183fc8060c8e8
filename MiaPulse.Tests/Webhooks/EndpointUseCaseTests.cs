using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Webhooks;

/// <summary>What members do with their endpoints, and what they are refused.</summary>
public sealed class EndpointUseCaseTests
{
    private const string Receiver = "https://hooks.example.com/mia";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData("", "Url")]
    [InlineData("http://hooks.example.com/", "Url")]
    [InlineData("https://10.0.0.1/", "Url")]
    [InlineData("https://db.internal/", "Url")]
    public async Task An_address_that_may_not_be_called_is_refused_in_the_form(string typed, string field)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var added = await given.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = typed }, Ct);

        Assert.Equal((RefusalKind.Invalid, field), (added.Refusal?.Kind, added.Refusal?.Field));
        Assert.Empty(await given.The<WebhookBook>().EndpointsAsync(owner, Ct));
        var id = await given.AnEndpoint(owner, Receiver);
        Assert.Equal(RefusalKind.Invalid, (await given.The<ChangeEndpoint>().RunAsync(owner, id, new EndpointInput { Url = typed }, Ct)).Refusal?.Kind);
        Assert.Equal(Receiver, Assert.Single(await given.The<WebhookBook>().EndpointsAsync(owner, Ct)).Url);
    }

    [Fact]
    public async Task One_that_wants_to_hear_of_nothing_is_refused_and_an_eleventh_too()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var nothing = await given.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = Receiver, Events = [WebhookKind.Test] }, Ct);
        Assert.Equal("Events", nothing.Refusal?.Field);
        for (var n = 0; n < AddEndpoint.MostEndpoints; n++)
        {
            await given.AnEndpoint(owner, $"{Receiver}/{n}");
        }

        var over = await given.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = Receiver }, Ct);

        Assert.Equal(RefusalKind.OverLimit, over.Refusal?.Kind);
    }

    [Fact]
    public async Task Each_has_a_secret_of_its_own_that_is_told_when_it_is_new_and_can_be_changed()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var first = (await given.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = Receiver }, Ct)).Value;
        var second = (await given.The<AddEndpoint>().RunAsync(owner, new EndpointInput { Url = Receiver }, Ct)).Value;
        Assert.Equal(first.Secret, await given.SecretOf(owner, first.Id));
        Assert.NotEqual(first.Secret, second.Secret);

        var changed = (await given.The<RotateSecret>().RunAsync(owner, first.Id, Ct)).Value;

        Assert.Equal([changed, first.Secret], (await given.EndpointOf(owner, first.Id)).SecretsAt(given.The<ISeal>(), given.Clock.GetUtcNow()));
        var rows = await given.The<WebhookBook>().EndpointsAsync(owner, Ct);
        Assert.Equal(Given.Start.AddHours(24), rows.Single(r => r.Id == first.Id).OldSecretUntil);
        Assert.Null(rows.Single(r => r.Id == second.Id).OldSecretUntil);
    }

    [Fact]
    public async Task A_secret_lies_closed_in_the_database_and_one_that_cannot_be_opened_any_more_is_changed()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var id = await given.AnEndpoint(owner, Receiver);
        await given.The<RotateSecret>().RunAsync(owner, id, Ct);
        var kept = await given.EndpointOf(owner, id);
        Assert.All(new[] { kept.Secret, kept.PreviousSecret! }, secret => Assert.DoesNotContain("whsec_", secret, StringComparison.Ordinal));

        ((FakeSeal)given.The<ISeal>()).HasLostItsKeys = true;

        Assert.Null(await given.SecretOf(owner, id));
        var fresh = (await given.The<RotateSecret>().RunAsync(owner, id, Ct)).Value;
        ((FakeSeal)given.The<ISeal>()).HasLostItsKeys = false;
        Assert.Equal(fresh, await given.SecretOf(owner, id));
    }

    [Fact]
    public async Task Secrets_that_an_earlier_version_left_open_go_on_working_and_are_closed_at_the_start()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var id = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        var open = WebhookSignature.NewSecret();
        await using (var db = await given.DbFor(owner))
        {
            await db.WebhookEndpoints.ExecuteUpdateAsync(e => e.SetProperty(x => x.Secret, open), Ct);
        }

        Assert.Equal(open, await given.SecretOf(owner, id));
        Assert.Equal((1, 0), (await given.The<SealSecrets>().RunAsync(Caretaker.Instance, Ct), await given.The<SealSecrets>().RunAsync(Caretaker.Instance, Ct)));

        Assert.False(SealedSecret.IsOpen((await given.EndpointOf(owner, id)).Secret));
        Assert.Equal(open, await given.SecretOf(owner, id));
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.Single(receiver.Asked);
    }

    [Fact]
    public async Task Nothing_is_sent_unsigned_where_the_secret_cannot_be_opened()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        ((FakeSeal)given.The<ISeal>()).HasLostItsKeys = true;

        await given.WebhooksAreSent();

        Assert.Empty(receiver.Asked);
        Assert.Contains("secret cannot be read", Assert.Single(await given.WebhooksOf(owner)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign_and_after_a_day_only_the_new_one()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.The<RotateSecret>().RunAsync(owner, endpoint, Ct);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.Equal(2, receiver.Asked[0].Headers["webhook-signature"].Split(' ').Length);

        given.Clock.Advance(WebhookEndpoint.BothSecretsFor);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();

        Assert.Single(receiver.Asked[1].Headers["webhook-signature"].Split(' '));
    }

    [Fact]
    public async Task A_test_goes_the_way_of_everything_else_once_and_says_nothing_about_the_endpoint()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(500, "No"), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.LeadCaptured);
        Assert.True((await given.The<SendTest>().RunAsync(owner, endpoint, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await given.The<SendTest>().RunAsync(owner, endpoint, Ct)).Refusal?.Kind);
        await given.WebhooksAreSent();
        var failed = Assert.Single(await given.The<WebhookBook>().EndpointsAsync(owner, Ct));
        Assert.Equal((DeliveryState.Failed, 500, "It answered 500.", (DateTimeOffset?)null), (failed.Test?.State, failed.Test?.Status, failed.Test?.Why, failed.FailingSince));

        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.The<SendTest>().RunAsync(owner, endpoint, Ct);
        await given.WebhooksAreSent();

        Assert.Equal("webhook.test", WebhookWorld.At(receiver.Asked[^1].Body, "type").GetString());
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await given.The<WebhookBook>().EndpointsAsync(owner, Ct)).Test?.State);
    }

    [Fact]
    public async Task What_failed_or_arrived_is_sent_again_under_its_id_and_not_while_it_is_on_its_way()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        var id = Assert.Single(await given.WebhooksOf(owner)).Id;
        Assert.Equal(RefusalKind.Conflict, (await given.The<Redeliver>().RunAsync(owner, id, Ct)).Refusal?.Kind);
        await given.WebhooksAreSent();

        Assert.True((await given.The<Redeliver>().RunAsync(owner, id, Ct)).IsDone);
        await given.WebhooksAreSent();

        Assert.Equal(2, receiver.Asked.Count);
        Assert.Single(receiver.Asked.Select(a => (a.Headers["webhook-id"], a.Body)).Distinct());
        await given.The<ChangeEndpoint>().RunAsync(owner, endpoint, new EndpointInput { Url = $"{receiver.Url}hooks", IsOn = false }, Ct);
        Assert.Equal(RefusalKind.Conflict, (await given.The<Redeliver>().RunAsync(owner, id, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await given.The<SendTest>().RunAsync(owner, endpoint, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task The_book_lists_newest_first_page_by_page_and_by_endpoint_with_words_and_answer()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, "Thanks"));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        var other = await given.AnEndpoint(owner, receiver, WebhookKind.LeadCaptured);
        for (var visitors = 0; visitors < 3; visitors++)
        {
            await given.AConversationOf(owner, $"Visitor {visitors}");
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await given.WebhooksAreSent();
        var book = given.The<WebhookBook>();
        var page = await book.DeliveriesAsync(owner, null, 0, 2, Ct);
        Assert.Equal((2, 3), (page.Rows.Count, page.Total));
        Assert.Equal(Given.Start.AddSeconds(2), page.Rows[0].CreatedAt);
        Assert.Single((await book.DeliveriesAsync(owner, endpoint, 2, 2, Ct)).Rows);
        Assert.Equal(0, (await book.DeliveriesAsync(owner, other, 0, 2, Ct)).Total);

        var detail = (await book.DeliveryAsync(owner, page.Rows[0].Id, Ct)).Value;

        Assert.Equal("Thanks", detail.Response);
        Assert.Equal("Visitor 2", WebhookWorld.At(detail.Payload, "data", "message", "text").GetString());
        Assert.Equal($"{detail.EventId}", receiver.Asked[^1].Headers["webhook-id"]);
    }

    [Fact]
    public async Task A_removed_endpoint_takes_along_what_was_sent_and_what_waits()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, Receiver);
        await given.AConversationOf(owner);
        Assert.NotEmpty(await given.WebhooksOf(owner));

        Assert.True((await given.The<RemoveEndpoint>().RunAsync(owner, endpoint, Ct)).IsDone);

        Assert.Empty(await given.WebhooksOf(owner));
        Assert.Equal(RefusalKind.NotFound, (await given.The<RemoveEndpoint>().RunAsync(owner, endpoint, Ct)).Refusal?.Kind);
    }
}
