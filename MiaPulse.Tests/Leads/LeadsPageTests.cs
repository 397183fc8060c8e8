using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Leads;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Leads;

public sealed class LeadsPageTests
{
    [Fact]
    public async Task Without_leads_it_says_how_to_get_the_first_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);

        var page = screen.Render<LeadsPage>();

        Assert.Equal("No leads yet", page.Find(".state h2").TextContent);
    }

    [Fact]
    public async Task A_lead_appears_by_itself_and_opens_to_the_words_it_came_from()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<LeadsPage>();
        Assert.Empty(page.FindAll("tr.lead"));

        var conversation = await ALeadOf(given, owner, "Ana Ruiz", "I'm Ana Ruiz, ana@ruiz.example");

        await screen.ShowsAsync(() => page.FindAll("tr.lead").Count == 1, "the lead");
        page.Find(".lead-name button").Click();
        Assert.Equal("I'm Ana Ruiz, ana@ruiz.example", page.Find(".their-words").TextContent);
        Assert.Contains(page.FindAll(".lead-more a"), a => a.GetAttribute("href") == $"/app/inbox/{conversation}");
    }

    [Fact]
    public async Task One_click_moves_a_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        await using var screen = new Screen(given, owner);
        var page = screen.Render<LeadsPage>();

        page.FindAll(".lead-status button").Single(b => b.TextContent == "Won").Click();

        await screen.ShowsAsync(() => page.FindAll(".lead-status button[aria-pressed=true]").Any(b => b.TextContent == "Won"), "the new status");
        await using var db = await given.DbFor(owner);
        Assert.Equal(LeadStatus.Won, (await db.Leads.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task The_filter_in_the_address_decides_what_is_shown_and_exported()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        await ALeadOf(given, owner, "Bo", "bo@b.example");
        await using var screen = new Screen(given, owner);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/leads?status=new&q=Bo");

        var page = screen.Render<LeadsPage>();

        Assert.Equal("Bo", Assert.Single(page.FindAll(".lead-name button")).TextContent);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/app/leads.csv?status=new&q=Bo");
    }

    private static async Task<ConversationId> ALeadOf(Given given, Owner owner, string name, string words)
    {
        var (_, conversation) = await given.AConversationOf(owner, words);
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard(name, $"{name.Split(' ')[0].ToLowerInvariant()}@ruiz.example", null), words, null, CancellationToken.None);
        return conversation;
    }
}
