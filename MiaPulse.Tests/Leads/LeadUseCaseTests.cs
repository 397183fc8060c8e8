using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Leads;

public sealed class LeadUseCaseTests
{
    private static readonly ContactCard Ana = new("Ana Ruiz", "ana@ruiz.example", "+14155550142");
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_who_says_who_they_are_becomes_a_lead_with_exactly_that()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        using var heard = given.Hear(bakery);
        var (_, id) = await given.AConversationOf(bakery, "sure, I'm Ana Ruiz, ana@ruiz.example or 415 555 0142");

        await given.MiaRepliesIn(bakery, id);

        var lead = await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct);
        Assert.Equal(Ana, new ContactCard(lead!.Name, lead.Email, lead.Phone));
        Assert.Equal("sure, I'm Ana Ruiz, ana@ruiz.example or 415 555 0142", lead.InTheirWords);
        Assert.Equal("https://b.example/prices", lead.PageUrl);
        Assert.Equal(lead.Id, (await heard.FirstAsync<LeadCaptured>()).Lead);
    }

    [Fact]
    public async Task What_Mia_says_never_becomes_a_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness(change: b => b.Phone = "+1 415 555 0100");
        given.Model.Says = (prompt, _, _) => Words("You can reach us at 415 555 0100.", prompt);
        var (visitor, id) = await given.AConversationOf(bakery, "How can I reach you?");
        await given.MiaRepliesIn(bakery, id);
        await given.Wrote(visitor, "thanks, I called 415 555 0100");
        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("You can reach us at 415 555 0100.", (await given.MessagesIn(bakery, id))[1].Text);
        Assert.Null(await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct));
    }

    [Fact]
    public async Task A_name_alone_waits_for_a_way_to_reach_that_person()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "Hi, I'm Ana Ruiz");
        await given.MiaRepliesIn(bakery, id);
        Assert.Null(await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct));

        await given.Wrote(visitor, "my number is 415 555 0142");
        await given.MiaRepliesIn(bakery, id);

        var lead = await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct);
        Assert.Equal(("Ana Ruiz", "+14155550142"), (lead!.Name, lead.Phone));
    }

    [Fact]
    public async Task A_correction_wins_and_there_is_still_one_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "I'm Ana, call me on 415 555 0139");
        await given.MiaRepliesIn(bakery, id);
        await given.Wrote(visitor, "sorry, my number is 415 555 0193");
        await given.MiaRepliesIn(bakery, id);

        var page = await given.The<LeadBook>().PageAsync(bakery, LeadFilter.All, LeadSort.CreatedAt, true, 0, 10, Ct);
        Assert.Equal(("Ana", "+14155550193"), (Assert.Single(page.Rows).Name, page.Rows[0].Phone));
    }

    [Fact]
    public async Task Details_that_come_at_the_same_moment_become_one_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);
        ContactCard[] pieces = [new("Ana", null, "+14155550142"), new(null, "ana@ruiz.example", null), new(null, null, "+14155550142"), new("Ana", "ana@ruiz.example", null)];

        var results = await Task.WhenAll(pieces.Select(p => Task.Run(() => given.The<CaptureLead>().RunAsync(visitor, id, p, "words", null, Ct))));

        Assert.All(results, r => Assert.True(r.IsDone));
        var page = await given.The<LeadBook>().PageAsync(bakery, LeadFilter.All, LeadSort.CreatedAt, true, 0, 10, Ct);
        var lead = Assert.Single(page.Rows);
        Assert.Equal(("Ana", "ana@ruiz.example", "+14155550142"), (lead.Name, lead.Email, lead.Phone));
    }

    [Fact]
    public async Task The_contact_card_is_understood_as_typed_and_can_be_corrected()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);
        var identify = given.The<IdentifyVisitor>();

        var first = await identify.RunAsync(visitor, null, new ContactInput { Name = " Ana  Ruiz ", Email = "ana@RUIZ.example", Phone = "(415) 555-0139" }, Ct);
        var second = await identify.RunAsync(visitor, id, new ContactInput { Phone = "415 555 0142" }, Ct);

        Assert.Equal(new ContactCard("Ana Ruiz", "ana@ruiz.example", "+14155550139"), first.Value);
        Assert.Equal(Ana, second.Value);
        Assert.Equal("Ana  Ruiz, ana@RUIZ.example, (415) 555-0139", (await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct))!.InTheirWords);
    }

    [Fact]
    public async Task A_number_in_the_card_may_be_of_the_visitors_own_country_and_comes_back_as_it_was_shown()
    {
        await using var given = await Given.AnEmptyInstallation();
        var salon = await given.ABusiness(change: b => b.Region = "GB");
        var (visitor, id) = await given.AConversationOf(salon, "Goedemiddag, kunt u mij bellen? Mijn nummer is 06 12345678");
        await given.MiaRepliesIn(salon, id);
        Assert.Equal("+31612345678", (await given.The<LeadBook>().OfConversationAsync(salon, id, Ct))!.Phone);

        var identify = given.The<IdentifyVisitor>();
        Assert.Equal("+31687654321", (await identify.RunAsync(visitor, id, new ContactInput { Phone = "06 87654321" }, Ct)).Value.Phone);
        await given.Wrote(visitor, "of +44 7700 900555"); // possible, and assigned to nobody
        await given.MiaRepliesIn(salon, id);
        Assert.Equal("+447700900555", (await identify.RunAsync(visitor, id, new ContactInput { Name = "Sanne", Phone = "07700 900555" }, Ct)).Value.Phone);
    }

    [Fact]
    public async Task An_emptied_field_of_the_card_takes_that_back_and_an_absent_one_keeps_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);
        var identify = given.The<IdentifyVisitor>();
        await identify.RunAsync(visitor, id, new ContactInput { Name = "Ana Ruiz", Email = "ana@ruiz.example", Phone = "415 555 0142" }, Ct);

        var kept = await identify.RunAsync(visitor, id, new ContactInput { Email = "ana@work.example" }, Ct);
        Assert.Equal(new ContactCard("Ana Ruiz", "ana@work.example", "+14155550142"), kept.Value);

        var without = await identify.RunAsync(visitor, id, new ContactInput { Name = " ", Phone = "" }, Ct);
        Assert.Equal(new ContactCard(null, "ana@work.example", null), without.Value);
        Assert.Null((await given.ConversationOf(bakery, id)).ContactName);

        var nothing = await identify.RunAsync(visitor, id, new ContactInput { Name = "Ana", Email = "" }, Ct);
        Assert.Equal((RefusalKind.Invalid, "email"), (nothing.Refusal!.Kind, nothing.Refusal.Field));
        var lead = await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct);
        Assert.Equal(((string?)null, "ana@work.example", (string?)null), (lead!.Name, lead.Email, lead.Phone)); // refused as a whole

        var other = await identify.RunAsync(visitor, id, new ContactInput { Email = "", Phone = "415 555 0139" }, Ct);
        Assert.Equal(new ContactCard(null, null, "+14155550139"), other.Value);
    }

    [Fact]
    public async Task Somebody_elses_address_does_not_replace_the_visitors_own()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery, "I'm Bob Stone, bob@stone.example");
        await given.MiaRepliesIn(bakery, id);
        await given.Wrote(visitor, "my wife is Carla Stone, carla@stone.example");
        await given.MiaRepliesIn(bakery, id);

        var lead = await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct);
        Assert.Equal(("Bob Stone", "bob@stone.example"), (lead!.Name, lead.Email));

        await given.Wrote(visitor, "no, my email is bob.stone@work.example");
        await given.MiaRepliesIn(bakery, id);
        Assert.Equal("bob.stone@work.example", (await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct))!.Email);
    }

    [Theory]
    [InlineData(null, "not an address", null, "email")]
    [InlineData(null, "ana@ruiz.example\r\nBcc: x@y.example", null, "email")]
    [InlineData(null, null, "12", "phone")]
    [InlineData("12345", null, null, "name")]
    [InlineData(null, null, null, "email")]
    [InlineData(" ", "", "", "email")]
    public async Task A_card_with_something_wrong_is_refused_with_the_field_and_keeps_nothing(string? name, string? email, string? phone, string field)
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);

        var result = await given.The<IdentifyVisitor>().RunAsync(visitor, id, new ContactInput { Name = name, Email = email, Phone = phone }, Ct);

        Assert.Equal((RefusalKind.Invalid, field), (result.Refusal!.Kind, result.Refusal.Field));
        Assert.Null(await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_by_its_own_rule()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);
        var result = await given.The<IdentifyVisitor>().RunAsync(visitor, id, new ContactInput { Name = new string('a', 121), Email = "ana@ruiz.example" }, Ct);
        Assert.Equal(RefusalKind.Invalid, result.Refusal!.Kind);
    }

    [Fact]
    public async Task A_visitor_without_a_conversation_is_told_so_and_none_is_made()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var result = await given.The<IdentifyVisitor>().RunAsync(visitor, null, new ContactInput { Email = "ana@ruiz.example" }, Ct);

        Assert.Equal(RefusalKind.Conflict, result.Refusal!.Kind);
        await using var db = await given.DbFor(bakery);
        Assert.False(await db.Conversations.AnyAsync(Ct));
    }

    [Fact]
    public async Task An_owner_moves_a_lead_and_a_second_click_changes_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var lead = await ALeadOf(given, bakery);
        using var heard = given.Hear(bakery);

        Assert.True((await given.The<MoveLead>().RunAsync(bakery, lead, LeadStatus.Won, Ct)).IsDone);
        Assert.True((await given.The<MoveLead>().RunAsync(bakery, lead, LeadStatus.Won, Ct)).IsDone);
        given.The<LiveFeed>().Publish(bakery.Business, new WidgetSeen()); // comes after whatever was published before it

        await heard.FirstAsync<WidgetSeen>();
        Assert.Single(heard.All.OfType<LeadMoved>());
        Assert.Equal(LeadStatus.Won, (await given.The<LeadBook>().FindAsync(bakery, lead, Ct)).Value.Status);
        Assert.Equal(1, (await given.The<LeadBook>().CountsAsync(bakery, Ct))[LeadStatus.Won]);
        Assert.Equal(RefusalKind.Invalid, (await given.The<MoveLead>().RunAsync(bakery, lead, (LeadStatus)9, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_neighbours_leads_and_conversations_are_not_found_and_nothing_changes()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var salon = await given.ABusiness("Salon");
        var lead = await ALeadOf(given, bakery);
        var (_, talk) = await given.AConversationOf(bakery);
        var stranger = await given.AVisitorOf(salon);
        var other = await given.AVisitorOf(bakery);
        using var heard = given.Hear(bakery);
        var book = given.The<LeadBook>();

        Assert.Equal(RefusalKind.NotFound, (await given.The<MoveLead>().RunAsync(salon, lead, LeadStatus.Lost, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<CaptureLead>().RunAsync(stranger, talk, Ana, "words", null, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<IdentifyVisitor>().RunAsync(stranger, talk, new ContactInput { Name = "Eve" }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<IdentifyVisitor>().RunAsync(other, talk, new ContactInput { Name = "Eve" }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await book.FindAsync(salon, lead, Ct)).Refusal!.Kind);
        Assert.Equal(0, (await book.PageAsync(salon, LeadFilter.All, LeadSort.CreatedAt, true, 0, 10, Ct)).Total);
        Assert.All((await book.CountsAsync(salon, Ct)).Values, count => Assert.Equal(0, count));
        using MemoryStream csv = new();
        await given.The<ExportLeads>().WriteAsync(salon, LeadFilter.All, csv, Ct);
        Assert.DoesNotContain("ana@ruiz.example", System.Text.Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);

        Assert.Equal(LeadStatus.New, (await book.FindAsync(bakery, lead, Ct)).Value.Status);
        Assert.Null(await book.OfConversationAsync(bakery, talk, Ct));
        given.The<LiveFeed>().Publish(bakery.Business, new WidgetSeen());
        await heard.FirstAsync<WidgetSeen>();
        Assert.DoesNotContain(heard.All, e => e is LeadMoved or LeadCaptured);
    }

    [Fact]
    public async Task Leads_are_filtered_searched_sorted_and_paged()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var émile = await ALeadOf(given, bakery, new ContactCard("Émile Zola", "emile@zola.example", null), "a Baguette for Friday");
        given.Clock.Advance(TimeSpan.FromHours(1));
        var bob = await ALeadOf(given, bakery, new ContactCard("Bob", null, "+14155550199"), "100% rye_bread");
        given.Clock.Advance(TimeSpan.FromHours(1));
        var ana = await ALeadOf(given, bakery, Ana, "a cake; '); DROP TABLE Leads;--");
        await given.The<MoveLead>().RunAsync(bakery, bob, LeadStatus.Contacted, Ct);

        Assert.Equal([ana, bob, émile], await Found(LeadFilter.All));
        Assert.Equal([bob], await Found(new LeadFilter(LeadStatus.Contacted)));
        Assert.Equal([émile], await Found(new LeadFilter(Search: "Émile")));
        Assert.Equal([émile], await Found(new LeadFilter(Search: "ZOLA")));
        Assert.Equal([émile], await Found(new LeadFilter(Search: "baguette")));
        Assert.Equal([bob], await Found(new LeadFilter(Search: "(415) 555-0199")));
        Assert.Equal([bob], await Found(new LeadFilter(Search: "100%")));
        Assert.Equal([bob], await Found(new LeadFilter(Search: "rye_bread")));
        Assert.Equal([ana], await Found(new LeadFilter(Search: "'); DROP TABLE Leads;--")));
        Assert.Empty(await Found(new LeadFilter(Search: "' OR '1'='1")));
        Assert.Equal([bob, émile], await Found(new LeadFilter(Until: given.Clock.GetUtcNow())));
        Assert.Equal([ana], await Found(new LeadFilter(From: given.Clock.GetUtcNow())));
        Assert.Equal([ana, bob, émile], await Found(LeadFilter.All, LeadSort.Name, false));
        Assert.Equal([ana, émile, bob], await Found(LeadFilter.All, LeadSort.Status, false));
        Assert.Equal([bob], await Found(LeadFilter.All, skip: 1, take: 1));
        Assert.Equal([émile], await Found(LeadFilter.All, skip: 4_900, take: 2)); // beyond the end it is the last page

        async Task<IEnumerable<LeadId>> Found(LeadFilter filter, LeadSort sort = LeadSort.CreatedAt, bool descending = true, int skip = 0, int take = 10) =>
            (await given.The<LeadBook>().PageAsync(bakery, filter, sort, descending, skip, take, Ct)).Rows.Select(r => r.Id);
    }

    [Fact]
    public async Task A_card_number_is_never_stored()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery, "my card is 4111 1111 1111 1111, I'm Ana, 415 555 0142");
        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("my card is •••• 1111, I'm Ana, 415 555 0142", (await given.MessagesIn(bakery, id))[0].Text);
        Assert.DoesNotContain("4111 1111", (await given.The<LeadBook>().OfConversationAsync(bakery, id, Ct))!.InTheirWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_with_a_fact_that_stands_nowhere_is_not_said()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        given.Model.Says = (prompt, _, _) => Words("We bake all night. Rye bread is $3. See https://evil.test/login for more. Shall I take your number?", prompt);
        var (_, id) = await given.AConversationOf(bakery, "How much is rye bread?");
        await given.MiaRepliesIn(bakery, id);

        Assert.Equal("We bake all night. Shall I take your number?", (await given.MessagesIn(bakery, id))[1].Text);
    }

    internal static async Task<LeadId> ALeadOf(Given given, Owner owner, ContactCard? card = null, string? wish = null)
    {
        var (visitor, id) = await given.AConversationOf(owner);
        Assert.True((await given.The<CaptureLead>().RunAsync(visitor, id, card ?? Ana, "in my words", wish, Ct)).IsDone);
        return (await given.The<LeadBook>().OfConversationAsync(owner, id, Ct))!.Id;
    }

    private static async IAsyncEnumerable<Core.Receptionist.ReplyPart> Words(string words, Core.Receptionist.ReceptionistPrompt prompt)
    {
        await Task.Yield();
        yield return new Core.Receptionist.ReplyWords(words);
        yield return new Core.Receptionist.ReplyEnd(MessageExtras.None, prompt.Dialogue);
    }
}
