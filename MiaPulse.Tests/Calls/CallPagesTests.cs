using Bunit;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Calls;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Calls;

/// <summary>The list of calls, and one call with its sound and words: loading, empty, failed, and full.</summary>
public sealed class CallPagesTests : IAsyncLifetime
{
    private readonly FakeRecordingVendor _vendor = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await RecordedCalls.WithVendorAsync(_vendor);
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task While_they_load_both_say_so()
    {
        await using var screen = new Screen(_given, _owner, isInteractive: false);

        Assert.Equal("Loading calls", screen.Render<CallsPage>().Find("[role=status]").TextContent);
        Assert.Equal("Loading the call", screen.Render<CallPage>(p => p.Add(c => c.Id, _given.NewId<CallId>().ToString())).Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Without_a_line_the_list_says_what_she_would_do_and_how_to_connect_one()
    {
        await using var screen = new Screen(_given, _owner);

        var page = screen.Render<CallsPage>();

        Assert.Equal("No calls yet", page.Find(".state h2").TextContent);
        Assert.Equal(["/app/settings/phone", "/app/calls/simulator"], page.FindAll(".state a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task With_a_line_the_list_says_which_number_to_call()
    {
        await RecordedCalls.LineAsync(_given, _owner);
        await using var screen = new Screen(_given, _owner);

        var page = screen.Render<CallsPage>();

        Assert.Contains("Call (312) 555-0199", page.Find(".state p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        await using (var db = await _given.DbFor(_owner))
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "PhoneLines" RENAME TO "Away" """);
        }

        await using var screen = new Screen(_given, _owner);
        var page = screen.Render<CallsPage>();
        Assert.Equal("The calls could not be loaded", page.Find("[role=alert] h2").TextContent);

        await using (var db = await _given.DbFor(_owner))
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Away" RENAME TO "PhoneLines" """);
        }

        page.Button("Try again").Click();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Any(h => h.TextContent == "No calls yet"), "the list");
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_says_so()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await using (var db = await _given.DbFor(_owner))
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "CallTexts" RENAME TO "Away" """);
        }

        await using var screen = new Screen(_given, _owner);

        Assert.Equal("The call could not be loaded", Open(screen, call).Find("[role=alert] h2").TextContent);
    }

    [Fact]
    public async Task The_list_shows_who_called_what_they_wanted_and_what_came_of_it()
    {
        await RecordedCalls.CalledAsync(_given, _owner, "CA1", from: null);
        var call = await RecordedCalls.CalledAsync(_given, _owner, "CA2", words: ["Do you bake cakes?"]);
        await TextAsync(call);
        await using var screen = new Screen(_given, _owner);

        var page = screen.Render<CallsPage>();

        Assert.Equal(["(312) 555-0123", "Hidden number"], page.FindAll(".call .alert-what a").Select(a => a.TextContent));
        Assert.Equal(["Do you bake cakes?", "Said nothing"], page.FindAll(".call .alert-what p").Select(p => p.TextContent));
        Assert.Equal("Link arrived", Assert.Single(page.FindAll(".call .tag")).TextContent);
        Assert.Equal($"/app/calls/{call.Id}", page.Find(".call .alert-what a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_filter_in_the_address_decides_what_is_shown()
    {
        await RecordedCalls.CalledAsync(_given, _owner, "CA1", words: ["Hello"]);
        await TextAsync(await RecordedCalls.CalledAsync(_given, _owner, "CA2", words: ["Where can I book?"]));
        await using var screen = new Screen(_given, _owner);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/calls?show=texted");

        var page = screen.Render<CallsPage>();

        Assert.Equal("Where can I book?", Assert.Single(page.FindAll(".call .alert-what p")).TextContent);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/calls?show=failed");
        await screen.ShowsAsync(() => page.FindAll(".state h2").Any(h => h.TextContent == "No call fits"), "that there is none");
    }

    [Fact]
    public async Task A_call_has_its_player_and_words_that_say_where_in_it_they_are()
    {
        var call = await RecordedCalls.CalledAsync(
            _given, _owner, change: c => (c.Notice, c.NoticeAt) = ("This call is recorded.", c.StartedAt), words: [new string('a', 30), "Thank you very much indeed, bye"]);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard()); // it began two seconds after the call
        await RecordedCalls.KeepAsync(_given);
        await using var screen = new Screen(_given, _owner);

        var page = Open(screen, call);

        Assert.Equal($"/app/calls/{call.Id}/recording", page.Find("audio[controls]").GetAttribute("src"));
        Assert.Equal(["0.0", "6.0", "15.9"], page.FindAll(".call-line").Select(l => l.GetAttribute("data-at")));
        Assert.Equal(["Hear from 0:00", "Hear from 0:08", "Hear from 0:17"], page.FindAll("button.call-moment").Select(b => b.GetAttribute("aria-label")));
        Assert.Contains("This call is recorded.", page.Find(".call-line").TextContent, StringComparison.Ordinal);
        Assert.Equal("The caller hung up after 30 s.", page.Find(".call-summary").TextContent);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == $"/app/inbox/{call.ConversationId}");
    }

    [Fact]
    public async Task What_was_said_begins_with_the_notice_and_the_greeting_and_a_rehearsal_says_that_it_has_no_sound()
    {
        var call = await RecordedCalls.CalledAsync(
            _given, _owner,
            change: c => (c.Notice, c.NoticeAt, c.Greeting, c.GreetedAt) = ("This call is recorded.", c.StartedAt, "Hi, this is Mia.", c.StartedAt.AddSeconds(20)),
            words: [new string('a', 30)]);
        var visitor = call.VisitorId;
        var rehearsal = new Call { BusinessId = _owner.Business, Id = _given.NewId<CallId>(), Vendor = Call.Simulator, VendorId = "S1", VisitorId = visitor, To = "", StartedAt = Given.Start, Greeting = "Hi." };
        await using (var db = await _given.DbFor(_owner))
        {
            db.Calls.Add(rehearsal);
            await db.SaveChangesAsync();
        }

        await using var screen = new Screen(_given, _owner);

        var real = Open(screen, call);
        Assert.Equal(["0:00", "0:08", "0:08"], real.FindAll(".call-moment").Select(m => m.TextContent)); // what was said to it comes behind it, whatever was estimated
        Assert.Contains("Hi, this is Mia.", real.FindAll(".call-line")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no recording yet.", real.Markup, StringComparison.Ordinal);
        var played = Open(screen, rehearsal);
        Assert.Contains("A rehearsed call is not recorded.", played.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no recording yet.", played.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_stands_with_why_it_was_sent_and_the_contact_with_it()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner, words: ["Where can I book?"]);
        await TextAsync(call);
        await _given.The<CaptureLead>().RunAsync(
            new Mia(_owner.Business), call.ConversationId!.Value, new ContactCard("Ana Ruiz", "ana@ruiz.example", null), "I'm Ana Ruiz", null, CancellationToken.None);
        await using var screen = new Screen(_given, _owner);

        var page = Open(screen, call);

        Assert.Equal("Ana Ruiz", page.Find("h1").TextContent);
        Assert.Equal("Corner Bakery: https://b.example/book", page.Find(".their-words").TextContent);
        var why = page.FindAll(".call-why dd").Select(d => d.TextContent).ToList();
        Assert.StartsWith("“Where can I book?”", why[0], StringComparison.Ordinal);
        Assert.StartsWith("“Yes, please.”", why[1], StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".facts a"), a => a.GetAttribute("href") == "mailto:ana@ruiz.example");
        Assert.Empty(page.FindAll("audio, button.call-moment")); // nobody told of a recording
    }

    [Fact]
    public async Task A_recording_that_was_given_up_says_why_and_one_click_tries_it_again()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner, words: ["Hello"]);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(new FetchedRecording.NeverAgain("The provider refused it."));
        await RecordedCalls.KeepAsync(_given);
        await using var screen = new Screen(_given, _owner);
        var page = Open(screen, call);
        Assert.Contains("The provider refused it.", page.Find(".call-note").TextContent, StringComparison.Ordinal);

        page.Button("Try again").Click();
        await screen.ShowsAsync(() => page.Find(".call-note").TextContent.Trim() == "The recording is on its way.", "that it is tried again");

        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(null);
        await RecordedCalls.KeepAsync(_given);
        await screen.ShowsAsync(() => page.FindAll("audio").Count == 1, "the player, by itself");
    }

    [Fact]
    public async Task A_call_that_is_not_here_says_so()
    {
        var neighbours = await RecordedCalls.CalledAsync(_given, await _given.ABusiness("Neighbour"));
        await using var screen = new Screen(_given, _owner);

        foreach (var id in new[] { neighbours.Id.ToString(), _given.NewId<CallId>().ToString(), "no-id" })
        {
            Assert.Equal("This call is not here", screen.Render<CallPage>(p => p.Add(c => c.Id, id)).Find("h1").TextContent);
        }
    }

    private static IRenderedComponent<CallPage> Open(Screen screen, Call call) => screen.Render<CallPage>(p => p.Add(c => c.Id, call.Id.ToString()));

    private async Task TextAsync(Call call)
    {
        await using var db = await _given.DbFor(_owner);
        db.CallTexts.Add(RecordedCalls.TextOf(call, CallTextState.Delivered));
        await db.SaveChangesAsync();
    }
}
