using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>A member presses a button under a message of ours. Pressed twice, it changes nothing the second time.</summary>
public sealed class PressButton(BusinessDbs dbs, TakeOver takeOver, HandBack handBack, MoveLead moveLead, FollowInChat follow)
{
    /// <returns>What to tell them.</returns>
    public async Task<Result<string>> RunAsync(Owner who, ConversationId id, ChatButton button, long chat, CancellationToken ct) => button switch
    {
        ChatButton.TakeOver => await TakeAsync(who, id, chat, ct),
        ChatButton.HandBack => Told(await handBack.RunAsync(who, id, ct), "Mia has it again."),
        ChatButton.MarkContacted => await ContactedAsync(who, id, ct),
    };

    private async Task<Result<string>> TakeAsync(Owner who, ConversationId id, long chat, CancellationToken ct)
    {
        var taken = await takeOver.RunAsync(who, id, ct);
        if (taken.IsDone)
        {
            await follow.BeginAsync(who, id, chat, ct);
        }

        return Told(taken, "You have the conversation. Mia is quiet.");
    }

    private async Task<Result<string>> ContactedAsync(Owner who, ConversationId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.ConversationId == id, ct);
        return lead is null
            ? Refusal.NotFound("That lead no longer exists.")
            : Told(await moveLead.RunAsync(who, lead.Id, LeadStatus.Contacted, ct), "Marked as contacted.");
    }

    private static Result<string> Told(Result done, string sentence)
    {
        if (done.Refusal is { } refusal)
        {
            return refusal;
        }

        return sentence;
    }
}
