using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>Nobody can have us flood a stranger: an address that nobody has proven gets three mails a day, whoever asks, how often and for what.</summary>
public sealed class StrangerMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Two_hundred_who_ask_at_once_at_twenty_businesses_make_three_mails()
    {
        await using var given = await Given.AnEmptyInstallation();
        var visitors = new List<Visitor>();
        for (var business = 0; business < 20; business++)
        {
            var owner = await given.ABusiness($"Business {business}");
            for (var visitor = 0; visitor < 10; visitor++)
            {
                visitors.Add((await given.AConversationOf(owner, "CHEAP PILLS https://evil.example")).Visitor);
            }
        }

        var answers = await Task.WhenAll(visitors.Select((v, n) => Task.Run(() => given.The<EmailTranscript>().RunAsync(v, n % 2 == 0 ? "victim@mail.example" : "Victim+x@Mail.example", Ct))));

        Assert.Equal(StrangerMail.MostADay, answers.Count(a => a.IsDone));
        Assert.All(answers.Where(a => !a.IsDone), a => Assert.Equal(RefusalKind.OverLimit, a.Refusal?.Kind));
        Assert.Contains("3 mails", answers.First(a => !a.IsDone).Refusal?.Sentence, StringComparison.Ordinal);
        var mails = await MailedAsync(given);
        Assert.Equal(StrangerMail.MostADay, mails.Count);
        Assert.All(mails, m => Assert.DoesNotContain("PILLS", m.Subject + m.Text + m.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Transcripts_receipts_and_what_members_wrote_count_together()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (first, _) = await given.AConversationOf(owner);
        var (second, _) = await given.AConversationOf(owner);
        var (_, talk) = await given.AConversationOf(owner, "I'm at victim@mail.example");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), talk, new ContactCard("Vic", "victim@mail.example", null), "victim@mail.example", null, Ct);
        Assert.True((await given.The<EmailTranscript>().RunAsync(first, "victim@mail.example", Ct)).IsDone);
        Assert.True((await given.The<EraseVisitor>().RunAsync(first, "victim@mail.example", Ct)).IsDone);
        await given.The<ReplyAsOwner>().RunAsync(owner, talk, "Yes, we do.", "own-1", Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(2));
        var mails = await MailedAsync(given);
        Assert.Equal(["deletion_receipt", "unseen_replies"], mails.Select(m => m.Kind).Order(StringComparer.Ordinal)); // the first transcript was erased with its conversation

        Assert.Equal(RefusalKind.OverLimit, (await given.The<EmailTranscript>().RunAsync(second, "victim@mail.example", Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.OverLimit, (await given.The<EraseVisitor>().RunAsync(second, "victim@mail.example", Ct)).Refusal?.Kind);
        await given.The<ReplyAsOwner>().RunAsync(owner, talk, "On weekdays.", "own-2", Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await MailedAsync(given));

        Assert.True((await given.The<EmailTranscript>().RunAsync(second, "ana@ruiz.example", Ct)).IsDone); // another address
    }

    [Fact]
    public async Task A_day_after_the_first_there_is_one_more_and_not_three()
    {
        await using var given = await Given.AnEmptyInstallation();
        var to = Address("victim@mail.example");
        Assert.True(await TakeAsync(given, to));
        given.Clock.Advance(TimeSpan.FromHours(12));
        Assert.True(await TakeAsync(given, to));
        Assert.True(await TakeAsync(given, to));
        given.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        Assert.False(await TakeAsync(given, to));

        given.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.True(await TakeAsync(given, to));
        Assert.False(await TakeAsync(given, to));
        given.Clock.Advance(TimeSpan.FromHours(12));
        Assert.True(await TakeAsync(given, to));
        Assert.True(await TakeAsync(given, to));
        Assert.False(await TakeAsync(given, to));
    }

    [Fact]
    public async Task Rows_are_few_name_nobody_and_are_forgotten()
    {
        await using var given = await Given.AnEmptyInstallation();
        for (var n = 0; n < 10; n++)
        {
            await TakeAsync(given, Address("victim@mail.example"));
        }

        Assert.Equal([0, 1, 2], (await SlotsAsync(given)).Select(s => s.Number).Order());
        Assert.All(await SlotsAsync(given), s => Assert.Matches("^[0-9A-F]{64}$", s.AddressHash));
        given.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromTicks(1));
        await TakeAsync(given, Address("ana@ruiz.example"));

        Assert.Single(await SlotsAsync(given));
    }

    [Theory]
    [InlineData("Victim@Mail.example", "victim@mail.example", true)]
    [InlineData("victim+1@mail.example", "victim@mail.example", true)]
    [InlineData("v.i.c.t.i.m@gmail.com", "victim+spam@googlemail.com", true)]
    [InlineData("v.ictim@mail.example", "victim@mail.example", false)]
    [InlineData("+victim@mail.example", "+other@mail.example", false)]
    public void Spellings_of_one_mailbox_are_one(string one, string other, bool same) =>
        Assert.Equal(same, StrangerMail.HashOf(Address(one)) == StrangerMail.HashOf(Address(other)));

    [Fact]
    public async Task A_thousand_takes_at_once_are_three()
    {
        await using var given = await Given.AnEmptyInstallation();

        var taken = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => TakeAsync(given, Address("victim@mail.example")))));

        Assert.Equal(StrangerMail.MostADay, taken.Count(t => t));
    }

    private static Task<bool> TakeAsync(Given given, EmailAddress to) => given.The<StrangerMail>().TakeAsync(Caretaker.Instance, to, Ct);

    private static async Task<List<StrangerSlot>> SlotsAsync(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        return await db.StrangerSlots.AsNoTracking().ToListAsync(Ct);
    }

    /// <summary>What the address was mailed since it was last looked.</summary>
    private static async Task<List<Mail>> MailedAsync(Given given)
    {
        await given.AlertsAreSent();
        var mails = new List<Mail>();
        while (given.Mailer.TryTake(out var mail))
        {
            if (mail.To.Key.StartsWith("victim", StringComparison.Ordinal))
            {
                mails.Add(mail);
            }
        }

        return mails;
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
