using System.Globalization;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Somebody texts a number of ours. At a business's line STOP ends that business's texts to them, for ever until START; HELP is answered; any other words join what they said
/// on the phone and wait for a person, since nothing goes out by text but the one link. At any other number it is <see cref="HearTextWish"/>'s.
/// </summary>
public sealed class HearText(
    PlatformDbs platform, BusinessDbs dbs, OnceOnly once, HearTextWish wishes, NoticeReached reached, MessageLog log, ReplyQueue replies, SupportAddress support, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <returns>What to answer; null for nothing.</returns>
    public async Task<string?> RunAsync(Caretaker who, TextHeard heard, CancellationToken ct)
    {
        if (heard.From == heard.To || await LineOfAsync(who, heard.To, ct) is not { } line)
        {
            return await wishes.RunAsync(who, heard, ct);
        }

        await reached.RunAsync(who, line.Number, LineHook.Texts, ct);
        switch (heard.Wish)
        {
            case TextWish.Help:
                return await HelpAsync(who, line.BusinessId, heard, ct);
            case TextWish.Stop or TextWish.Start:
                await ChangeAsync(who, line.BusinessId, heard, ct);
                return null; // whoever carries texts answers that by itself
            default:
                await JoinAsync(who, new Mia(line.BusinessId), heard, ct);
                return null;
        }
    }

    private async Task<PhoneLine?> LineOfAsync(Caretaker who, string? number, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        return number is null ? null : await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(l => l.Number == number, ct);
    }

    private async Task ChangeAsync(Caretaker who, BusinessId business, TextHeard heard, CancellationToken ct)
    {
        if (heard.ReachesOperator)
        {
            await wishes.RunAsync(who, heard, ct); // one number for both: whoever stops it means all that comes from it
        }

        var (number, now) = (heard.From, clock.GetUtcNow());
        await once.ApplyAsync(
            who, heard.Vendor, SeenAs(heard),
            db => heard.Wish is TextWish.Stop ? LineOptOut.StopAsync(db, business, number, now, ct) : LineOptOut.StartAsync(db, business, number, now, ct), ct);
    }

    /// <summary>Once a day for each number, whatever it is asked with: each answer is paid for, and anybody can ask. Not to who has stopped, nor where the vendor has answered.</summary>
    private async Task<string?> HelpAsync(Caretaker who, BusinessId business, TextHeard heard, CancellationToken ct)
    {
        string? answer = null;
        var day = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var isFirst = await once.ApplyAsync(
            who, heard.Vendor, $"help:{business}:{TextOptOut.HashOf(heard.From)}:{day}",
            async db => answer = heard.Told is null ? await HelpForAsync(db, business, heard.From, ct) : null, ct);
        return isFirst ? answer : null;
    }

    private async Task<string?> HelpForAsync(MiaDb db, BusinessId business, string number, CancellationToken ct)
    {
        var hash = TextOptOut.HashOf(number);
        if (await LineOptOut.IsOutAsync(db, business, number, ct) || await db.TextOptOuts.AnyAsync(o => o.NumberHash == hash && o.StoppedAt != null, ct))
        {
            return null;
        }

        var name = await db.Businesses.AsNoTracking().Where(b => b.Id == business).Select(b => b.Name).FirstAsync(ct);
        var called = await db.Calls.AsNoTracking().Where(c => c.BusinessId == business && c.From == number).OrderByDescending(c => c.StartedAt).FirstOrDefaultAsync(ct);
        return LinkText.OfHelp(name, support, called?.Language ?? Language.English);
    }

    private async Task JoinAsync(Caretaker who, Mia business, TextHeard heard, CancellationToken ct)
    {
        var words = MessageText.Check(heard.Words);
        if ((!words.IsDone && heard.Files == 0) || await IsSeenAsync(who, heard, ct))
        {
            return; // it says nothing; and what was erased since does not come back with a repetition
        }

        var (visitor, language) = await CallerAsync(business, heard.From, ct);
        var text = ContactDetails.WithoutSecrets(words.IsDone ? words.Value : "");
        if (heard.Files > 0)
        {
            var file = StandIns.File(language); // a person sees that there was one; what strangers send is never fetched
            text = text.Length == 0 ? file : $"{Shortened.To(text, Message.MaxLength - file.Length - 1)}\n{file}";
        }

        var stored = await log.HearTextAsync(visitor, heard.From, text, heard.TextId);
        if (stored.Fate is AppendFate.Stored)
        {
            replies.Wake(business.Business, stored.Conversation); // she answers none of it, and reads the contact details in it
        }

        await once.ApplyAsync(who, heard.Vendor, SeenAs(heard), _ => Task.CompletedTask, ct);
    }

    private static string SeenAs(TextHeard heard) => $"{heard.TextId}:line";

    private async Task<bool> IsSeenAsync(Caretaker who, TextHeard heard, CancellationToken ct)
    {
        var (vendor, id) = (heard.Vendor, SeenAs(heard));
        await using var db = await platform.OpenAsync(who, ct);
        return await db.SeenEvents.AnyAsync(s => s.Vendor == vendor && s.Id == id, ct);
    }

    /// <summary>The same visitor as whoever calls from that number, so that both are one conversation; and in which language they are spoken to.</summary>
    private async Task<(Visitor Who, Language Language)> CallerAsync(Mia who, string number, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            var profile = await CallerProfile.OfAsync(db, who.Business, number, clock, ct);
            try
            {
                await db.SaveChangesAsync(ct);
                return (new Visitor(who.Business, profile.Id), await CallerProfile.LanguageAsync(db, profile, ct));
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // They called, or another text of theirs came, in this moment: look again.
            }
        }
    }
}
