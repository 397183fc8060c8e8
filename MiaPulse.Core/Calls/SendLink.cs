using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>What became of a yes.</summary>
public enum LinkAnswer
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>This call had its one text.</summary>
    Already,

    /// <summary>No text can or may go to this number.</summary>
    Impossible,

    /// <summary>Nobody had asked for the link, or had been asked whether to text it.</summary>
    NotAsked,
}

/// <summary>
/// The caller said yes to the link that they asked for: the one text of the call is written down, with what proves that it was asked for, and handed over. The only way to
/// such a text. What it says and to whom it goes is read from the call and the business; of the caller's words none gets there. No model and no tool reaches this.
/// </summary>
public sealed class SendLink(BusinessDbs dbs, SendDueLinks links, LiveFeed live, TimeProvider clock)
{
    /// <summary>How long the caller waits for the vendor's answer: whoever is on the phone hears silence meanwhile. What takes longer goes on by itself.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>From when on the sweep may hand it over: this here does at once, unless it dies.</summary>
    private static readonly TimeSpan LeftToSweep = TimeSpan.FromSeconds(15);

    /// <param name="who">The caller. The text goes to the number that is calling and to no other.</param>
    /// <param name="agreedInWords">The words that said yes.</param>
    /// <param name="ct">Stops, until it is written down.</param>
    public async Task<LinkAnswer> RunAsync(PhoneCaller who, string agreedInWords, CancellationToken ct)
    {
        var answer = await WriteAsync(who, agreedInWords, ct);
        if (answer is not LinkAnswer.Sent)
        {
            return answer;
        }

        live.Publish(who.Business, new CallTextMoved(who.Call));
        var handing = links.HandOverAsync(new Mia(who.Business), who.Call); // to its end, also when the caller hangs up meanwhile: cut off, nobody would know whether it went out
        try
        {
            return await handing.WaitAsync(LongestWait, clock, CancellationToken.None) is CallTextState.Failed ? await TellImpossibleAsync(who) : LinkAnswer.Sent;
        }
        catch (TimeoutException)
        {
            return LinkAnswer.Sent;
        }
    }

    private async Task<LinkAnswer> WriteAsync(PhoneCaller who, string agreedInWords, CancellationToken ct)
    {
        var id = who.Call;
        await using var db = await dbs.ForAsync(who, ct);
        await using var together = await db.Database.BeginTransactionAsync(ct);
        if (!await TakeAsync(db, who, ct))
        {
            return await StandAsync(db, who, ct);
        }

        if (await db.CallTexts.AnyAsync(t => t.CallId == id, ct))
        {
            await together.CommitAsync(ct);
            return LinkAnswer.Already;
        }

        var call = await db.Calls.AsNoTracking().FirstAsync(c => c.Id == id, ct);
        if (await AskedAsync(db, call, ct) is not { } asked)
        {
            return LinkAnswer.NotAsked; // and the call stays as it was, since nothing is committed
        }

        if (await LinkAsync(db, call, asked, agreedInWords, ct) is not { } link)
        {
            await MarkAsync(db, id, LinkTalk.Impossible, ct);
            await together.CommitAsync(ct);
            return LinkAnswer.Impossible;
        }

        db.CallTexts.Add(link);
        if (!await db.SaveIfFirstAsync(() => IsThereAsync(who, ct), ct))
        {
            return LinkAnswer.Already;
        }

        await together.CommitAsync(ct);
        return LinkAnswer.Sent;
    }

    /// <summary>Of all that bring the same yes at once one goes on. Writes first, so that whatever is read from here on stays so until the row is there.</summary>
    private static async Task<bool> TakeAsync(MiaDb db, PhoneCaller who, CancellationToken ct)
    {
        var (id, visitor) = (who.Call, who.Visitor);
        return await db.Calls.Where(c => c.Id == id && c.VisitorId == visitor && c.LinkTalk == LinkTalk.Offered && c.State != CallState.Ended)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LinkTalk, LinkTalk.Agreed).SetProperty(c => c.Version, c => c.Version + 1), ct) > 0;
    }

    private static async Task<LinkAnswer> StandAsync(MiaDb db, PhoneCaller who, CancellationToken ct)
    {
        var (id, visitor) = (who.Call, who.Visitor);
        var call = await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.VisitorId == visitor, ct);
        return call?.LinkTalk switch { LinkTalk.Agreed => LinkAnswer.Already, LinkTalk.Impossible => LinkAnswer.Impossible, _ => LinkAnswer.NotAsked };
    }

    private static async Task<Message?> AskedAsync(MiaDb db, Call call, CancellationToken ct)
    {
        if (call is not { ConversationId: { } conversation, LinkAskedSequence: { } sequence, LinkKind: not null })
        {
            return null;
        }

        return await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.ConversationId == conversation && m.Sequence == sequence && m.Author == Author.Visitor, ct);
    }

    /// <summary>The row; null where no text can or may go out.</summary>
    private async Task<CallText?> LinkAsync(MiaDb db, Call call, Message asked, string agreedInWords, CancellationToken ct)
    {
        var kind = call.LinkKind!.Value; // see AskedAsync
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.WebsiteUrl, b.BookingUrl }).FirstAsync(ct);
        if (await LinkPossible.NumberAsync(db, call, ct) is not { } number
            || LinkText.AddressOf(kind is LinkKind.Booking ? business.BookingUrl : business.WebsiteUrl) is not { } url
            || LinkText.Of(business.Name, url, call.Language) is not { Length: <= TextMessage.MaxLength } text)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return new CallText
        {
            BusinessId = call.BusinessId,
            CallId = call.Id,
            Kind = kind,
            Url = url,
            To = number.Value,
            Text = text,
            AskedSequence = asked.Sequence,
            AskedInWords = asked.Text,
            AskedAt = call.LinkAskedAt ?? asked.At,
            AgreedInWords = Shortened.To(ContactDetails.WithoutSecrets(agreedInWords.Trim()), Message.MaxLength),
            AgreedAt = now,
            State = CallTextState.Due,
            ChangedAt = now,
            DueAt = now + LeftToSweep,
        };
    }

    private async Task<bool> IsThereAsync(PhoneCaller who, CancellationToken ct)
    {
        var id = who.Call;
        await using var db = await dbs.ForAsync(who, ct); // another look, since a transaction that failed shows nothing more
        return await db.CallTexts.AnyAsync(t => t.CallId == id, ct);
    }

    private async Task<LinkAnswer> TellImpossibleAsync(PhoneCaller who)
    {
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        await MarkAsync(db, who.Call, LinkTalk.Impossible, CancellationToken.None);
        return LinkAnswer.Impossible;
    }

    private static Task<int> MarkAsync(MiaDb db, CallId id, LinkTalk talk, CancellationToken ct) =>
        db.Calls.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LinkTalk, talk).SetProperty(c => c.Version, c => c.Version + 1), ct);
}
