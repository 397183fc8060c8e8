using Bunit;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Webhooks;

namespace MiaPulse.Tests.Webhooks;

public sealed class WebhookPagesTests
{
    private const string Receiver = "https://hooks.example.com/mia";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Without_endpoints_it_says_what_they_are_for_and_the_first_is_added_with_its_secret_in_view()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        Assert.Equal("No webhooks yet", page.Find(".state h2").TextContent);

        await page.InvokeAsync(() => page.Button("Add an endpoint").Click());
        await screen.ShowsAsync(() => page.FindAll(".endpoint-form").Count == 1, "the form");
        page.Field("Address").Change(Receiver);
        page.FindAll(".endpoint-form .choice input")[4].Change(false);
        await page.InvokeAsync(() => page.Find("form").Submit());

        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 1 && page.FindAll(".snippet code").Count == 1, "the endpoint and its secret");
        var endpoint = Assert.Single(await given.The<WebhookBook>().EndpointsAsync(owner, Ct));
        Assert.Equal(Receiver, endpoint.Url);
        Assert.DoesNotContain(WebhookKind.MessageAdded, endpoint.Events);
        Assert.Equal((await given.The<WebhookBook>().SecretAsync(owner, endpoint.Id, Ct)).Value, page.Find(".snippet code").TextContent);
        Assert.Empty(page.FindAll(".endpoint-form"));
    }

    [Fact]
    public async Task An_address_that_may_not_be_called_is_refused_beside_the_field()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        await page.InvokeAsync(() => page.Button("Add an endpoint").Click());
        await screen.ShowsAsync(() => page.FindAll(".endpoint-form").Count == 1, "the form");

        page.Field("Address").Change("https://router.local/hooks");
        await page.InvokeAsync(() => page.Find("form").Submit());

        await screen.ShowsAsync(() => page.FindAll(".endpoint-form [role=alert]").Count == 1, "the refusal");
        Assert.Equal(WebhookUrl.PrivateSentence, page.Find(".endpoint-form .notice[role=alert]").TextContent);
    }

    [Fact]
    public async Task A_secret_is_hidden_until_somebody_asks_and_is_changed_only_when_they_say_so_twice()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var id = await given.AnEndpoint(owner, Receiver);
        var secret = (await given.The<WebhookBook>().SecretAsync(owner, id, Ct)).Value;
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 1, "the endpoint");
        Assert.DoesNotContain("whsec_", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Button("Show secret").Click());
        await screen.ShowsAsync(() => page.FindAll(".snippet code").Count == 1, "the secret");
        Assert.Equal(secret, page.Find(".snippet code").TextContent);

        await page.InvokeAsync(() => page.Button("Change secret").Click());
        await screen.ShowsAsync(() => page.FindAll("[role=alertdialog]").Count == 1, "the question");
        Assert.Equal(secret, (await given.The<WebhookBook>().SecretAsync(owner, id, Ct)).Value);
        await page.InvokeAsync(() => page.Button("Change it").Click());

        await screen.ShowsAsync(() => page.FindAll("[role=alertdialog]").Count == 0 && page.Find(".snippet code").TextContent != secret, "the new one");
        Assert.Contains("The old one signs too until", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_says_what_became_of_it_where_it_was_asked_for()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(404));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 1, "the endpoint");

        await page.InvokeAsync(() => page.Button("Send a test").Click());
        await screen.ShowsAsync(() => page.Markup.Contains("The test is on its way.", StringComparison.Ordinal), "that it is sent");
        await given.WebhooksAreSent();

        await screen.ShowsAsync(() => page.Markup.Contains("The test did not arrive: It answered 404.", StringComparison.Ordinal), "what became of it");
    }

    [Fact]
    public async Task One_that_was_switched_off_says_why_and_is_switched_on_again_in_its_form()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(410));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var id = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".endpoint .tag.failed").Count == 1, "that it is off");
        Assert.Contains("gone for good (410)", page.Find(".endpoint [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Button("Send a test").HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Button("Edit").Click());
        await screen.ShowsAsync(() => page.FindAll(".endpoint-form").Count == 1, "the form");
        page.Field("Switched on").Change(true);
        await page.InvokeAsync(() => page.Find("form").Submit());

        await screen.ShowsAsync(() => page.FindAll(".endpoint .tag.ready").Count == 1, "that it is on");
        Assert.True((await given.EndpointOf(owner, id)).IsOn);
    }

    [Fact]
    public async Task Removing_needs_the_servers_name()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, Receiver);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 1, "the endpoint");
        await page.InvokeAsync(() => page.Button("Remove").Click());
        await screen.ShowsAsync(() => page.FindAll("[role=alertdialog]").Count == 1, "the question");
        Assert.True(page.Button("Remove it").HasAttribute("disabled"));

        page.Field("Type hooks.example.com to remove it").Input("hooks.example.com");
        await page.InvokeAsync(() => page.Button("Remove it").Click());

        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 0, "that it is gone");
        Assert.Empty(await given.The<WebhookBook>().EndpointsAsync(owner, Ct));
    }

    [Fact]
    public async Task What_was_sent_appears_by_itself_opens_in_readable_words_and_is_sent_again_with_a_click()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(500, "<b>Broken</b>"), LoopbackVendor.Answers(200));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<DeliveriesPage>();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner, "Grüezi <script>");
        await screen.ShowsAsync(() => page.FindAll(".tag.waiting").Count == 1, "the webhook");
        Assert.Empty(page.FindAll(".alert-again")); // it is on its way

        await given.WebhooksAreSent();
        await screen.ShowsAsync(() => page.Markup.Contains("Tried once: It answered 500.", StringComparison.Ordinal), "that it is tried again");
        await page.InvokeAsync(() => page.Find(".alert-what button").Click());
        await screen.ShowsAsync(() => page.FindAll(".delivery-words pre").Count == 2, "its words");
        Assert.Contains("Grüezi <script>", page.FindAll(".delivery-words pre")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>Broken</b>", page.FindAll(".delivery-words pre")[1].TextContent);
        Assert.Empty(page.FindAll(".delivery-words script, .delivery-words b"));
        Assert.Contains($"{Assert.Single(await given.WebhooksOf(owner)).EventId}", page.Find(".delivery-words").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("button.alert-again").Click());
        await given.WebhooksAreSent();

        await screen.ShowsAsync(() => page.FindAll(".tag.ready").Count == 1, "that it arrived");
        Assert.Equal(2, receiver.Asked.Count);
    }
}
