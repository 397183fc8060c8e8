using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>The one way to the data of a business: say who is asking. There is no ambient tenant.</summary>
public sealed class BusinessDbs(IDbContextFactory<MiaDb> contexts)
{
    public async Task<MiaDb> ForAsync(BusinessCaller who, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        db.Business = who.Business;
        return db;
    }
}
