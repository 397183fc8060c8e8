using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Reports;

/// <summary>Reads a report out of what was said.</summary>
internal static class ReportReading
{
    public const int MostTopics = 5;
    public const int MostOpen = 5;

    private const string Answered = "answer";

    /// <summary>Of the business that <paramref name="db"/> is for.</summary>
    public static async Task<WeeklyReport> ReadAsync(MiaDb db, ReportWeek week, CancellationToken ct)
    {
        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        var (now, topics) = await FiguresAsync(db, week, ct);
        var (before, _) = await FiguresAsync(db, week.Before, ct);
        var open = await GapGroups.OpenAsync(db, ct);
        return new WeeklyReport(
            business.Name, week, now, before,
            [.. topics.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTopics).Select(t => new AskedTopic(t.Key, t.Value))],
            [.. open.Take(MostOpen).Select(g => new OpenQuestion(g.First.Id, InOneLine(g.Wordings[0].Last.Question, PersonalWords.AsFaqQuestion(g.Wordings[0].Last.Question, [], business)), g.Times))],
            open.Count);
    }

    private static async Task<(WeekFigures Figures, Dictionary<string, int> Topics)> FiguresAsync(MiaDb db, ReportWeek week, CancellationToken ct)
    {
        var (since, until) = (week.From, week.Until);

        // By way of the conversations that were alive then: messages have no index of their own by time, and the append should not pay for one.
        var lines =
            from talk in db.Conversations.AsNoTracking()
            where talk.LastMessageAt >= since
            join line in db.Messages.AsNoTracking() on talk.Id equals line.ConversationId
            where line.At >= since && line.At < until
            orderby line.ConversationId, line.Sequence
            select line;
        var byPhone = (await db.Conversations.Where(t => t.LastMessageAt >= since && t.Channel == Channel.Phone).Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        var said = await lines.Select(l => new { l.ConversationId, l.Author, l.At, l.MemberId, IsCall = l.Author == Author.System && l.Text == MessageLog.AskedForPerson }).ToListAsync(ct);
        var leftOpen = (await db.Gaps.Where(g => g.At >= since && g.At < until).Select(g => g.ConversationId).Distinct().ToListAsync(ct)).ToHashSet();
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);

        // One after another: each receipt carries the passages that were before her.
        await foreach (var reply in lines.Where(l => l.Author == Author.Mia).Select(l => new { l.ConversationId, l.Extras }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (reply.Extras?.Receipt is not { } receipt)
            {
                continue;
            }

            if (receipt.HandOver is not null)
            {
                leftOpen.Add(reply.ConversationId);
            }
            else if (receipt.Act == Answered && receipt.Passages is [var best, ..] && PlainName.Tidy(best.Title) is { Length: > 0 } title)
            {
                topics[title] = topics.GetValueOrDefault(title) + 1;
            }
        }

        var leads = await db.Leads.CountAsync(l => l.CreatedAt >= since && l.CreatedAt < until, ct);
        var calls = await db.Calls.CountAsync(c => c.StartedAt >= since && c.StartedAt < until && c.Vendor != Call.Simulator, ct); // rehearsals are no callers
        var all = said.Select(s => new SaidInWeek(s.ConversationId, s.Author, s.At, s.MemberId is not null, s.IsCall) { IsByPhone = byPhone.Contains(s.ConversationId) });
        return (WeekFigures.Of(week, all, leftOpen, leads) with { Calls = calls }, topics);
    }

    private static string InOneLine(string asked, string withoutPerson) => PlainName.Tidy(withoutPerson) is { Length: > 0 } line ? line : PlainName.Tidy(asked);
}
