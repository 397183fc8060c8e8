using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Makes a sign-in link that is handed over instead of mailed: by the operator, and to the demo in Development.</summary>
public sealed class IssueSignInLink(BusinessDbs dbs, SignInLinks links)
{
    /// <summary>Takes the member that the link signs in; the caller has found out who that is.</summary>
    public async Task<Result<Uri>> RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Members.FirstOrDefaultAsync(m => m.Id == who.Member, ct) is not { } member)
        {
            return Refusal.NotFound("That member no longer exists.");
        }

        var link = await links.AddAsync(db, member, ct);
        await db.SaveChangesAsync(ct);
        return link;
    }
}
