using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Conversations;

/// <summary>What a visitor who left has not seen of a member's words goes to the address that they left.</summary>
public sealed class UnseenRepliesTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChannel _channel = new(); // takes the alerts, so that the mailer has the visitor's mail alone
    private Given _given = null!;
    private Owner _owner = null!;
    private int _said;

    public async ValueTask InitializeAsync()
    {
        _given = await _channel.InAnEmptyInstallation();
        _owner = await _given.ABusiness(change: b => b.Email = "hello@b.example");
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task Two_minutes_after_the_last_words_they_are_mailed_together_with_a_way_back()
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(conversation, "Yes, we do.\nOn weekdays.");
        await PassesAsync(TimeSpan.FromSeconds(90));
        await AnnaSaysAsync(conversation, "From 9 to 5.");
        await PassesAsync(TimeSpan.FromSeconds(119));
        Assert.False(_given.Mailer.TryTake(out _));

        await PassesAsync(TimeSpan.FromSeconds(1));
        await PassesAsync(TimeSpan.FromHours(1));

        var mail = _given.Mailer.Take();
        Assert.False(_given.Mailer.TryTake(out _));
        Assert.Equal(("ana@ruiz.example", "Corner Bakery has answered you", "unseen_replies", "hello@b.example"), (mail.To.Value, mail.Subject, mail.Kind, mail.ReplyTo?.Value));
        Assert.Contains("Anna: “Yes, we do.\nOn weekdays.”\n\nAnna: “From 9 to 5.”", mail.Text, StringComparison.Ordinal);
        Assert.Matches(@"Yes, we do\.\s*<br ?/?>\s*On weekdays\.", mail.Html);
        Assert.Matches("https://b1\\.example/#miapulse=[0-9A-Za-z]{43}\\b", mail.Text); // behind the #, which no browser sends to anybody
        Assert.Matches("https://b1\\.example/#miapulse=[0-9A-Za-z]{43}\\b", mail.Html);
        Assert.DoesNotContain("Do you deliver", mail.Text + mail.Html, StringComparison.Ordinal); // no words of the visitor's
    }

    [Fact]
    public async Task What_was_seen_is_not_mailed()
    {
        var (visitor, conversation) = await AVisitorWhoLeftAnAddressAsync();
        var first = await AnnaSaysAsync(conversation, "Yes, we do.");
        await _given.The<MarkRead>().RunAsync(visitor, conversation, first, Ct);
        await AnnaSaysAsync(conversation, "On weekdays.");

        await PassesAsync(TimeSpan.FromMinutes(2));

        Assert.DoesNotContain("Yes, we do.", _given.Mailer.Take().Text, StringComparison.Ordinal);
        var last = await AnnaSaysAsync(conversation, "From 9 to 5.");
        await _given.The<MarkRead>().RunAsync(visitor, conversation, last, Ct);
        await PassesAsync(TimeSpan.FromMinutes(2));
        Assert.False(_given.Mailer.TryTake(out _));
        await using var db = await _given.DbFor(_owner);
        Assert.All(await db.DueMails.AsNoTracking().ToListAsync(Ct), m => Assert.Null(m.DueAt));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_due()
    {
        var (_, conversation) = await _given.AConversationOf(_owner, "Do you deliver?");
        await AnnaSaysAsync(conversation, "Yes, we do.");

        await using var db = await _given.DbFor(_owner);
        Assert.Empty(await db.DueMails.ToListAsync(Ct));
    }

    [Fact]
    public async Task One_address_gets_three_mails_a_day_however_many_businesses_write_to_it()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        var (_, here) = await AVisitorWhoLeftAnAddressAsync();
        var (_, there) = await AVisitorWhoLeftAnAddressAsync(neighbour);
        for (var round = 0; round < 2; round++)
        {
            await AnnaSaysAsync(here, $"Here {round}.");
            await AnnaSaysAsync(there, $"There {round}.", neighbour);
            await PassesAsync(TimeSpan.FromMinutes(2));
        }

        var mails = new List<Mail>();
        while (_given.Mailer.TryTake(out var mail))
        {
            mails.Add(mail);
        }

        Assert.Equal(StrangerMail.MostADay, mails.Count);
        Assert.Equal(mails.Count, mails.Select(m => m.Key).Distinct().Count());
        var failed = Assert.Single((await MailsAsync(_owner)).Concat(await MailsAsync(neighbour)), m => m.State is not DueMailState.Delivered);
        Assert.Equal((DueMailState.Failed, UnseenRepliesMail.HadItsMails), (failed.State, failed.Why));
        Assert.True(failed.CanBeSentAgain);

        await PassesAsync(TimeSpan.FromDays(1));
        await AnnaSaysAsync(here, "Another day.");
        await PassesAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("Another day.", _given.Mailer.Take().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "And one more message")]
    [InlineData(23, "And 3 more messages")]
    public async Task What_is_too_much_for_one_mail_is_a_number_in_it(int messages, string? said)
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        for (var n = 1; n <= messages; n++)
        {
            await AnnaSaysAsync(conversation, $"Answer {n}.");
        }

        await PassesAsync(TimeSpan.FromMinutes(2));

        var mail = _given.Mailer.Take();
        Assert.Contains("Anna: “Answer 20.”\n\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer 21.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(said is not null, mail.Text.Contains(" more message", StringComparison.Ordinal));
        Assert.Contains($"Anna: “Answer 20.”\n\n{said ?? "Go on with the chat:"}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains(said ?? "Go on with the chat", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_language_has_all_its_words_and_the_mail_comes_in_the_visitors()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var words = UnseenWords.In(language);
            Assert.All(new[] { words.Title, words.Quoted, words.More, words.Footer }, w => Assert.Contains("{0}", w, StringComparison.Ordinal));
            Assert.All(new[] { words.OneMore, words.GoOn }, w => Assert.DoesNotContain("{0}", w, StringComparison.Ordinal));
        }

        Assert.Equal(Enum.GetValues<Language>().Length, Enum.GetValues<Language>().Select(l => UnseenWords.In(l).Title).Distinct().Count());
        var german = new Visitor(_owner.Business, _given.NewId<VisitorId>());
        await _given.The<WelcomeVisitor>().RunAsync(german, "hash-german", new BrowserFacts("de-AT", "Europe/Vienna", "phone"));
        var conversation = (await _given.Wrote(german, "Hallo")).ConversationId;
        await LeavesAnAddressAsync(german, conversation);
        await AnnaSaysAsync(conversation, "Guten Tag.");

        await PassesAsync(TimeSpan.FromMinutes(2));

        var mail = _given.Mailer.Take();
        Assert.Equal("Corner Bakery hat Ihnen geantwortet", mail.Subject);
        Assert.Contains("Anna: „Guten Tag.“\n\nIm Chat weiterschreiben:\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_who_has_everything_erased_is_mailed_nothing()
    {
        var (visitor, conversation) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(conversation, "Yes, we do.");
        await _given.The<EraseVisitor>().RunAsync(visitor, Ct);

        await PassesAsync(TimeSpan.FromMinutes(2));

        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task The_same_message_sent_again_is_one_mail()
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        for (var retry = 0; retry < 3; retry++)
        {
            Assert.True((await _given.The<ReplyAsOwner>().RunAsync(_owner, conversation, "Yes, we do.", "same", Ct)).IsDone);
        }

        await PassesAsync(TimeSpan.FromMinutes(2));

        _given.Mailer.Take();
        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Whose_mailbox_it_is_ends_the_mails_of_this_chat_for_good_and_gets_what_they_ask_for()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        var (visitor, here) = await AVisitorWhoLeftAnAddressAsync();
        var (_, there) = await AVisitorWhoLeftAnAddressAsync(neighbour);
        await AnnaSaysAsync(here, "Yes, we do.");
        Assert.Equal("a…@ruiz.example", Assert.Single(await MailsAsync(_owner)).Address); // the lead's, before it is written
        await PassesAsync(TimeSpan.FromMinutes(2));
        var mail = _given.Mailer.Take();
        var stop = Assert.Single(AWeek.Tokens(mail.Text, "unsubscribe"));
        Assert.Equal($"https://mia.example/unsubscribe/{stop}", mail.Unsubscribe?.AbsoluteUri);
        Assert.Contains("No more mails from this chat", mail.Html, StringComparison.Ordinal);
        Assert.Equal(new StopOffer(Stoppable.Chat, "Corner Bakery", Language.English, IsStopped: false), await _given.The<StopMail>().LookAsync(Newcomer.Instance, stop, Ct));

        Assert.True((await _given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);
        Assert.True((await _given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);
        Assert.True((await _given.The<StopMail>().LookAsync(Newcomer.Instance, stop, Ct))?.IsStopped);
        var (_, another) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(here, "On weekdays.");
        await AnnaSaysAsync(another, "We deliver.");
        await AnnaSaysAsync(there, "We do too.", neighbour);
        await PassesAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("Neighbour has answered you", _given.Mailer.Take().Subject);
        Assert.False(_given.Mailer.TryTake(out _));
        var ended = (await MailsAsync(_owner)).Where(m => m.State is not DueMailState.Delivered).ToList();
        Assert.Equal([UnseenRepliesMail.WantsNone, UnseenRepliesMail.WantsNone], ended.Select(m => m.Why));
        Assert.True((await _given.The<EmailTranscript>().RunAsync(visitor, "ana@ruiz.example", Ct)).IsDone);
        await _given.AlertsAreSent();
        Assert.Equal("transcript", _given.Mailer.Take().Kind);
    }

    [Fact]
    public async Task Sent_again_they_end_by_the_link_of_the_first_mail_too()
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(conversation, "Yes, we do.");
        await PassesAsync(TimeSpan.FromMinutes(2));
        var first = Assert.Single(AWeek.Tokens(_given.Mailer.Take().Text, "unsubscribe"));

        Assert.Equal(first, await StopOfOneSentAgainAsync());

        Assert.True((await _given.The<StopMail>().RunAsync(Newcomer.Instance, first, Ct)).IsDone);
        Assert.True((await _given.The<StopMail>().LookAsync(Newcomer.Instance, first, Ct))?.IsStopped);
    }

    [Fact]
    public async Task Sent_again_to_a_corrected_address_they_end_by_that_mails_link_alone()
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(conversation, "Yes, we do.");
        await PassesAsync(TimeSpan.FromMinutes(2));
        var first = Assert.Single(AWeek.Tokens(_given.Mailer.Take().Text, "unsubscribe"));
        Assert.NotNull(await _given.The<StopMail>().LookAsync(Newcomer.Instance, first, Ct));
        await _given.The<CaptureLead>().RunAsync(new Mia(_owner.Business), conversation, new ContactCard("Ana", "ana@garcia.example", null), "ana@garcia.example", null, Ct);

        var again = await StopOfOneSentAgainAsync();

        Assert.Null(await _given.The<StopMail>().LookAsync(Newcomer.Instance, first, Ct));
        Assert.NotNull(await _given.The<StopMail>().LookAsync(Newcomer.Instance, again, Ct));
    }

    [Fact]
    public async Task One_that_was_refused_and_waits_is_not_sent_once_they_are_ended()
    {
        var (_, conversation) = await AVisitorWhoLeftAnAddressAsync();
        await AnnaSaysAsync(conversation, "Yes, we do.");
        await PassesAsync(TimeSpan.FromMinutes(2));
        var stop = Assert.Single(AWeek.Tokens(_given.Mailer.Take().Text, "unsubscribe"));
        _given.Mailer.Refuses = _ => true;
        await AnnaSaysAsync(conversation, "On weekdays.");
        await PassesAsync(TimeSpan.FromMinutes(2));
        Assert.Contains(await MailsAsync(_owner), m => m is { State: DueMailState.Waiting, Attempts: 1 });

        await _given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct);
        _given.Mailer.Refuses = _ => false;
        await PassesAsync(TimeSpan.FromMinutes(1));

        Assert.False(_given.Mailer.TryTake(out _));
        Assert.Equal([DueMailState.Delivered, DueMailState.LetGo], (await MailsAsync(_owner)).Select(m => m.State).Order());
    }

    private async Task<(Visitor Visitor, ConversationId Conversation)> AVisitorWhoLeftAnAddressAsync(Owner? of = null)
    {
        var (visitor, conversation) = await _given.AConversationOf(of ?? _owner, "Do you deliver? I'm at ana@ruiz.example");
        await LeavesAnAddressAsync(visitor, conversation);
        return (visitor, conversation);
    }

    private Task<Result<ContactCard>> LeavesAnAddressAsync(Visitor visitor, ConversationId conversation) =>
        _given.The<CaptureLead>().RunAsync(new Mia(visitor.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);

    private async Task<IReadOnlyList<MailRow>> MailsAsync(Owner who) => (await _given.The<MailBook>().PageAsync(who, 0, MailBook.MaxPageSize, Ct)).Rows;

    private async Task<long> AnnaSaysAsync(ConversationId conversation, string text, Owner? who = null) =>
        (await _given.The<ReplyAsOwner>().RunAsync(who ?? _owner, conversation, text, $"own-{++_said}", Ct)).Value.Sequence;

    /// <summary>A member has the one mail sent once more.</summary>
    /// <returns>The token of its link that ends them.</returns>
    private async Task<string> StopOfOneSentAgainAsync()
    {
        Assert.True((await _given.The<SendMailAgain>().RunAsync(_owner, Assert.Single(await MailsAsync(_owner)).Id, Ct)).IsDone);
        await _given.AlertsAreSent();
        return Assert.Single(AWeek.Tokens(_given.Mailer.Take().Text, "unsubscribe"));
    }

    private async Task PassesAsync(TimeSpan time)
    {
        _given.Clock.Advance(time);
        await _given.AlertsAreSent();
    }
}
