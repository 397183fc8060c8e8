using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// A visitor asks for their conversation by mail. Nobody has shown that the address is theirs, so it is mailed a link and nothing that was said, and counts among the few mails
/// that such an address gets (<see cref="StrangerMail"/>).
/// </summary>
public sealed class EmailTranscript(BusinessDbs dbs, StrangerMail strangers, ISeal seal, NotificationQueue queue, LiveFeed live, TimeProvider clock)
{
    /// <summary>Mails of one conversation within any 24 hours, to whatever addresses: who reads it has no more mailboxes than that.</summary>
    public const int MostOfOne = 3;

    /// <param name="who">The visitor.</param>
    /// <param name="email">The address, as typed.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result> RunAsync(Visitor who, string? email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var to))
        {
            return Refusal.Invalid("email", EmailAddress.NotOne).Because(RefusalReason.NoEmail);
        }

        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            if (await db.Conversations.AsNoTracking().Where(c => c.VisitorId == who.Id && c.Channel == Channel.Web).Select(c => new { c.Id }).FirstOrDefaultAsync(ct) is not { } conversation)
            {
                return Refusal.NotFound("There is no conversation yet.").Because(RefusalReason.WriteFirst);
            }

            var now = clock.GetUtcNow();
            var dayAgo = now - StrangerMail.Day;
            // Before the address is looked at: where the conversation has had its mails, another address would be refused as well.
            if (await db.DueMails.CountAsync(m => m.ConversationId == conversation.Id && m.Kind == DueMailKind.Transcript && m.CreatedAt > dayAgo, ct) >= MostOfOne)
            {
                return Refusal.OverLimit($"This conversation was mailed {MostOfOne} times within a day. Please try again tomorrow, or download it.").Because(RefusalReason.MailsOfConversation);
            }

            if (await strangers.AddAsync(db, to, ct) is { } refusal)
            {
                return refusal;
            }

            db.DueMails.Add(DueMail.ForVisitor(who.Business, Ids.New<DueMailId>(clock), DueMailKind.Transcript, conversation.Id, "conversation", seal.Close(to.Value), now));
            try
            {
                await db.SaveChangesAsync(ct);
                break;
            }
            catch (DbUpdateException) when (tries < StrangerMail.MostTries)
            {
                // the address got another mail in this moment, or the conversation was erased: look again
            }
        }

        queue.Wake();
        live.Publish(who.Business, new AlertsChanged());
        return Result.Done;
    }
}
