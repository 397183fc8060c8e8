using Bunit;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Calls;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Calls;

public sealed class PhoneSettingsPageTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public void Each_address_to_copy_is_one_at_which_calls_and_texts_are_heard() => Assert.Equal(
        [TwilioVoice.Path, TwilioVoice.EndedPath, TwilioTexts.Path],
        LineAddresses.All.Where(a => a.Path is not null).Select(a => $"/{a.Path}"));

    [Fact]
    public async Task Without_a_provider_it_says_what_would_be_how_to_connect_and_leads_to_the_simulator()
    {
        await using var given = await Given.AnEmptyInstallation();
        await using var screen = new Screen(given, await given.ABusiness());
        var page = screen.Render<PhoneSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll("#vendor-title").Count == 1, "that nobody can call yet");

        Assert.Contains("Twilio:AccountSid", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/app/calls/simulator");
        Assert.Empty(page.FindAll("#notice-title"));
    }

    [Fact]
    public async Task A_number_is_connected_its_addresses_are_shown_and_a_light_turns_green_by_itself()
    {
        var vendor = new FakeLineVendor();
        await using var given = await Given.AnEmptyInstallation(services => services.AddSingleton<ILineVendor>(vendor));
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<PhoneSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll(".line-number").Count == 1, "the field for the number");
        Assert.Empty(page.FindAll("#vendor-title"));

        page.Find(".line-number").Change("call me");
        page.Find("form.phone-form").Submit();
        await screen.ShowsAsync(() => page.FindAll("[role=alert]").Count == 1, "that it is no number");
        page.Find(".line-number").Change("312 555 0199");
        page.Find("form.phone-form").Submit();
        await screen.ShowsAsync(() => page.FindAll(".line-hook").Count == 4, "the addresses");
        Assert.Contains("(312) 555-0199", page.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["https://mia.example/webhooks/twilio/voice", "https://mia.example/webhooks/twilio/voice/ended", "https://mia.example/webhooks/twilio/sms"],
            page.FindAll(".line-hook code").Select(c => c.TextContent));
        Assert.Empty(page.FindAll(".light.on"));

        await PressAsync(page, "Set it for me");
        await screen.ShowsAsync(() => vendor.Told.Count == 1, "that the provider was told");
        await given.The<NoticeReached>().RunAsync(Caretaker.Instance, "+13125550199", LineHook.Texts, Ct);

        await screen.ShowsAsync(() => page.FindAll(".light.on").Count == 1, "the green light");
        Assert.Contains("Reached", page.Find("[data-hook=Texts] .light").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not reached yet", page.Find("[data-hook=Voice] .light").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notice_follows_consent_words_and_language_at_once_and_saving_keeps_them()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness("Corner Bakery");
        await given.ProvedPhone(owner);
        await given.The<ConnectLine>().RunAsync(owner, "+13125550199", Ct);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<PhoneSettingsPage>();
        string Preview() => page.Find(".voice-preview").TextContent.Trim();
        await screen.ShowsAsync(() => page.FindAll(".voice-preview").Count == 1, "the preview");
        Assert.Equal(CallNotice.Of("Corner Bakery", Consent.Everybody, null, Core.Languages.Language.English), Preview());

        Select(page, "Who has to agree", nameof(Consent.OneSide));
        Select(page, "Show the notice in", "German");
        Assert.Equal(CallNotice.Of("Corner Bakery", Consent.OneSide, null, Core.Languages.Language.German), Preview());
        Assert.Equal("de", page.Find(".voice-preview").GetAttribute("lang"));
        Select(page, "Who is called", owner.Member.ToString());
        page.FindAll("form").Single(f => f.QuerySelector(".save-bar") is not null).Submit();

        await screen.ShowsAsync(() => page.FindAll("[role=status]").Any(s => s.TextContent.StartsWith("Saved", StringComparison.Ordinal)), "that it was saved");
        var input = (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!.Input;
        Assert.Equal((Consent.OneSide, owner.Member), (input.Consent, input.TransferTo!.Value));
    }

    [Fact]
    public async Task Disconnecting_is_asked_first_and_can_be_undone_with_all_that_was_chosen()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ConnectLine>().RunAsync(owner, "+13125550199", Ct);
        await given.The<UpdateLine>().RunAsync(owner, new LineInput { NoticeAddition = "Hello." }, Ct);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<PhoneSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll("button.line-disconnect").Count == 1, "the line");

        await page.InvokeAsync(() => page.Find("button.line-disconnect").Click());
        Assert.NotNull((await given.The<LineSettings>().ReadAsync(owner, Ct)).Line);
        await PressAsync(page, "Disconnect it");
        await screen.ShowsAsync(() => page.FindAll(".notice.undo").Count == 1, "that it is disconnected");
        Assert.Null((await given.The<LineSettings>().ReadAsync(owner, Ct)).Line);

        await PressAsync(page, "Undo");
        await screen.ShowsAsync(() => page.FindAll(".notice.undo").Count == 0, "that it is back");
        var line = (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!;
        Assert.Equal(("(312) 555-0199", "Hello."), (line.Number, line.Input.NoticeAddition));
    }

    private static Task PressAsync(IRenderedComponent<PhoneSettingsPage> page, string name) => page.InvokeAsync(() => page.Button(name).Click());

    private static void Select(IRenderedComponent<PhoneSettingsPage> page, string label, string value) =>
        page.FindAll("label.select-field").Single(l => l.TextContent.TrimStart().StartsWith(label, StringComparison.Ordinal)).QuerySelector("select")!.Change(value);
}
