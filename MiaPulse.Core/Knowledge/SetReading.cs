using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>How a website is read, as its owner wishes.</summary>
public sealed record ReadingWish
{
    public ReadingRhythm Rhythm { get; set; }

    [StringLength(ExcludeRules.MaxLength, ErrorMessage = "The paths take at most {1} characters together.")]
    public string? Excluded { get; set; }
}

/// <summary>An owner says how often a website is read again and what of it is left out. What is left out from now on is forgotten at once.</summary>
public sealed class SetReading(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, SourceId id, ReadingWish wish, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sources.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } source)
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        if (Problem(source, wish) is { } problem)
        {
            return problem;
        }

        var rules = ExcludeRules.From(wish.Excluded);
        (source.Rhythm, source.Excluded) = (wish.Rhythm, rules.Lines.Count > 0 ? string.Join('\n', rules.Lines) : null);
        source.NextReadAt = ReadingTime.After(clock.GetUtcNow(), source.Rhythm, await db.Businesses.Select(b => b.TimeZone).FirstAsync(ct), id);
        var pages = await db.Pages.Where(p => p.SourceId == id).ToListAsync(ct);
        var dropped = pages.Where(p => rules.LeavesOut(new Uri(p.Url))).ToList();
        db.Pages.RemoveRange(dropped);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("Mia was just reading there. Try it again.");
        }

        if (dropped.Count > 0)
        {
            index.Forget(who.Business);
            live.Publish(who.Business, new KnowledgeChanged());
        }

        live.Publish(who.Business, new SourceProgressed(id));
        return Result.Done;
    }

    /// <summary>How many of the pages that Mia knows of would be left out. Changes nothing.</summary>
    public async Task<Result<int>> CountAsync(Owner who, SourceId id, string? excluded, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (!await db.Sources.AnyAsync(s => s.Id == id, ct))
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        var rules = ExcludeRules.From(excluded);
        var urls = await db.Pages.Where(p => p.SourceId == id).Select(p => p.Url).ToListAsync(ct);
        return urls.Count(u => rules.LeavesOut(new Uri(u)));
    }

    private static Refusal? Problem(Source source, ReadingWish wish)
    {
        if (source.Kind is SourceKind.Document)
        {
            return Refusal.Invalid("rhythm", "A document is read when it is given. Upload its newer version under the same name.");
        }

        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(wish, new ValidationContext(wish), problems, validateAllProperties: true))
        {
            return Refusal.Invalid("excluded", problems[0].ErrorMessage!);
        }

        var rules = ExcludeRules.From(wish.Excluded);
        return rules.Lines.Count > ExcludeRules.MostRules ? Refusal.Invalid("excluded", $"Write at most {ExcludeRules.MostRules} paths.")
            : Uri.TryCreate(source.Url, UriKind.Absolute, out var home) && rules.LeavesOut(home) ? Refusal.Invalid("excluded", "These paths leave out the address itself. Remove the source instead.")
            : null;
    }
}
