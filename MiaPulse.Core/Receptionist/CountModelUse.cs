using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Receptionist;

/// <summary>Counts what a hosted model was used for, on the business and the day.</summary>
public sealed class CountModelUse(BusinessDbs dbs, TimeProvider clock)
{
    /// <param name="who">For whom the reply was.</param>
    /// <param name="tokens">Read and written, as the model counted them or as estimated.</param>
    /// <param name="wroteReply">Whether the words were the model's in the end.</param>
    public Task RunAsync(Mia who, long tokens, bool wroteReply) => AddAsync(who, tokens, wroteReply ? 1 : 0, wroteReply ? 0 : 1);

    /// <summary>Counts tokens that no reply was written with: vectors of meaning.</summary>
    public Task RunAsync(Mia who, long tokens) => AddAsync(who, tokens, 0, 0);

    private async Task AddAsync(Mia who, long tokens, int replies, int fellBack)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        if (await UpdateAsync() == 0)
        {
            try
            {
                db.ModelUses.Add(new ModelUse { BusinessId = who.Business, Day = day, Replies = replies, FellBack = fellBack, Tokens = tokens });
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (DbUpdateException)
            {
                await UpdateAsync(); // another reply opened the day's row in between
            }
        }

        Task<int> UpdateAsync() => db.ModelUses.Where(u => u.Day == day).ExecuteUpdateAsync(
            u => u.SetProperty(x => x.Replies, x => x.Replies + replies).SetProperty(x => x.FellBack, x => x.FellBack + fellBack).SetProperty(x => x.Tokens, x => x.Tokens + tokens),
            CancellationToken.None);
    }
}
