using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MiaPulse.Core.Golden;

/// <summary>
/// Asks Mia the golden questions of a business again that were last asked under other knowledge or another model, one after another. Each is a row of work that
/// is done when its answer is kept, so that a kill costs the question under way and no other. Nothing is asked while a website is being read: it would be asked again.
/// </summary>
public sealed partial class AskGolden(
    BusinessDbs dbs, IReceptionistModel model, MiaModel named, KnowledgeIndex knowledge, CaptureLead captureLead, IOptions<MiaOptions> options, LiveFeed live, TimeProvider clock,
    ILogger<AskGolden> log)
{
    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        if (await MarkDueAsync(who, ct) is not { } stamp)
        {
            return;
        }

        while (await NextAsync(who, ct) is { } golden)
        {
            var changed = await KeepAsync(who, golden, await AskAsync(who, golden, ct), stamp, ct);
            live.Publish(who.Business, new GoldenProgressed());
            if (changed)
            {
                live.Publish(who.Business, new GoldenAnswerChanged(golden.Id));
            }
        }
    }

    /// <summary>Null where there is nothing to ask, or not now.</summary>
    private async Task<string?> MarkDueAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (!await db.GoldenQuestions.AnyAsync(ct) || await db.Sources.AnyAsync(s => s.State == SourceState.Queued || s.State == SourceState.Crawling, ct))
        {
            return null;
        }

        var stamp = await KnowledgeStamp.OfAsync(db, named, options.Value, ct);
        if (await db.GoldenQuestions.Where(g => g.AskedOf != stamp && !g.IsDue).ExecuteUpdateAsync(set => set.SetProperty(g => g.IsDue, true), ct) > 0)
        {
            live.Publish(who.Business, new GoldenProgressed());
        }

        return stamp;
    }

    private async Task<GoldenQuestion?> NextAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.GoldenQuestions.AsNoTracking().Where(g => g.IsDue).OrderBy(g => g.CreatedAt).ThenBy(g => g.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>What she says; null where the model that should find her words did not. That says nothing about what she knows.</summary>
    private async Task<GoldenAnswer?> AskAsync(Mia who, GoldenQuestion golden, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        var prompt = Trial.PromptFor(business, [], golden.Question, Conversations.DialogueState.Fresh, golden.AsOf);
        var tools = new ReceptionistTools(who, prompt, knowledge, captureLead);
        using var limit = new CancellationTokenSource(ReplyToVisitor.LongestRun, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var answer = await GoldenReply.GatherAsync(GatedReply.StreamAsync(model, prompt, tools, null, both.Token), business, both.Token);
            return named.IsHosted && answer?.Model != named.Name ? null : answer;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // whatever goes wrong in a model, the other questions are asked, and this one at the next round
        catch (Exception failure)
#pragma warning restore CA1031
        {
            AskingFailed(log, failure, golden.Id);
            return null;
        }
    }

    /// <returns>Whether she now says something other than approved, and did not at the last time.</returns>
    private async Task<bool> KeepAsync(Mia who, GoldenQuestion asked, GoldenAnswer? answer, string stamp, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.GoldenQuestions.FirstOrDefaultAsync(g => g.Id == asked.Id && g.ApprovedAt == asked.ApprovedAt, ct) is not { } golden)
        {
            return false; // removed, or approved or put anew while she spoke: then it is still due, and asked again
        }

        golden.IsDue = false;
        golden.AskedOf = answer is null ? null : stamp;
        if (answer is not null)
        {
            var region = await db.Businesses.Select(b => b.Region).FirstAsync(ct);
            if (golden.AskedAt is null && GoldenJudge.IsTheSameByItself(golden.Approved, answer, region))
            {
                golden.Approved = answer; // nothing changed: it was kept in the middle of a conversation, and from now on it is asked by itself
            }

            (golden.Now, golden.AskedAt, golden.State) = (answer, clock.GetUtcNow(), GoldenJudge.Of(golden.Approved, answer, region));
        }

        var isNews = golden.State is not GoldenState.Unchanged && (asked.State is GoldenState.Unchanged || asked.Now?.Text != golden.Now?.Text);
        if (isNews)
        {
            await GoldenMail.ExpectAsync(db, who, clock, ct);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // the owner was quicker
        }

        return isNews;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Golden question {Golden} could not be asked and will be asked again")]
    private static partial void AskingFailed(ILogger log, Exception failure, GoldenId golden);
}
