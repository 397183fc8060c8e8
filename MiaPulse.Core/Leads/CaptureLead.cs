using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Keeps the contact details that a visitor typed: makes the conversation's lead, or corrects it. A name alone is remembered with the conversation and becomes
/// part of the lead as soon as there is a way to reach that person.
/// </summary>
public sealed class CaptureLead(BusinessDbs dbs, NotifyOwner notify, TellEndpoints endpoints, LiveFeed live, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <param name="who">Mia, or the visitor who filled in the card.</param>
    /// <param name="conversation">Where it was said.</param>
    /// <param name="said">What was newly said, normalised. What is null in it stays as it was.</param>
    /// <param name="words">The visitor's own words that it came from.</param>
    /// <param name="wish">What the visitor wants, in the visitor's own words, if that is known.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The details as they stand now. Refused where nothing was said or the conversation is not there.</returns>
    public Task<Result<ContactCard>> RunAsync(BusinessCaller who, ConversationId conversation, ContactCard said, string words, string? wish, CancellationToken ct) =>
        KeepAsync(who, conversation, said, ContactFields.None, words, wish, ct);

    /// <summary>The visitor corrects the details by hand, and may take some of them back as long as a way to reach them stays.</summary>
    public Task<Result<ContactCard>> CorrectAsync(Visitor who, ConversationId conversation, ContactCard said, ContactFields takenBack, string words, CancellationToken ct) =>
        KeepAsync(who, conversation, said, takenBack, words, null, ct);

    private async Task<Result<ContactCard>> KeepAsync(
        BusinessCaller who, ConversationId conversation, ContactCard said, ContactFields takenBack, string words, string? wish, CancellationToken ct)
    {
        if (said.IsEmpty && takenBack is ContactFields.None)
        {
            return NoWayToReach;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(who, conversation, said, takenBack, words, wish, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another capture of the same conversation made its lead first, or somebody took the conversation over meanwhile: read again, and add to that.
            }
        }
    }

    private static Refusal NoWayToReach => Refusal.Invalid("email", "Please leave an email address or a phone number.").Because(RefusalReason.NoContact);

    private async Task<Result<ContactCard>> TryAsync(
        BusinessCaller who, ConversationId conversation, ContactCard said, ContactFields takenBack, string words, string? wish, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversation, ct) is not { } talk)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        var lead = await db.Leads.FirstOrDefaultAsync(l => l.ConversationId == conversation, ct);
        var now = clock.GetUtcNow();
        if (lead is null ? said.IsEmpty : !lead.ToCard().With(said, takenBack).IsReachable)
        {
            return NoWayToReach;
        }

        talk.ContactName = takenBack.HasFlag(ContactFields.Name) ? null : said.Name ?? talk.ContactName;
        if (lead is null && !said.IsReachable)
        {
            await db.SaveChangesAsync(ct);
            return new ContactCard(talk.ContactName, null, null);
        }

        var isNew = lead is null;
        if (lead is null)
        {
            lead = new Lead
            {
                BusinessId = who.Business,
                Id = Ids.New<LeadId>(clock),
                ConversationId = conversation,
                InTheirWords = words.Length > Message.MaxLength ? words[..Message.MaxLength] : words,
                PageUrl = await PageOfAsync(db, talk, ct),
                CreatedAt = now,
            };
            db.Leads.Add(lead);
            said = said with { Name = talk.ContactName };
        }

        var before = lead.ToCard();
        if (!lead.Learn(said, takenBack, wish, now))
        {
            return before;
        }

        var alert = IsFurther(lead.ToCard(), before) ? Alert.OfLead(lead) : null;
        var isAlerted = alert is not null && await notify.AddAsync(db, who, alert, ct);
        var isTold = lead.ToCard() != before && await endpoints.AddAsync(db, who, WebhookFact.OfLead(lead, isNew), ct);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new LeadCaptured(conversation, talk.VisitorId, lead.Id));
        if (alert is not null)
        {
            notify.Raised(who.Business, alert);
        }

        if (isAlerted)
        {
            notify.Added(who.Business);
        }

        if (isTold)
        {
            endpoints.Added(who.Business);
        }

        return lead.ToCard();
    }

    /// <summary>There is a way to reach them that was not there before. A name, a wish or a correction alone wakes nobody.</summary>
    private static bool IsFurther(ContactCard now, ContactCard before) => (before.Email is null && now.Email is not null) || (before.Phone is null && now.Phone is not null);

    private static async Task<string?> PageOfAsync(MiaDb db, Conversation talk, CancellationToken ct) =>
        await db.PageViews.Where(v => v.VisitorId == talk.VisitorId).OrderByDescending(v => v.At).Select(v => v.Url).FirstOrDefaultAsync(ct) ?? talk.StartedOnUrl;
}
