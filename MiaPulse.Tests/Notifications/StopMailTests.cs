using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>The link at the foot of a mail ends mails of its kind, and nothing else.</summary>
public sealed class StopMailTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly ConversationStart Start = new(Channel.Web, null, null);

    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task Mails_of_new_leads_end_and_those_of_waiting_visitors_go_on()
    {
        await ALeadAsync();
        var stop = TokenIn(await MailedAsync());
        Assert.Equal(new StopOffer(Stoppable.Leads, "Corner Bakery", Language.English, IsStopped: false), await LookAsync(stop));

        Assert.True((await StopAsync(stop)).IsDone);
        Assert.True((await StopAsync(stop)).IsDone);

        Assert.True((await LookAsync(stop))?.IsStopped);
        Assert.Equal(new AlertsInput { MailsLeads = null }, AlertsInput.From((await _given.The<AlertSettings>().ReadAsync(_owner, Ct)).Preferences));
        var (visitor, conversation) = await ALeadAsync();
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, Start, Ct);
        Assert.Equal("visitor_waits", (await MailedAsync()).Kind);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Who_hears_of_nobody_who_waits_hears_of_nobody_who_was_missed()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner);
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, Start, Ct);
        var stop = TokenIn(await MailedAsync());
        Assert.Equal(Stoppable.Waiting, (await LookAsync(stop))?.What);

        await StopAsync(stop);

        _given.Clock.Advance(NoticeMissed.Patience);
        Assert.Equal(0, await _given.The<NoticeMissed>().RunAsync(Caretaker.Instance, Ct));
        await ALeadAsync();
        Assert.Equal("lead_captured", (await MailedAsync()).Kind);
    }

    [Fact]
    public async Task What_was_refused_and_waits_to_be_tried_again_is_not_sent_any_more_and_is_seen_not_to_be()
    {
        await ALeadAsync();
        var stop = TokenIn(await MailedAsync());
        _given.Mailer.Refuses = _ => true;
        await ALeadAsync();
        await _given.AlertsAreSent();
        Assert.Contains(await _given.AlertsOf(_owner), a => a is { State: AlertState.Waiting, Attempts: 1 });

        await StopAsync(stop);
        _given.Mailer.Refuses = _ => false;
        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        await _given.AlertsAreSent();

        Assert.False(_given.Mailer.TryTake(out _));
        var ended = Assert.Single(await _given.AlertsOf(_owner), a => a.State is not AlertState.Delivered);
        Assert.Equal((AlertState.LetGo, "These mails were switched off before it was sent.", null, null), (ended.State, ended.Why, ended.Facts, ended.LeasedUntil));
        Assert.Equal(1, (await _given.AlertsOf(_owner)).Count(a => a.State is AlertState.Delivered));
        Assert.Equal(0, await _given.The<AlertBook>().CountFailedAsync(_owner, Ct));
    }

    [Fact]
    public async Task What_somebody_is_just_sending_is_left_to_them_and_what_waits_by_another_way_goes_on()
    {
        await _given.ProvedPhone(_owner);
        await _given.The<ChooseAlerts>().RunAsync(_owner, new AlertsInput { TextsLeads = 5 }, Ct);
        await ALeadAsync();
        var stop = TokenIn(await MailedAsync());
        await ALeadAsync();
        await using (var db = await _given.DbFor(_owner))
        {
            (await db.Notifications.SingleAsync(n => n.Channel == AlertChannel.Email && n.DueAt != null)).Take(_given.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await StopAsync(stop);

        var waiting = (await _given.AlertsOf(_owner)).Where(a => a.State is AlertState.Waiting).Select(a => a.Channel).Order().ToList();
        Assert.Equal([AlertChannel.Email, AlertChannel.Text, AlertChannel.Text], waiting);
    }

    [Fact]
    public async Task A_second_try_has_the_same_link_which_lies_open_nowhere()
    {
        Mail? refused = null;
        _given.Mailer.Refuses = mail => (refused = mail) is not null;
        await ALeadAsync();
        await _given.AlertsAreSent();
        var token = TokenIn(refused!);
        var waiting = Assert.Single(await _given.AlertsOf(_owner));
        Assert.Equal(Secrets.Hash(token), waiting.StopHash);
        Assert.DoesNotContain(token, waiting.Stop!, StringComparison.Ordinal);

        _given.Mailer.Refuses = _ => false;
        _given.Clock.Advance(TimeSpan.FromSeconds(10));

        var sent = await MailedAsync();
        Assert.Equal((refused!.Key, refused.Text, refused.Html, refused.Unsubscribe), (sent.Key, sent.Text, sent.Html, sent.Unsubscribe));
        Assert.Null(Assert.Single(await _given.AlertsOf(_owner)).Facts);
        Assert.NotNull(await LookAsync(token));
    }

    [Fact]
    public async Task Sent_again_by_a_member_it_has_the_same_link_and_the_one_of_before_goes_on_working()
    {
        await ALeadAsync();
        var first = await MailedAsync();

        var again = await SentAgainAsync();

        Assert.NotEqual(first.Key, again.Key);
        Assert.Equal(first.Unsubscribe, again.Unsubscribe);
        Assert.True((await StopAsync(TokenIn(first))).IsDone);
        Assert.True((await LookAsync(TokenIn(again)))?.IsStopped);
    }

    [Fact]
    public async Task Where_the_keys_are_lost_what_is_sent_again_has_a_link_of_its_own()
    {
        await ALeadAsync();
        var first = TokenIn(await MailedAsync());
        ((FakeSeal)_given.The<ISeal>()).HasLostItsKeys = true;

        var again = TokenIn(await SentAgainAsync());

        Assert.NotEqual(first, again);
        Assert.True((await StopAsync(again)).IsDone);
    }

    [Fact]
    public async Task It_is_one_members_alone()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        await ALeadAsync();
        await StopAsync(TokenIn(await MailedAsync()));

        Assert.Equal(AlertPreferences.Usual.Choices, (await _given.The<AlertSettings>().ReadAsync(neighbour, Ct)).Preferences.Choices);
        await ALeadAsync(neighbour);
        Assert.Equal("owner2@b2.example", (await MailedAsync()).To.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task What_is_no_token_ends_nothing(string? token)
    {
        Assert.Null(await LookAsync(token));
        Assert.Equal(RefusalKind.NotFound, (await StopAsync(token)).Refusal?.Kind);
    }

    [Fact]
    public void Everything_that_ends_has_its_own_words_and_every_language_all_of_a_chats()
    {
        var ends = Enum.GetValues<Stoppable>().Select(what => StopWords.For(what)).ToList();
        Assert.Equal(ends.Count, ends.Select(w => w.Title).Distinct().Count());
        Assert.Equal(ends.Count, ends.Select(w => w.Done).Distinct().Count());
        var chats = Enum.GetValues<Language>().Select(language => StopWords.For(Stoppable.Chat, language)).ToList();
        Assert.Equal(chats.Count, chats.Select(w => w.Link).Distinct().Count());
        foreach (var words in chats)
        {
            Assert.All(new[] { words.Title, words.Told, words.Done }, w => Assert.Contains("{0}", w, StringComparison.Ordinal));
            Assert.All(new[] { words.Link, words.Button }, w => Assert.DoesNotContain("{0}", w, StringComparison.Ordinal));
        }
    }

    private async Task<(Visitor Visitor, ConversationId Conversation)> ALeadAsync(Owner? of = null)
    {
        var (visitor, conversation) = await _given.AConversationOf(of ?? _owner, "sure, I'm Ana Ruiz, ana@ruiz.example");
        await _given.MiaRepliesIn(of ?? _owner, conversation);
        return (visitor, conversation);
    }

    private async Task<Mail> SentAgainAsync()
    {
        Assert.True((await _given.The<SendAgain>().RunAsync(_owner, Assert.Single(await _given.AlertsOf(_owner)).Id, Ct)).IsDone);
        return await MailedAsync();
    }

    private async Task<Mail> MailedAsync()
    {
        await _given.AlertsAreSent();
        return _given.Mailer.Take();
    }

    private static string TokenIn(Mail mail) => Assert.Single(AWeek.Tokens(mail.Text, "unsubscribe"));

    private Task<StopOffer?> LookAsync(string? token) => _given.The<StopMail>().LookAsync(Newcomer.Instance, token, Ct);

    private Task<Result> StopAsync(string? token) => _given.The<StopMail>().RunAsync(Newcomer.Instance, token, Ct);
}
