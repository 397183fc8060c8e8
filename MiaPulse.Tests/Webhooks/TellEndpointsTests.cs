using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Webhooks;

/// <summary>What becomes a webhook, in which words, for which endpoint, and what does not.</summary>
public sealed class TellEndpointsTests
{
    private const string Receiver = "https://hooks.example.com/mia";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_first_words_begin_a_conversation_and_each_further_one_is_a_message()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver);
        using var heard = given.Hear(owner);
        var visitor = await given.AVisitorOf(owner);

        var sent = await given.Wrote(visitor, "Grüezi \"Mia\"");
        var rows = await given.WebhooksOf(owner);
        Assert.Equal([WebhookKind.ConversationStarted, WebhookKind.MessageAdded], rows.Select(r => r.Kind));
        await heard.FirstAsync<WebhooksChanged>();
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.The<ReplyAsOwner>().RunAsync(owner, sent.ConversationId, "Good morning", "m1", Ct);

        var started = rows[0].Payload;
        Assert.Equal(
            ($"{rows[0].EventId}", "conversation.started", 1, Given.Start),
            (WebhookWorld.At(started, "id").GetString(), WebhookWorld.At(started, "type").GetString(), WebhookWorld.At(started, "version").GetInt32(), WebhookWorld.At(started, "timestamp").GetDateTimeOffset()));
        Assert.Equal(
            (sent.ConversationId.Value, "web", "https://b.example/prices", "Prices"),
            (WebhookWorld.At(started, "data", "conversationId").GetGuid(), WebhookWorld.At(started, "data", "channel").GetString(),
                WebhookWorld.At(started, "data", "page", "url").GetString(), WebhookWorld.At(started, "data", "page", "title").GetString()));
        var words = rows[1].Payload;
        Assert.Equal(
            ("mia", sent.Id.Value, 1, "visitor", "Grüezi \"Mia\""),
            (WebhookWorld.At(words, "data", "state").GetString(), WebhookWorld.At(words, "data", "message", "id").GetGuid(), WebhookWorld.At(words, "data", "message", "sequence").GetInt64(),
                WebhookWorld.At(words, "data", "message", "author").GetString(), WebhookWorld.At(words, "data", "message", "text").GetString()));
        Assert.True(words.All(char.IsAscii));

        // The member joins, and says something.
        var more = (await given.WebhooksOf(owner)).Skip(2).ToList();
        Assert.All(more, r => Assert.Equal(WebhookKind.MessageAdded, r.Kind));
        Assert.Equivalent(new[] { "Anna joined", "Good morning" }, more.ConvertAll(r => WebhookWorld.At(r.Payload, "data", "message", "text").GetString()), strict: true);
    }

    [Fact]
    public async Task Waiting_is_told_when_it_begins_and_closing_by_whom()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver, WebhookKind.ConversationWaiting, WebhookKind.ConversationClosed);
        var (visitor, conversation) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        await given.Wrote(visitor, "Is anybody there?");
        given.Clock.Advance(TimeSpan.FromSeconds(1));

        await given.The<CloseConversation>().RunAsync(owner, conversation, Ct);
        await given.The<CloseConversation>().RunAsync(owner, conversation, Ct);

        var rows = await given.WebhooksOf(owner);
        Assert.Equal([WebhookKind.ConversationWaiting, WebhookKind.ConversationClosed], rows.Select(r => r.Kind));
        Assert.Equal(("asked", Given.Start), (WebhookWorld.At(rows[0].Payload, "data", "reason").GetString(), WebhookWorld.At(rows[0].Payload, "timestamp").GetDateTimeOffset()));
        Assert.Equal("Anna", WebhookWorld.At(rows[1].Payload, "data", "by").GetString());
    }

    [Fact]
    public async Task A_lead_is_told_whole_when_it_is_new_and_when_its_details_change()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver, WebhookKind.LeadCaptured);
        var (_, conversation) = await given.AConversationOf(owner);

        await CaptureAsync(new ContactCard("Ana", null, null)); // no way to reach her yet
        Assert.Empty(await given.WebhooksOf(owner));
        await CaptureAsync(new ContactCard(null, "ana@ruiz.example", null), wish: "A cake");
        await CaptureAsync(new ContactCard(null, "ana@ruiz.example", null)); // nothing new
        await CaptureAsync(new ContactCard(null, "ana@ruiz.example", null), wish: "Two cakes"); // no detail of hers
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await CaptureAsync(new ContactCard("Ana Ruiz", null, "+14155550142"));

        var rows = await given.WebhooksOf(owner);
        Assert.Equal([true, false], rows.Select(r => WebhookWorld.At(r.Payload, "data", "isNew").GetBoolean()));
        var lead = WebhookWorld.At(rows[1].Payload, "data", "lead");
        Assert.Equal(
            ("Ana Ruiz", "ana@ruiz.example", "+14155550142", "Two cakes", "new"),
            (lead.GetProperty("name").GetString(), lead.GetProperty("email").GetString(), lead.GetProperty("phone").GetString(), lead.GetProperty("wish").GetString(), lead.GetProperty("status").GetString()));
        Assert.Equal(lead.GetProperty("id").GetGuid(), WebhookWorld.At(rows[0].Payload, "data", "lead", "id").GetGuid());
        Assert.NotEqual(rows[0].EventId, rows[1].EventId);

        Task CaptureAsync(ContactCard said, string? wish = null) => given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, said, "ana@ruiz.example", wish, Ct);
    }

    [Fact]
    public async Task Two_endpoints_get_one_event_under_one_id_and_one_that_did_not_ask_for_it_gets_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var first = await given.AnEndpoint(owner, Receiver, WebhookKind.MessageAdded);
        var second = await given.AnEndpoint(owner, $"{Receiver}/2", WebhookKind.MessageAdded, WebhookKind.LeadCaptured);
        await given.AnEndpoint(owner, $"{Receiver}/3", WebhookKind.LeadCaptured);

        await given.AConversationOf(owner);

        var rows = await given.WebhooksOf(owner);
        Assert.Equivalent(new[] { first, second }, rows.ConvertAll(r => r.EndpointId), strict: true);
        Assert.Single(rows.Select(r => (r.EventId, r.Payload)).Distinct());
    }

    [Fact]
    public async Task A_neighbours_endpoint_hears_nothing_and_neither_does_one_that_is_switched_off()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await given.AnEndpoint(neighbour, Receiver);
        var off = await given.AnEndpoint(owner, Receiver);
        await given.AConversationOf(owner);
        Assert.NotEmpty(await given.WebhooksOf(owner));
        Assert.Empty(await given.WebhooksOf(neighbour));
        var before = (await given.WebhooksOf(owner)).Count;

        await given.The<ChangeEndpoint>().RunAsync(owner, off, new EndpointInput { Url = Receiver, IsOn = false }, Ct);
        await given.AConversationOf(owner);

        Assert.Equal(before, (await given.WebhooksOf(owner)).Count);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_told_once_and_what_is_erased_takes_its_webhooks_along()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver, WebhookKind.MessageAdded);
        var visitor = await given.AVisitorOf(owner);
        for (var times = 0; times < 3; times++)
        {
            await given.The<ReceiveMessage>().RunAsync(visitor, null, new ConversationStart(Channel.Web, null, null), "Hello", "the-same");
        }

        Assert.Single(await given.WebhooksOf(owner));

        await given.The<EraseVisitor>().RunAsync(visitor, Ct);

        Assert.Empty(await given.WebhooksOf(owner));
    }

    [Fact]
    public async Task Mias_receipt_is_told_to_nobody()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver, WebhookKind.MessageAdded);
        given.Model.Says = (prompt, _, _) => AnswersAsync(prompt);
        var (_, conversation) = await given.AConversationOf(owner);

        await given.MiaRepliesIn(owner, conversation);

        var rows = await given.WebhooksOf(owner);
        Assert.Equal(2, rows.Count);
        Assert.NotNull((await given.MessagesIn(owner, conversation))[1].Extras?.Receipt);
        Assert.All(rows, r => Assert.DoesNotContain("receipt", r.Payload, StringComparison.OrdinalIgnoreCase));
    }

    private static async IAsyncEnumerable<ReplyPart> AnswersAsync(ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        yield return new ReplyWords("Good to hear from you.");
        yield return new ReplyEnd(MessageExtras.None with { Receipt = new Receipt("answer", 0.9, "embedded", []) }, prompt.Dialogue);
    }
}
