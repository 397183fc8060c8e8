using System.Globalization;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// Somebody opens a conversation by the link from the visitor's mail, without being signed in. The link shows this one conversation and nothing else, and is spent with it; looking
/// spends nothing, since mail scanners look.
/// </summary>
public sealed class ReadTranscript(PlatformDbs platform, BusinessDbs dbs, TimeProvider clock)
{
    /// <summary>What the link is for; null where it is for nothing (any more).</summary>
    public async Task<TranscriptCover?> LookAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await FindAsync(token, ct) is not { } link)
        {
            return null;
        }

        await using var db = await dbs.ForAsync(new Mia(link.BusinessId), ct);
        return await db.Conversations.AnyAsync(c => c.Id == link.ConversationId, ct)
            ? new TranscriptCover(PlainName.Tidy(await db.Businesses.Select(b => b.Name).FirstAsync(ct)), await TranscriptMail.LanguageOfAsync(db, link.ConversationId, ct))
            : null;
    }

    /// <param name="who">Whoever has the mail; not signed in.</param>
    /// <param name="token">As it stood in the link.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result<Transcript>> RunAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await FindAsync(token, ct) is not { } link)
        {
            return Dead;
        }

        await using var db = await dbs.ForAsync(new Mia(link.BusinessId), ct);
        if (await ReadAsync(db, link.ConversationId, ct) is not { } transcript)
        {
            return Dead;
        }

        // Read first, so that what fails spends nothing; then spent, so that of many at once one sees it.
        var now = clock.GetUtcNow();
        var spent = await db.TranscriptLinks.Where(l => l.TokenHash == link.TokenHash && l.SpentAt == null).ExecuteUpdateAsync(l => l.SetProperty(s => s.SpentAt, now), ct);
        return spent == 0 ? Dead : transcript;
    }

    private static Refusal Dead => Refusal.NotFound("This link has been used, or is more than a day old, or the conversation was deleted since. In the chat you can ask for a new one.");

    private static async Task<Transcript?> ReadAsync(MiaDb db, ConversationId id, CancellationToken ct)
    {
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } conversation)
        {
            return null;
        }

        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.TimeZone }).FirstAsync(ct);
        var zone = await db.Visitors.AsNoTracking().Where(v => v.Id == conversation.VisitorId).Select(v => v.TimeZone).FirstOrDefaultAsync(ct);
        var language = await TranscriptMail.LanguageOfAsync(db, id, ct);
        var messages = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id).OrderBy(m => m.Sequence).ToListAsync(ct);
        var (wall, words) = (new WallClock(zone ?? business.TimeZone), TranscriptWords.In(language));
        var name = PlainName.Tidy(business.Name);
        return new Transcript(
            name,
            language,
            wall.Shown(messages is [var first, ..] ? first.At : conversation.StartedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [.. messages.Select(m => new TranscriptLine(language.Written(wall.Shown(m.At)), words.NameOf(m, name), words.TextOf(m), m.Extras?.Sources ?? []))]);
    }

    private async Task<TranscriptLink?> FindAsync(string? token, CancellationToken ct)
    {
        if (SecretWord.HashOf(token) is not { } hash)
        {
            return null;
        }

        await using var everyone = await platform.OpenAsync(Caretaker.Instance, ct);
        return await everyone.TranscriptLinks.AsNoTracking().Where(l => l.TokenHash == hash).StillOpen(clock.GetUtcNow()).FirstOrDefaultAsync(ct);
    }
}
