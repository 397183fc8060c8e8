using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Notifications;

/// <summary>A visitor writes to a member who has the conversation and does not look: Mia is quiet, so that member is told, and where no way leads to them the others are.</summary>
public sealed class UnreadWordsTests : IAsyncLifetime
{
    private const long Chat = 555;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChatApp _app = new();
    private Given _given = null!;
    private Owner _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await _app.InAnEmptyInstallation();
        _anna = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task Words_that_whoever_has_the_conversation_does_not_see_are_told_to_that_member_alone()
    {
        await AColleagueAsync("Ben");
        var neighbour = await _given.ABusiness("Neighbour");
        var (visitor, conversation) = await AnnaHasAConversationAsync();
        Assert.Empty(await _given.AlertsOf(_anna));

        var at = _given.Clock.GetUtcNow();
        await _given.Wrote(visitor, "Are you still there?");

        var row = Assert.Single(await _given.AlertsOf(_anna)); // there since the words are, so that no kill forgets it
        Assert.Equal((AlertKind.VisitorWrote, conversation, _anna.Member, at + UnreadWords.Patience), (row.Kind, row.ConversationId, row.MemberId, row.DueAt));
        await PassesAsync(UnreadWords.Patience - TimeSpan.FromSeconds(1));
        Assert.False(_given.Mailer.TryTake(out _));

        await PassesAsync(TimeSpan.FromSeconds(1));
        await PassesAsync(TimeSpan.FromHours(1));

        var mail = _given.Mailer.Take();
        Assert.Equal(("visitor_wrote", "Visitor on /prices waits for an answer", "owner1@b1.example"), (mail.Kind, mail.Subject, mail.To.Value));
        Assert.Contains("You have the conversation, so Mia is quiet.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("“Are you still there?”", mail.Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
        Assert.Empty(await _given.AlertsOf(neighbour));
    }

    [Theory]
    [InlineData("looks")]
    [InlineData("answers")]
    [InlineData("hands it back")]
    [InlineData("closes it")]
    [InlineData("leaves it to a colleague")]
    public async Task Nobody_is_told_where_the_member_sees_to_it_in_time(string what)
    {
        var ben = await AColleagueAsync("Ben");
        var (visitor, conversation) = await AnnaHasAConversationAsync();
        await _given.Wrote(visitor, "Are you still there?");
        Assert.Equal(AlertState.Waiting, Assert.Single(await _given.AlertsOf(_anna)).State);
        await PassesAsync(TimeSpan.FromSeconds(10));
        switch (what)
        {
            case "looks":
                await LooksAsync(_anna, conversation);
                break;
            case "answers":
                Assert.True((await _given.The<ReplyAsOwner>().RunAsync(_anna, conversation, "Yes.", "own-1", Ct)).IsDone);
                break;
            case "hands it back":
                Assert.True((await _given.The<HandBack>().RunAsync(_anna, conversation, Ct)).IsDone);
                break;
            case "closes it":
                Assert.True((await _given.The<CloseConversation>().RunAsync(_anna, conversation, Ct)).IsDone);
                break;
            default:
                Assert.True((await _given.The<TakeOver>().RunAsync(ben, conversation, Ct)).IsDone);
                break;
        }

        await PassesAsync(TimeSpan.FromMinutes(10));

        Assert.False(_given.Mailer.TryTake(out _));
        Assert.Equal(AlertState.LetGo, Assert.Single(await _given.AlertsOf(_anna)).State);
        Assert.Empty((await _given.The<AlertBook>().PageAsync(_anna, 0, 50, Ct)).Rows); // what was seen in time is no news
    }

    [Fact]
    public async Task However_much_is_written_a_silence_is_one_alert_and_the_next_silence_another()
    {
        var (visitor, conversation) = await AnnaHasAConversationAsync();
        await _given.Wrote(visitor, "Hello?");
        await PassesAsync(TimeSpan.FromSeconds(20));
        await _given.Wrote(visitor, "Anybody?");
        await PassesAsync(TimeSpan.FromSeconds(40));
        Assert.Contains("“Anybody?”", _given.Mailer.Take().Text, StringComparison.Ordinal);
        await _given.Wrote(visitor, "Well.");
        await PassesAsync(TimeSpan.FromMinutes(1));
        Assert.False(_given.Mailer.TryTake(out _));

        await LooksAsync(_anna, conversation);
        await _given.Wrote(visitor, "One more thing");
        await PassesAsync(UnreadWords.Patience);

        Assert.Contains("“One more thing”", _given.Mailer.Take().Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task A_member_who_never_looks_is_told_of_one_conversation_three_times_a_day()
    {
        var (visitor, _) = await AnnaHasAConversationAsync();
        var told = 0;
        for (var n = 0; n < 6; n++)
        {
            await _given.Wrote(visitor, $"Hello {n}?");
            await PassesAsync(NotifyOwner.SameWaiting + TimeSpan.FromSeconds(1));
            while (_given.Mailer.TryTake(out _))
            {
                told++;
            }
        }

        Assert.Equal(NotifyOwner.MostUnseen, told);
    }

    [Fact]
    public async Task A_colleague_who_looks_has_not_seen_it_for_whoever_has_the_conversation()
    {
        var ben = await AColleagueAsync("Ben");
        var (visitor, conversation) = await AnnaHasAConversationAsync();
        await _given.Wrote(visitor, "Are you still there?");
        await LooksAsync(ben, conversation);

        await PassesAsync(UnreadWords.Patience);

        Assert.Equal("owner1@b1.example", _given.Mailer.Take().To.Value);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Where_no_way_leads_to_the_member_all_others_are_told_who_want_to_hear_of_visitors_who_wait()
    {
        await AColleagueAsync("Ben");
        await WantsAsync(await AColleagueAsync("Cara"), new AlertsInput { MailsWaiting = null });
        await WantsAsync(_anna, new AlertsInput { MailsWaiting = null });
        await _given.ABusiness("Neighbour");
        var (visitor, conversation) = await AnnaHasAConversationAsync();
        await _given.Wrote(visitor, "Hello?");
        await PassesAsync(TimeSpan.FromSeconds(20));
        await LooksAsync(_anna, conversation);
        await PassesAsync(TimeSpan.FromMinutes(1));
        Assert.False(_given.Mailer.TryTake(out _)); // she was at her desk

        await _given.Wrote(visitor, "Are you still there?");
        await PassesAsync(UnreadWords.Patience);

        var mail = _given.Mailer.Take();
        Assert.Equal("ben@b1.example", mail.To.Value);
        Assert.Contains("Anna has the conversation and has not seen it. Mia is quiet.", mail.Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task The_members_later_steps_count_from_there()
    {
        await _given.ProvedPhone(_anna);
        await WantsAsync(_anna, new AlertsInput { TextsWaiting = 2 });
        var (visitor, _) = await AnnaHasAConversationAsync();
        await _given.Wrote(visitor, "Are you still there?");

        await PassesAsync(UnreadWords.Patience);
        Assert.Equal((true, 1), (_given.Mailer.TryTake(out _), _given.Texter.Count)); // the code alone
        await PassesAsync(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _given.Texter.Count);
        await PassesAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _given.Texter.Count);
    }

    [Fact]
    public async Task What_the_members_chat_has_shown_is_not_told_of()
    {
        var (visitor, _) = await AnnaAnswersFromHerChatAsync();
        await _given.Wrote(visitor, "Is it ready?");
        Assert.Contains(await _given.AlertsOf(_anna), a => a is { Kind: AlertKind.VisitorWrote, State: AlertState.Waiting });
        await FakeChatApp.WordsAreRelayed(_given);

        await PassesAsync(TimeSpan.FromMinutes(10));

        Assert.True(_app.Said[^1].Words.IsRelay);
        Assert.Equal(2, _app.Said.Count);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Where_her_chat_blocks_us_midway_she_is_told_by_her_other_way()
    {
        var (visitor, _) = await AnnaAnswersFromHerChatAsync();
        _app.Answers = _ => new ChatSent.Gone("We were blocked.");
        await _given.Wrote(visitor, "Is it ready?");
        await FakeChatApp.WordsAreRelayed(_given);

        await PassesAsync(UnreadWords.Patience);

        Assert.Equal([("chat_gone", "owner1@b1.example"), ("visitor_wrote", "owner1@b1.example")], MailsLeft().Order());
    }

    [Fact]
    public async Task Where_no_way_leads_to_her_any_more_the_others_are_told()
    {
        await AColleagueAsync("Ben");
        _given.Mailer.RefusesForGood = mail => mail.To.Value == "owner1@b1.example";
        var (visitor, _) = await AnnaAnswersFromHerChatAsync(FakeChatApp.ByChatAlone);
        _app.Answers = _ => new ChatSent.Gone("We were blocked.");
        await _given.Wrote(visitor, "Is it ready?");
        await FakeChatApp.WordsAreRelayed(_given);

        await PassesAsync(UnreadWords.Patience);

        var mail = _given.Mailer.Take();
        Assert.Equal(("visitor_wrote", "ben@b1.example"), (mail.Kind, mail.To.Value));
        Assert.Contains("“Is it ready?”", mail.Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Words_that_came_while_an_alert_waited_are_told_of_where_only_those_before_them_were_shown()
    {
        var (visitor, _) = await AnnaAnswersFromHerChatAsync();
        await _given.Wrote(visitor, "First");
        await FakeChatApp.WordsAreRelayed(_given);
        await PassesAsync(TimeSpan.FromSeconds(40));
        _app.Answers = _ => new ChatSent.Failed(new Delivery.TryLater("There was no answer."));
        await _given.Wrote(visitor, "Second");
        await FakeChatApp.WordsAreRelayed(_given);
        await PassesAsync(UnreadWords.Patience - TimeSpan.FromSeconds(1));
        Assert.False(_given.Mailer.TryTake(out _));

        await PassesAsync(TimeSpan.FromSeconds(1));

        Assert.Contains("“Second”", _given.Mailer.Take().Text, StringComparison.Ordinal);
        Assert.False(_given.Mailer.TryTake(out _));
        _app.Answers = _ => null;
        _given.Clock.Advance(TimeSpan.FromMinutes(2));
        await FakeChatApp.WordsAreRelayed(_given);
        await _given.AlertsAreSent();
        Assert.Equal(("Second", true), (_app.Said[^1].Words.Text, _app.Said[^1].Words.IsRelay)); // the chat still gets the words, and no alert beside them
    }

    private IEnumerable<(string Kind, string To)> MailsLeft()
    {
        while (_given.Mailer.TryTake(out var mail))
        {
            yield return (mail.Kind, mail.To.Value);
        }
    }

    private async Task<(Visitor Visitor, ConversationId Conversation)> AnnaHasAConversationAsync()
    {
        var (visitor, conversation) = await _given.AConversationOf(_anna);
        Assert.True((await _given.The<TakeOver>().RunAsync(_anna, conversation, Ct)).IsDone);
        await LooksAsync(_anna, conversation);
        _given.Clock.Advance(TimeSpan.FromSeconds(1)); // what is written now is written after that
        return (visitor, conversation);
    }

    /// <summary>Anna is told in her chat that a visitor waits, and answers there. What was mailed until then is thrown away.</summary>
    private async Task<(Visitor Visitor, ConversationId Conversation)> AnnaAnswersFromHerChatAsync(AlertsInput? wants = null)
    {
        await _app.ConnectAsync(_given, _anna, Chat, Chat);
        if (wants is not null)
        {
            await WantsAsync(_anna, wants);
        }

        var (visitor, conversation) = await _given.AConversationOf(_anna);
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        await _given.AlertsAreSent();
        await _app.WritesAsync(_given, Chat, Chat, "Yes?", _app.LastMessage);
        Assert.Equal(ConversationState.Human, (await _given.ConversationOf(_anna, conversation)).State);
        _given.Clock.Advance(TimeSpan.FromSeconds(1)); // what is written now is written after that
        while (_given.Mailer.TryTake(out _))
        {
            // That she waits was mailed too.
        }

        return (visitor, conversation);
    }

    private async Task WantsAsync(Owner member, AlertsInput wants) => Assert.True((await _given.The<ChooseAlerts>().RunAsync(member, wants, Ct)).IsDone);

    private async Task LooksAsync(Owner member, ConversationId conversation) =>
        await _given.The<MarkRead>().RunAsync(member, conversation, (await _given.ConversationOf(member, conversation)).LastSequence, Ct);

    private async Task<Owner> AColleagueAsync(string name)
    {
        var colleague = _anna with { Member = _given.NewId<MemberId>(), Name = name };
        var email = $"{name.ToLowerInvariant()}@b1.example";
        await using var db = await _given.DbFor(_anna);
        db.Members.Add(new Member { BusinessId = _anna.Business, Id = colleague.Member, Email = email, EmailKey = email, Name = name, CreatedAt = _given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return colleague;
    }

    private async Task PassesAsync(TimeSpan time)
    {
        _given.Clock.Advance(time);
        await _given.AlertsAreSent();
    }
}
