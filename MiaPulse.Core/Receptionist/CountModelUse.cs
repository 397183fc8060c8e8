using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Receptionist;

/// <summary>Counts what one reply took of a hosted model, on the business and the day.</summary>
public sealed class CountModelUse(BusinessDbs dbs, TimeProvider clock)
{
    /// <param name="who">For whom the reply was.</param>
    /// <param name="tokens">Read and written, as the model counted them or as estimated.</param>
    /// <param name="wroteReply">Whether the words were the model's in the end.</param>
    public async Task RunAsync(Mia who, long tokens, bool wroteReply)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (replies, fellBack) = wroteReply ? (1, 0) : (0, 1);
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        if (await AddAsync() == 0)
        {
            try
            {
                db.ModelUses.Add(new ModelUse { BusinessId = who.Business, Day = day, Replies = replies, FellBack = fellBack, Tokens = tokens });
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (DbUpdateException)
            {
                await AddAsync(); // another reply opened the day's row in between
            }
        }

        Task<int> AddAsync() => db.ModelUses.Where(u => u.Day == day).ExecuteUpdateAsync(
            u => u.SetProperty(x => x.Replies, x => x.Replies + replies).SetProperty(x => x.FellBack, x => x.FellBack + fellBack).SetProperty(x => x.Tokens, x => x.Tokens + tokens),
            CancellationToken.None);
    }
}
