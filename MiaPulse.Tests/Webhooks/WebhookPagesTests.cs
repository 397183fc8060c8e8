using Bunit;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Webhooks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Equal(await given.SecretOf(owner, endpoint.Id), page.Find(".snippet code").TextContent);
        Assert.Contains("it is not shown again", page.Find(".endpoint [role=status]").TextContent, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("")]
    [InlineData("https://router.local/hooks")]
    public async Task What_is_wrong_with_a_form_is_said_once(string before)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        await page.InvokeAsync(() => page.Button("Add an endpoint").Click());
        await screen.ShowsAsync(() => page.FindAll(".endpoint-form").Count == 1, "the form");
        page.Field("Address").Change(before);
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.Field("Address").Change("");
        await page.InvokeAsync(() => page.Find("form").Submit());

        const string missing = "Type the address that webhooks are to be sent to.";
        await screen.ShowsAsync(() => page.Markup.Contains(missing, StringComparison.Ordinal), "what is missing");
        Assert.Equal(2, page.Find(".endpoint-form").TextContent.Split(missing).Length);
        Assert.Empty(page.FindAll(".endpoint-form .notice"));

        page.Field("Address").Change(Receiver);
        for (var i = 0; i < WebhookKinds.Choosable.Count; i++)
        {
            page.FindAll(".endpoint-form .choice input")[i].Change(false);
        }

        await page.InvokeAsync(() => page.Find("form").Submit());

        await screen.ShowsAsync(() => page.FindAll(".endpoint-form .notice").Count == 1, "that none is chosen");
        Assert.Equal("Choose at least one event.", page.Find(".endpoint-form .notice").TextContent);
    }

    [Fact]
    public async Task A_secret_that_was_shown_is_not_shown_again_and_is_changed_only_when_they_say_so_twice()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var id = await given.AnEndpoint(owner, Receiver);
        var secret = await given.SecretOf(owner, id);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<WebhooksPage>();
        await screen.ShowsAsync(() => page.FindAll(".endpoint").Count == 1, "the endpoint");
        Assert.DoesNotContain("whsec_", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Where it is lost, change it", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Button("Change secret").Click());
        await screen.ShowsAsync(() => page.FindAll("[role=alertdialog]").Count == 1, "the question");
        Assert.Equal(secret, await given.SecretOf(owner, id));
        await page.InvokeAsync(() => page.Button("Change it").Click());

        await screen.ShowsAsync(() => page.FindAll("[role=alertdialog]").Count == 0 && page.FindAll(".snippet code").Count == 1, "the new one");
        Assert.NotEqual(secret, page.Find(".snippet code").TextContent);
        Assert.Equal(await given.SecretOf(owner, id), page.Find(".snippet code").TextContent);
        Assert.DoesNotContain("Where it is lost", page.Markup, StringComparison.Ordinal);
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

    [Fact]
    public async Task Endpoints_of_one_server_are_told_apart_and_a_page_beyond_the_end_is_the_last_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, "https://hooks.example.com/mia", WebhookKind.MessageAdded);
        foreach (var url in new[] { "https://hooks.example.com/services/of/a/customer/list", "https://hooks.example.com/mia", "https://elsewhere.example.com/mia" })
        {
            given.Clock.Advance(TimeSpan.FromSeconds(1));
            await given.AnEndpoint(owner, url, WebhookKind.LeadCaptured);
        }

        await given.AConversationOf(owner);
        await using var screen = new Screen(given, owner);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/settings/webhooks/deliveries?page=99");

        var page = screen.Render<DeliveriesPage>();

        await screen.ShowsAsync(() => page.FindAll(".alert").Count == 1, "the last page");
        Assert.Equal("1–1 of 1", page.Find(".pager .quiet").TextContent);
        Assert.Empty(page.FindAll(".pager a"));
        Assert.Equal(
            ["All", "hooks.example.com/mia", "hooks.example.com/services/of…ustomer/list", "hooks.example.com/mia (2)", "elsewhere.example.com"],
            page.FindAll(".parts .chip").Select(c => c.TextContent));
        Assert.Contains("To hooks.example.com/mia,", page.Find(".alert-what").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_endpoint_fails_what_waits_for_it_says_so_and_until_when()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        given.Clock.Advance(TimeSpan.FromSeconds(6));
        await given.WebhooksAreSent(); // rests for minutes from now on, so that the screen's clock does not run past it
        await given.AConversationOf(owner);
        await using var screen = new Screen(given, owner);

        var sent = screen.Render<DeliveriesPage>();
        var endpoints = screen.Render<WebhooksPage>();

        await screen.ShowsAsync(() => sent.FindAll(".alert").Count == 2 && endpoints.FindAll(".endpoint").Count == 1, "what waits");
        Assert.Contains("Its endpoint fails. It goes out when that takes something again.", sent.FindAll(".alert-state")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Next:", sent.FindAll(".alert-state")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("It is tried again", endpoints.Find(".notice.warm").TextContent, StringComparison.Ordinal);
    }
}
