using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MiaPulse.Core.Receptionist;

/// <summary>What a hosted model has taken today, and what it may take.</summary>
/// <param name="Replies">Replies it wrote.</param>
/// <param name="FellBack">Replies that embedded Mia wrote in its place.</param>
/// <param name="Tokens">Read and written.</param>
/// <param name="MostTokens">The day's cap.</param>
public sealed record SpendToday(int Replies, int FellBack, long Tokens, long MostTokens)
{
    public bool IsUsedUp => Tokens >= MostTokens;
}

/// <summary>Reads what a hosted model has taken of a business's day.</summary>
public sealed class ModelSpend(BusinessDbs dbs, IOptions<MiaOptions> options, TimeProvider clock)
{
    public async Task<SpendToday> TodayAsync(BusinessCaller who, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var db = await dbs.ForAsync(who, ct);
        var use = await db.ModelUses.AsNoTracking().FirstOrDefaultAsync(u => u.Day == day, ct);
        return new SpendToday(use?.Replies ?? 0, use?.FellBack ?? 0, use?.Tokens ?? 0, options.Value.DailyTokensPerBusiness);
    }
}
