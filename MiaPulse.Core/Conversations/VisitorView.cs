using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>What a visitor sees when the widget opens or comes back: the state and every message that was missed.</summary>
public sealed class VisitorView(BusinessDbs dbs)
{
    /// <param name="who">The visitor that the token names.</param>
    /// <param name="tokenHash">SHA-256 of that token: a token that was not given to this visitor, at first or for the link in a mail, opens nothing.</param>
    /// <param name="afterSequence">The last message that the visitor has; 0 for all.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Result<VisitorScreen>> ReadAsync(Visitor who, string tokenHash, long afterSequence, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var found = await db.Visitors.AsNoTracking()
            .Where(v => v.Id == who.Id && (v.TokenHash == tokenHash || db.ReturnLinks.Any(l => l.VisitorId == v.Id && l.TokenHash == tokenHash)))
            .Select(v => new { Conversation = db.Conversations.FirstOrDefault(c => c.VisitorId == v.Id && c.Channel == Channel.Web) })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Refusal.NotFound("This visit is no longer known here.");
        }

        if (found.Conversation is not { } conversation)
        {
            return new VisitorScreen(null, ConversationState.Mia, null, 0, []);
        }

        var missed = conversation.LastSequence <= afterSequence
            ? []
            : await db.Messages.AsNoTracking()
                .Where(m => m.ConversationId == conversation.Id && m.Sequence > afterSequence)
                .OrderBy(m => m.Sequence)
                .ToListAsync(ct);
        return new VisitorScreen(conversation.Id, conversation.State, conversation.TakenByName, conversation.Version, missed)
        {
            IsReplyDue = conversation is { ReplyDueAt: not null, State: ConversationState.Mia or ConversationState.Waiting }, // a person's answer is nobody's to promise
        };
    }
}

/// <summary>A visitor's side of the conversation.</summary>
public sealed record VisitorScreen(ConversationId? Conversation, ConversationState State, string? MemberName, long Version, IReadOnlyList<Message> Missed)
{
    /// <summary>Mia owes an answer: she is at it, or about to be.</summary>
    public bool IsReplyDue { get; init; }
}
