using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls.Speech;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>A call as a turn finds it.</summary>
/// <param name="Call">Its row.</param>
/// <param name="Line">The line; null where it was disconnected meanwhile.</param>
/// <param name="Business">Who is called.</param>
/// <param name="Talk">The conversation; null before the caller's first word to this business.</param>
internal sealed record CallScene(Call Call, PhoneLine? Line, BusinessProfile Business, CallTalk? Talk)
{
    public CallLimits Limits => Line?.Limits ?? CallLimits.Usual;

    /// <summary>In the language of the latest words.</summary>
    public CallVoice Voice => VoiceIn(Call.Language);

    public CallVoice VoiceIn(Language language) => new(language, Business.Manner.ToneIn(language));

    public bool IsTooLong(DateTimeOffset now) => now - Call.StartedAt >= TimeSpan.FromMinutes(Limits.LongestMinutes);

    /// <param name="language">Which is expected.</param>
    /// <param name="quiet">For how many seconds nothing has been said already.</param>
    public Listen Listen(Language language, int quiet = 0) =>
        new(language, TimeSpan.FromSeconds(Math.Max(1, Math.Min(Limits.AskAgainAfter, Limits.GiveUpAfter - quiet))), [Business.Name]);

    /// <summary>Null where there is no such call.</summary>
    public static async Task<CallScene?> ReadAsync(MiaDb db, PhoneCaller who, CancellationToken ct)
    {
        var (id, visitor) = (who.Call, who.Visitor);
        if (await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.VisitorId == visitor, ct) is not { } call)
        {
            return null;
        }

        var line = await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(ct);
        var business = await db.Businesses.AsNoTracking().FirstAsync(ct);
        return new CallScene(call, line, business.ToProfile(), await CallTalk.ReadAsync(db, visitor, ct));
    }
}

/// <summary>The conversation of a call, as far as a turn needs it.</summary>
internal sealed record CallTalk(
    ConversationId Id, ConversationState State, long Version, Language? Language, DialogueState Dialogue, long LastVisitorSequence, DateTimeOffset? ReplyDueAt, string? ContactName)
{
    public bool IsDue => ReplyDueAt is not null;

    public static Task<CallTalk?> ReadAsync(MiaDb db, VisitorId visitor, CancellationToken ct) => db.Conversations.AsNoTracking()
        .Where(c => c.VisitorId == visitor && c.Channel == Channel.Phone)
        .Select(c => new CallTalk(c.Id, c.State, c.Version, c.Language, c.Dialogue, c.LastVisitorSequence, c.ReplyDueAt, c.ContactName))
        .FirstOrDefaultAsync(ct);
}
