using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>Keeps the contact details that a visitor typed: makes the conversation's lead, or corrects it.</summary>
public sealed class CaptureLead(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    /// <returns>The lead's details as they stand now.</returns>
    public async Task<Result<ContactCard>> RunAsync(BusinessCaller who, ConversationId conversation, ContactCard said, string words, string? wish, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversation, ct) is not { } talk)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        var lead = await db.Leads.FirstOrDefaultAsync(l => l.ConversationId == conversation, ct);
        if (lead is null && !said.IsReachable)
        {
            return Refusal.Invalid("email", "Please leave an email address or a phone number.");
        }

        var now = clock.GetUtcNow();
        if (lead is null)
        {
            lead = new Lead
            {
                BusinessId = who.Business,
                Id = Ids.New<LeadId>(clock),
                ConversationId = conversation,
                InTheirWords = words,
                PageUrl = talk.StartedOnUrl,
                CreatedAt = now,
            };
            db.Leads.Add(lead);
        }

        if (!lead.Learn(said, wish, now))
        {
            return lead.ToCard();
        }

        talk.ContactName = lead.Name ?? talk.ContactName;
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new LeadCaptured(conversation, talk.VisitorId, lead.Id));
        return lead.ToCard();
    }
}
