using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Reports;

/// <summary>A question that a link answers.</summary>
/// <param name="Question">As it will stand among Mia's answers.</param>
public sealed record LinkedQuestion(string Business, string Question);

/// <summary>
/// A member answers an open question by the link from their report, without signing in. The link opens this one question of this one business and nothing else, and
/// is spent with the answer; looking spends nothing, since mail scanners look.
/// </summary>
public sealed class AnswerGapByLink(PlatformDbs platform, BusinessDbs dbs, CloseGap close, TimeProvider clock)
{
    /// <summary>What the link is for; null where it is for nothing (any more).</summary>
    public async Task<LinkedQuestion?> LookAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        return await FindAsync(token, ct) is { } found ? new LinkedQuestion(found.Business, found.Question) : null;
    }

    /// <param name="who">Whoever has the mail; not signed in.</param>
    /// <param name="token">As it stood in the link.</param>
    /// <param name="answer">What Mia shall say from now on, as typed.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result> RunAsync(Newcomer who, string? token, string? answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await FindAsync(token, ct) is not { } found)
        {
            return Dead;
        }

        var draft = new FaqDraft { Question = found.Question, Answer = answer ?? "" };
        if (draft.Tidied().Problem() is { } problem)
        {
            return problem;
        }

        // Spent first, so that of many at once one goes on; what is then refused for another reason gives it back.
        var now = clock.GetUtcNow();
        await using var db = await dbs.ForAsync(found.Member, ct);
        var mine = db.AnswerLinks.Where(l => l.TokenHash == found.TokenHash);
        if (await mine.Where(l => l.SpentAt == null).ExecuteUpdateAsync(l => l.SetProperty(s => s.SpentAt, now), ct) == 0)
        {
            return Dead;
        }

        if ((await close.RunAsync(found.Member, found.Gap, draft, ct)).Refusal is { } refusal)
        {
            await mine.ExecuteUpdateAsync(l => l.SetProperty(s => s.SpentAt, (DateTimeOffset?)null), CancellationToken.None);
            return refusal;
        }

        return Result.Done;
    }

    private static Refusal Dead => Refusal.NotFound("This link has been used, or is too old, or the question has been answered since. What is still open is in your dashboard.");

    private async Task<Found?> FindAsync(string? token, CancellationToken ct)
    {
        if (SecretWord.HashOf(token) is not { } hash)
        {
            return null;
        }

        AnswerLink? link;
        await using (var everyone = await platform.OpenAsync(Caretaker.Instance, ct))
        {
            link = await everyone.AnswerLinks.AsNoTracking().Where(l => l.TokenHash == hash).StillOpen(clock.GetUtcNow()).FirstOrDefaultAsync(ct);
        }

        if (link is null)
        {
            return null;
        }

        var member = new Owner(link.BusinessId, link.MemberId, "");
        await using var db = await dbs.ForAsync(member, ct);
        if (await db.Gaps.AsNoTracking().FirstOrDefaultAsync(g => g.Id == link.GapId && g.AnsweredAt == null, ct) is not { } gap)
        {
            return null;
        }

        var asked = (await GapGroups.OpenAsync(db, ct)).FirstOrDefault(g => g.Ids.Contains(gap.Id))?.Wordings[0].Last.Question ?? gap.Question;
        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        var question = PersonalWords.AsFaqQuestion(asked, [], business);
        return new Found(member, hash, gap.Id, business.Name, string.IsNullOrWhiteSpace(question) ? Shortened.To(asked, Faq.MaxQuestionLength) : question);
    }

    /// <summary>What a token that is alive leads to.</summary>
    private sealed record Found(Owner Member, string TokenHash, GapId Gap, string Business, string Question);
}
