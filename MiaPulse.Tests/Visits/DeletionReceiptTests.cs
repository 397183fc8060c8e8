using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Calls;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Visits;

/// <summary>Who has everything erased may have a receipt, and with it even the address is forgotten.</summary>
public sealed class DeletionReceiptTests : IAsyncLifetime
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
    public async Task It_says_what_was_deleted_when_and_under_which_reference_and_no_words_of_the_visitors()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "Forget my secret");

        Assert.True((await EraseAsync(visitor, "ana@ruiz.example")).IsDone);

        Assert.Empty(await _given.MessagesIn(_owner, conversation));
        await _given.AlertsAreSent();
        var mail = _given.Mailer.Take();
        var row = await RowAsync();
        Assert.Equal(("ana@ruiz.example", "Your data at Corner Bakery has been deleted", "deletion_receipt"), (mail.To.Value, mail.Subject, mail.Kind));
        Assert.StartsWith("D-", row.About, StringComparison.Ordinal);
        foreach (var part in new[] { mail.Text, mail.Html })
        {
            Assert.Contains($"Reference: {row.About}", part, StringComparison.Ordinal);
            Assert.Contains("UTC", part, StringComparison.Ordinal);
            Assert.Contains("the conversation with all messages", part, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", part, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Who_has_called_reads_that_the_recordings_go_too_and_nobody_else_does()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        await EraseAsync(visitor, "ana@ruiz.example");
        await _given.AlertsAreSent();
        Assert.DoesNotContain("recordings", _given.Mailer.Take().Text, StringComparison.Ordinal);
        var call = await RecordedCalls.CalledAsync(_given, _owner, words: ["Hello"]);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());

        await EraseAsync(new Visitor(_owner.Business, call.VisitorId), "ben@ruiz.example");

        await _given.AlertsAreSent();
        Assert.Contains("The recordings of your calls are being deleted as well, here and at the phone provider.", _given.Mailer.Take().Text, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<Language>().Length, Enum.GetValues<Language>().Select(l => ReceiptWords.In(l).Recordings).Distinct().Count());
    }

    [Fact]
    public async Task The_address_lies_closed_until_it_is_sent_and_nowhere_afterwards()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        await EraseAsync(visitor, "ana@ruiz.example");
        var waiting = await RowAsync();
        Assert.Equal((true, null, null, null), (waiting.Words is { Length: > 0 }, waiting.To, waiting.ConversationId, waiting.MemberId));
        Assert.DoesNotContain("ruiz", waiting.Words, StringComparison.OrdinalIgnoreCase);

        await _given.AlertsAreSent();

        var sent = await RowAsync();
        Assert.Equal((DueMailState.Delivered, null, null), (sent.State, sent.Words, sent.To));
    }

    [Fact]
    public async Task One_that_is_given_up_forgets_its_address_too()
    {
        var (visitor, _) = await _given.AConversationOf(_owner);
        await EraseAsync(visitor, "ana@ruiz.example");
        var row = await RowAsync();

        row.GiveUp("The mailbox does not exist.", Given.Start);

        Assert.Equal((DueMailState.Failed, null, null), (row.State, row.Words, row.To));
        Assert.False(row.SendAgain(Given.Start));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("ana@ruiz.example\nBcc: bo@b.example")]
    public async Task Where_the_address_is_none_nothing_is_erased(string typed)
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "Forget me");

        Assert.Equal(RefusalKind.Invalid, (await EraseAsync(visitor, typed)).Refusal?.Kind);

        Assert.Single(await _given.MessagesIn(_owner, conversation));
    }

    [Fact]
    public async Task Over_the_limit_it_says_so_erases_nothing_and_erases_without_a_receipt()
    {
        for (var n = 0; n < StrangerMail.MostADay; n++)
        {
            var (other, _) = await _given.AConversationOf(_owner);
            Assert.True((await EraseAsync(other, "ana@ruiz.example")).IsDone);
        }

        var (visitor, conversation) = await _given.AConversationOf(_owner, "Forget me");
        var refusal = (await EraseAsync(visitor, "ana@ruiz.example")).Refusal;
        Assert.Equal(RefusalKind.OverLimit, refusal?.Kind);
        Assert.Contains("leave it empty", refusal?.Sentence, StringComparison.Ordinal);
        Assert.Single(await _given.MessagesIn(_owner, conversation));

        Assert.True((await EraseAsync(visitor, null)).IsDone);

        Assert.Empty(await _given.MessagesIn(_owner, conversation));
        Assert.Equal(RefusalKind.NotFound, (await EraseAsync(visitor, "bo@b.example")).Refusal?.Kind);
    }

    [Fact]
    public async Task Twenty_who_erase_at_once_are_all_erased_or_refused_and_three_get_a_receipt()
    {
        var visitors = new List<Visitor>();
        for (var n = 0; n < 20; n++)
        {
            visitors.Add((await _given.AConversationOf(_owner)).Visitor);
        }

        var erased = await Task.WhenAll(visitors.Select(v => Task.Run(() => EraseAsync(v, "ana@ruiz.example"))));

        Assert.Equal(StrangerMail.MostADay, erased.Count(e => e.IsDone));
        await using var db = await _given.DbFor(_owner);
        Assert.Equal((17, 3), (await db.Visitors.CountAsync(Ct), await db.DueMails.CountAsync(Ct)));
    }

    [Fact]
    public async Task It_comes_in_the_visitors_language_and_each_has_words()
    {
        Assert.All(Enum.GetValues<Language>(), l => Assert.Contains("{0}", ReceiptWords.In(l).Title, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<Language>().Length, Enum.GetValues<Language>().Select(l => ReceiptWords.In(l).Forgotten).Distinct().Count());

        var mail = await OfOneWhoReadsAsync("de");

        Assert.Equal("Ihre Daten bei Corner Bakery sind gelöscht", mail.Subject);
    }

    [Theory]
    [InlineData("en", "1 June 2026 13:30 UTC")]
    [InlineData("de", "1. Juni 2026 13:30 UTC")]
    [InlineData("es", "1 de junio de 2026 13:30 UTC")]
    [InlineData("pl", "1 czerwca 2026 13:30 UTC")]
    [InlineData("ar", "1 يونيو 2026 ")]
    public async Task It_says_when_with_the_months_name_so_that_nobody_takes_it_for_another_day(string language, string when)
    {
        var mail = await OfOneWhoReadsAsync(language);

        Assert.Contains(when, mail.Text, StringComparison.Ordinal);
    }

    /// <summary>The receipt of somebody who only ever looked, in the language of their browser.</summary>
    private async Task<Mail> OfOneWhoReadsAsync(string language)
    {
        var visitor = new Visitor(_owner.Business, _given.NewId<VisitorId>());
        await _given.The<WelcomeVisitor>().RunAsync(visitor, $"hash-{language}", new BrowserFacts(language, "Europe/Berlin", "phone"));
        Assert.True((await EraseAsync(visitor, "ana@ruiz.example")).IsDone);
        await _given.AlertsAreSent();
        return _given.Mailer.Take();
    }

    private Task<Result> EraseAsync(Visitor who, string? receiptTo) => _given.The<EraseVisitor>().RunAsync(who, receiptTo, Ct);

    private async Task<DueMail> RowAsync()
    {
        await using var db = await _given.DbFor(_owner);
        return await db.DueMails.AsNoTracking().SingleAsync(Ct);
    }
}
