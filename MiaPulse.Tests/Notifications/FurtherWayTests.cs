using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>Somebody leaves an address first and a number later: what has not gone out says both, and what comes second says what it brings.</summary>
public sealed class FurtherWayTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly ContactCard Address = new("Dora Slow", "dora@slow.example", null);
    private static readonly ContactCard Number = new(null, null, "+14155550142");

    private readonly FakeChatApp _app = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await _app.InAnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task What_has_not_gone_out_takes_the_news_along()
    {
        var conversation = await LeavesAsync(Address);
        await LeavesAsync(Number, conversation);

        await _given.AlertsAreSent();

        var mail = _given.Mailer.Take();
        Assert.Equal("New lead: Dora Slow", mail.Subject);
        Assert.Contains("Email: dora@slow.example", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Phone: (415) 555-0142", mail.Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
        Assert.Single(await _given.AlertsOf(_owner));
    }

    [Fact]
    public async Task What_comes_second_says_what_it_brings_in_mail_and_chat_alike()
    {
        await _app.ConnectAsync(_given, _owner, 555, 555);
        foreach (var (first, second, says) in new[]
        {
            (Address, Number, "Dora Slow also left a phone number"),
            (Number with { Name = "Dora Slow" }, Address with { Name = null }, "Dora Slow also left an email address"),
        })
        {
            var conversation = await LeavesAsync(first);
            await _given.AlertsAreSent();
            Assert.Equal(("New lead: Dora Slow", "New lead: Dora Slow"), (_given.Mailer.Take().Subject, _app.Said[^1].Words.Heading));
            _given.Clock.Advance(TimeSpan.FromMinutes(1));

            await LeavesAsync(second, conversation);
            await _given.AlertsAreSent();

            var mail = _given.Mailer.Take();
            Assert.Equal((says, says), (mail.Subject, _app.Said[^1].Words.Heading));
            Assert.StartsWith($"{says}\n", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("New lead", mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_leaves_both_at_once_is_a_new_lead()
    {
        await LeavesAsync(Address with { Phone = Number.Phone });

        await _given.AlertsAreSent();

        Assert.Equal("New lead: Dora Slow", _given.Mailer.Take().Subject);
    }

    [Fact]
    public async Task What_was_tried_keeps_its_words_and_the_news_goes_by_itself()
    {
        _given.Mailer.Refuses = _ => true;
        var conversation = await LeavesAsync(Address);
        await _given.AlertsAreSent();
        await LeavesAsync(Number, conversation);
        _given.Mailer.Refuses = _ => false;
        _given.Clock.Advance(TimeSpan.FromMinutes(1));

        await _given.AlertsAreSent();

        var mails = new[] { _given.Mailer.Take(), _given.Mailer.Take() }.OrderBy(m => m.Subject, StringComparer.Ordinal).ToList();
        Assert.Equal(["Dora Slow also left a phone number", "New lead: Dora Slow"], mails.Select(m => m.Subject));
        Assert.DoesNotContain("555-0142", mails[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_whom_the_first_never_reached_is_told_of_a_new_lead()
    {
        var conversation = await LeavesAsync(Address);
        await using (var db = await _given.DbFor(_owner))
        {
            (await db.Notifications.SingleAsync()).GiveUp("It came back.", _given.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await LeavesAsync(Number, conversation);
        await _given.AlertsAreSent();

        Assert.Equal("New lead: Dora Slow", _given.Mailer.Take().Subject);
    }

    [Fact]
    public async Task A_later_step_that_somebody_has_seen_to_takes_nothing_along_since_it_is_not_sent()
    {
        await _given.The<ChooseAlerts>().RunAsync(_owner, new AlertsInput { MailsLeads = 5 }, Ct);
        var (seen, unseen) = (await LeavesAsync(Address), await LeavesAsync(Address));
        await _given.The<MarkRead>().RunAsync(_owner, seen, 1, Ct);

        await LeavesAsync(Number, seen);
        await LeavesAsync(Number, unseen);

        var alerts = await _given.AlertsOf(_owner);
        Assert.Equal((2, 1), (alerts.Count(a => a.ConversationId == seen), alerts.Count(a => a.ConversationId == unseen)));
        _given.Clock.Advance(TimeSpan.FromMinutes(5));
        await _given.AlertsAreSent();
        var subjects = new[] { _given.Mailer.Take().Subject, _given.Mailer.Take().Subject };
        Assert.Equal(["Dora Slow also left a phone number", "New lead: Dora Slow"], subjects.Order(StringComparer.Ordinal));
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Where_the_first_is_taken_to_be_sent_in_that_moment_nothing_is_saved_and_the_next_try_adds_another()
    {
        var conversation = await LeavesAsync(Address);
        await using (var db = await _given.DbFor(_owner))
        {
            var lead = await db.Leads.SingleAsync();
            lead.Learn(Number, ContactFields.None, null, _given.Clock.GetUtcNow());
            Assert.False(await _given.The<NotifyOwner>().AddAsync(db, _owner, Alert.OfLead(lead), Ct));
            await using (var sending = await _given.DbFor(_owner))
            {
                (await sending.Notifications.SingleAsync()).Take(_given.Clock.GetUtcNow());
                await sending.SaveChangesAsync();
            }

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        }

        await LeavesAsync(Number, conversation);

        Assert.Equal(2, (await _given.AlertsOf(_owner)).Count);
    }

    /// <summary>In a conversation of their own, or once more in one.</summary>
    private async Task<ConversationId> LeavesAsync(ContactCard said, ConversationId? further = null)
    {
        var conversation = further ?? (await _given.AConversationOf(_owner)).Conversation;
        Assert.True((await _given.The<CaptureLead>().RunAsync(new Mia(_owner.Business), conversation, said, "these words", null, Ct)).IsDone);
        return conversation;
    }
}
