using System.Globalization;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Conversations;

/// <summary>A visitor has their conversation mailed: a link and none of the words, and behind it everything, once.</summary>
public sealed class EmailTranscriptTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task The_mail_has_the_business_and_a_link_and_nothing_that_was_said()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "BUY CHEAP PILLS at https://evil.example");
        await _given.MiaRepliesIn(_owner, conversation);

        Assert.True((await AskAsync(visitor)).IsDone);

        var mail = await MailedAsync();
        Assert.Equal(("ana@ruiz.example", "Your conversation with Corner Bakery", "transcript", null), (mail.To.Value, mail.Subject, mail.Kind, mail.Unsubscribe));
        foreach (var part in new[] { mail.Subject, mail.Text, mail.Html })
        {
            Assert.DoesNotContain("PILLS", part, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("evil", part, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Good to hear", part, StringComparison.Ordinal);
        }

        var token = TokenIn(mail);
        Assert.True(token.Length >= 22, "128 bits take 22 letters and digits");
        Assert.Contains($"https://mia.example/transcript/{token}", mail.Html, StringComparison.Ordinal);
        await using var db = await _given.DbFor(_owner);
        Assert.Equal(Secrets.Hash(token), (await db.TranscriptLinks.SingleAsync(Ct)).TokenHash);
        var row = await db.DueMails.SingleAsync(m => m.Kind == DueMailKind.Transcript, Ct);
        Assert.Null(row.Words);
        Assert.DoesNotContain("ruiz", row.To, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_link_shows_who_said_what_when_and_from_where_and_once()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "Do you deliver?");
        await _given.The<TakeOver>().RunAsync(_owner, conversation, Ct);
        await _given.The<ReplyAsOwner>().RunAsync(_owner, conversation, "Yes, we do.", "own-1", Ct);
        await AskAsync(visitor);
        var token = TokenIn(await MailedAsync());
        for (var look = 0; look < 10; look++)
        {
            Assert.Equal(new TranscriptCover("Corner Bakery", Language.English), await LookAsync(token)); // scanners spend nothing
        }

        var transcript = (await OpenAsync(token)).Value;

        Assert.Equal(("Corner Bakery", "2026-06-01"), (transcript.Business, transcript.Day));
        Assert.Equal(
            [("You", "Do you deliver?"), (null, "Anna joined"), ("Anna", "Yes, we do.")],
            transcript.Lines.Select(l => (l.Name, l.Text)));
        var when = new DateTime(2026, 6, 1, 9, 30, 0).ToString("f", CultureInfo.GetCultureInfo("en-GB"));
        Assert.Contains("1 June 2026", when, StringComparison.Ordinal); // neither 6/1 nor 1/6
        Assert.All(transcript.Lines, l => Assert.Equal(when, l.When)); // on the visitor's clock, which is in New York
        Assert.Contains($"{when}  You\nDo you deliver?\n", transcript.ToText(), StringComparison.Ordinal);
        Assert.Null(await LookAsync(token));
        Assert.Equal(RefusalKind.NotFound, (await OpenAsync(token)).Refusal?.Kind);
    }

    [Fact]
    public async Task Of_fifty_who_open_it_at_once_one_reads_it()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        await AskAsync(visitor);
        var token = TokenIn(await MailedAsync());

        var opened = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => OpenAsync(token))));

        Assert.Single(opened, o => o.IsDone);
    }

    [Fact]
    public async Task It_ends_after_a_day_and_with_the_visitor()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        await AskAsync(visitor);
        var old = TokenIn(await MailedAsync());
        _given.Clock.Advance(TranscriptLink.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await LookAsync(old));
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await LookAsync(old));
        Assert.Equal(RefusalKind.NotFound, (await OpenAsync(old)).Refusal?.Kind);
        await AskAsync(visitor);
        var next = TokenIn(await MailedAsync());
        Assert.NotNull(await LookAsync(next));

        await _given.The<EraseVisitor>().RunAsync(visitor, Ct);

        Assert.Null(await LookAsync(next));
        Assert.Equal(RefusalKind.NotFound, (await OpenAsync(next)).Refusal?.Kind);
    }

    [Fact]
    public async Task It_opens_its_own_conversation_and_no_neighbours()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        var (visitor, _) = await _given.AConversationOf(_owner, "Here");
        await _given.AConversationOf(neighbour, "There");
        await _given.AConversationOf(_owner, "Somebody else");
        await AskAsync(visitor);

        var transcript = (await OpenAsync(TokenIn(await MailedAsync()))).Value;

        Assert.Equal("Here", Assert.Single(transcript.Lines).Text);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ana@ruiz.example\r\nBcc: bo@b.example")]
    [InlineData("ana@ruiz.example, bo@b.example")]
    public async Task What_is_not_one_address_is_refused_in_the_form(string? typed)
    {
        var (visitor, _) = await _given.AConversationOf(_owner);

        Assert.Equal((RefusalKind.Invalid, "email"), (await AskAsync(visitor, typed)).Refusal is { } refusal ? (refusal.Kind, refusal.Field) : default);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Who_has_said_nothing_has_nothing_mailed()
    {
        var silent = await _given.AVisitorOf(_owner);

        Assert.Equal(RefusalKind.NotFound, (await AskAsync(silent)).Refusal?.Kind);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData(MailEventKind.Bounced, "comes back")]
    [InlineData(MailEventKind.Complained, "wants no mail")]
    public async Task An_address_that_takes_no_mail_is_said_at_once(MailEventKind happened, string said)
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        Assert.True(EmailAddress.TryParse("ana@ruiz.example", out var address));
        await _given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_1", happened, Given.Start, address, "mail-1"), Ct);

        var refusal = (await AskAsync(visitor, "Ana@Ruiz.example")).Refusal;

        Assert.Equal((RefusalKind.Invalid, "email"), (refusal!.Kind, refusal.Field));
        Assert.Contains(said, refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Every_language_has_all_its_words_and_the_mail_comes_in_the_visitors()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var words = TranscriptWords.In(language);
            Assert.All(new[] { words.Title, words.Told, words.Footer, words.Joined, words.HandedBack, words.Ended }, w => Assert.Contains("{0}", w, StringComparison.Ordinal));
            Assert.All(new[] { words.Read, words.Once, words.Show, words.Save, words.You, words.Label, words.From, words.Asked, words.YouEnded }, w => Assert.DoesNotContain("{0}", w, StringComparison.Ordinal));
        }

        Assert.Equal(Enum.GetValues<Language>().Length, Enum.GetValues<Language>().Select(l => TranscriptWords.In(l).Told).Distinct().Count());
        var german = new Visitor(_owner.Business, _given.NewId<VisitorId>());
        await _given.The<WelcomeVisitor>().RunAsync(german, "hash-german", new BrowserFacts("de-AT", "Europe/Vienna", "phone"));
        await _given.Wrote(german, "Hallo");
        await AskAsync(german);

        var mail = await MailedAsync();

        Assert.Equal("Ihr Gespräch mit Corner Bakery", mail.Subject);
        Assert.Contains("<html lang=\"de\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal(Language.German, (await LookAsync(TokenIn(mail)))?.Language);
    }

    [Fact]
    public async Task A_kill_after_asking_loses_nothing_and_lost_keys_mail_nobody()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        _given.Mailer.Refuses = _ => true;
        await AskAsync(visitor);
        await _given.AlertsAreSent();
        _given.Mailer.Refuses = _ => false;
        _given.Clock.Advance(TimeSpan.FromMinutes(5));
        TokenIn(await MailedAsync());

        ((FakeSeal)_given.The<ISeal>()).HasLostItsKeys = true;
        await AskAsync(visitor);
        await _given.AlertsAreSent();

        Assert.False(_given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task One_conversation_goes_to_few_addresses_and_a_business_mails_so_many_strangers_a_day()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner);
        for (var address = 1; address <= EmailTranscript.MostOfOne; address++)
        {
            Assert.True((await AskAsync(visitor, $"ana{address}@ruiz.example")).IsDone);
        }

        Assert.Equal(RefusalKind.OverLimit, (await AskAsync(visitor, "bo@b.example")).Refusal?.Kind);

        var (other, _) = await _given.AConversationOf(_owner);
        await using (var db = await _given.DbFor(_owner))
        {
            var now = _given.Clock.GetUtcNow();
            db.DueMails.AddRange(Enumerable.Range(EmailTranscript.MostOfOne, StrangerMail.MostOfABusiness - EmailTranscript.MostOfOne).Select(n =>
                DueMail.ForVisitor(_owner.Business, _given.NewId<DueMailId>(), DueMailKind.Transcript, conversation, "conversation", $"closed{n}", now)));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Contains("So many mails", (await AskAsync(other, "bo@b.example")).Refusal?.Sentence, StringComparison.Ordinal);
        _given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await AskAsync(other, "bo@b.example")).IsDone);
        Assert.True((await AskAsync(visitor, "bo@b.example")).IsDone);
    }

    [Fact]
    public async Task Nobody_is_asked_for_another_address_where_no_address_would_get_it()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner);
        Assert.True(EmailAddress.TryParse("bo@b.example", out var dead));
        await _given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_1", MailEventKind.Bounced, Given.Start, dead, "mail-1"), Ct);
        Assert.Contains("give another one", (await AskAsync(visitor, "bo@b.example")).Refusal?.Sentence, StringComparison.Ordinal);
        for (var address = 1; address <= EmailTranscript.MostOfOne; address++)
        {
            Assert.True((await AskAsync(visitor, $"ana{address}@ruiz.example")).IsDone);
        }

        Assert.Contains("This conversation was mailed", (await AskAsync(visitor, "bo@b.example")).Refusal?.Sentence, StringComparison.Ordinal);

        var (other, _) = await _given.AConversationOf(_owner);
        await using (var db = await _given.DbFor(_owner))
        {
            db.DueMails.AddRange(Enumerable.Range(0, StrangerMail.MostOfABusiness).Select(n =>
                DueMail.ForVisitor(_owner.Business, _given.NewId<DueMailId>(), DueMailKind.Transcript, conversation, "conversation", $"closed{n}", _given.Clock.GetUtcNow())));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Contains("So many mails", (await AskAsync(other, "bo@b.example")).Refusal?.Sentence, StringComparison.Ordinal);
    }

    private Task<Result> AskAsync(Visitor who, string? email = "ana@ruiz.example") => _given.The<EmailTranscript>().RunAsync(who, email, Ct);

    private Task<TranscriptCover?> LookAsync(string token) => _given.The<ReadTranscript>().LookAsync(Newcomer.Instance, token, Ct);

    private Task<Result<Transcript>> OpenAsync(string token) => _given.The<ReadTranscript>().RunAsync(Newcomer.Instance, token, Ct);

    private async Task<Mail> MailedAsync()
    {
        await _given.AlertsAreSent();
        Mail mail;
        do
        {
            mail = _given.Mailer.Take();
        }
        while (mail.Kind != "transcript"); // alerts to members go the same way

        return mail;
    }

    private static string TokenIn(Mail mail) => Assert.Single(AWeek.Tokens(mail.Text, "transcript"));

    private async Task<int> CountAsync()
    {
        await using var db = await _given.DbFor(_owner);
        return await db.DueMails.CountAsync(m => m.Kind == DueMailKind.Transcript, Ct);
    }
}
