using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiaPulse.Core.Data;

/// <summary>Refuses to save a row of another business. The filter guards reading; this guards writing. A breach is a bug and throws.</summary>
public sealed class BusinessGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is not MiaDb { SeesEveryBusiness: false } db)
        {
            return;
        }

        foreach (var entry in db.ChangeTracker.Entries<IBelongsToBusiness>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            var was = entry.State is EntityState.Added ? null : entry.OriginalValues[nameof(IBelongsToBusiness.BusinessId)];
            if (entry.Entity.BusinessId != db.Business || (was is not null && !was.Equals(db.Business)))
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another business was about to be saved.");
            }
        }
    }
}
