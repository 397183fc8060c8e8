using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a link ends, and whether it has.</summary>
/// <param name="Business">Its name.</param>
/// <param name="Language">The reader's.</param>
public sealed record StopOffer(Stoppable What, string Business, Language Language, bool IsStopped);

/// <summary>
/// Somebody follows the link in a mail, or lets their mail program do it (RFC 8058), to get no more of its kind. The link works as often and as long as the mail is
/// known, and does nothing else: of a member, it ends one kind of mail; of a visitor's address, what is answered in one business's chat. What waits to be sent is then let go,
/// and stays to be looked at.
/// </summary>
public sealed class StopMail(PlatformDbs platform, BusinessDbs dbs, ISeal seal, AlertWays ways, LiveFeed live, TimeProvider clock)
{
    private const string SwitchedOff = "These mails were switched off before it was sent.";

    /// <summary>What the link is for; null where it is for nothing. Looking ends nothing, since mail scanners look.</summary>
    public async Task<StopOffer?> LookAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await FindAsync(token, ct) is not { } link)
        {
            return null;
        }

        await using var db = await dbs.ForAsync(new Mia(link.Business), ct);
        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        if (link is { Conversation: { } conversation, AddressHash: { } hash })
        {
            var isStopped = await db.StoppedAddresses.AnyAsync(a => a.AddressHash == hash, ct);
            return new StopOffer(link.What, business, await TranscriptMail.LanguageOfAsync(db, conversation, ct), isStopped);
        }

        var chosen = await db.Members.AsNoTracking().Where(m => m.Id == link.Member).Select(m => new { m.Id, m.Alerts }).FirstAsync(ct);
        var isMailed = (chosen.Alerts ?? AlertPreferences.Usual).IsMailed(link.What, await ways.OfAsync(db, chosen.Id, ct));
        return new StopOffer(link.What, business, Language.English, !isMailed);
    }

    /// <param name="who">Whoever has the mail; not signed in.</param>
    /// <param name="token">As it stood in the link.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result> RunAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await FindAsync(token, ct) is not { } link)
        {
            return Refusal.NotFound("This link is not known here. You can choose your mails in the settings of your dashboard.");
        }

        await (link switch
        {
            { Conversation: { } conversation, AddressHash: { } hash } => StopChatAsync(new Mia(link.Business), conversation, hash, ct),
            { Member: { } member } => StopMemberAsync(new Owner(link.Business, member, ""), link.What, ct),
            _ => throw new InvalidOperationException("A link is a member's or an address's."),
        });
        live.Publish(link.Business, new AlertsChanged());
        return Result.Done;
    }

    private async Task StopMemberAsync(Owner who, Stoppable what, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var member = await db.Members.FirstAsync(m => m.Id == who.Member, ct);
        member.Alerts = (member.Alerts ?? AlertPreferences.Usual).Without(what, await ways.OfAsync(db, who.Member, ct));
        await db.SaveChangesAsync(ct);

        // What somebody is just sending is left to them; what failed once is kept as it was written, and would go out.
        var now = clock.GetUtcNow();
        var mails = Enum.GetValues<DueMailKind>().Where(kind => Stoppables.Of(kind) == what).ToList();
        var alerts = Enum.GetValues<AlertKind>().Where(kind => Stoppables.Of(kind) == what).ToList();
        await LetGoAsync(db.DueMails.Where(m => m.MemberId == who.Member && mails.Contains(m.Kind)), now, ct);
        var waiting = db.Notifications.Where(n => n.MemberId == who.Member && n.Channel == AlertChannel.Email && alerts.Contains(n.Kind));
        foreach (var alert in await waiting.Where(n => n.DueAt != null && (n.LeasedUntil == null || n.LeasedUntil <= now)).ToListAsync(ct))
        {
            await LetGoAsync(db, alert, ct);
        }
    }

    private static async Task LetGoAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        alert.LetGo(SwitchedOff);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(alert).State = EntityState.Detached; // somebody has just taken it to send it, or it was erased
        }
    }

    private async Task StopChatAsync(Mia who, ConversationId conversation, string hash, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var now = clock.GetUtcNow();
        if (!await db.StoppedAddresses.AnyAsync(a => a.AddressHash == hash, ct))
        {
            db.StoppedAddresses.Add(new StoppedAddress { BusinessId = who.Business, AddressHash = hash, At = now });
            await db.SaveIfFirstAsync(() => db.StoppedAddresses.AnyAsync(a => a.AddressHash == hash, ct), ct);
        }

        // What is not written yet is looked at when its time comes.
        await LetGoAsync(db.DueMails.Where(m => m.ConversationId == conversation && m.Kind == DueMailKind.UnseenReplies && m.Words != null), now, ct);
    }

    private static Task<int> LetGoAsync(IQueryable<DueMail> mails, DateTimeOffset now, CancellationToken ct) => mails
        .Where(m => m.DueAt != null && (m.LeasedUntil == null || m.LeasedUntil <= now))
        .ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DueAt, (DateTimeOffset?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null).SetProperty(m => m.Words, (string?)null), ct);

    private async Task<Link?> FindAsync(string? token, CancellationToken ct)
    {
        if (SecretWord.HashOf(token) is not { } hash)
        {
            return null;
        }

        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        if (await db.DueMails.AsNoTracking().FirstOrDefaultAsync(m => m.StopHash == hash, ct) is { } mail)
        {
            return Of(mail);
        }

        return await db.Notifications.AsNoTracking().FirstOrDefaultAsync(n => n.StopHash == hash, ct) is { } alert
            ? new Link(alert.BusinessId, Stoppables.Of(alert.Kind), alert.MemberId, null, null)
            : null;
    }

    private Link? Of(DueMail mail) => (Stoppables.Of(mail.Kind), mail) switch
    {
        (Stoppable.Chat, { ConversationId: { } conversation, To: { } closed }) =>
            EmailAddress.TryParse(seal.Open(closed), out var to) ? new Link(mail.BusinessId, Stoppable.Chat, null, conversation, Mailbox.HashOf(to)) : null,
        (Stoppable.Chat, _) => null,
        ({ } what, { MemberId: { } member }) => new Link(mail.BusinessId, what, member, null, null),
        _ => null,
    };

    /// <summary>What a token leads to: a member's mails of one kind, or the mails of a chat to an address.</summary>
    private sealed record Link(BusinessId Business, Stoppable What, MemberId? Member, ConversationId? Conversation, string? AddressHash);
}
