using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>Saving what somebody else may be saving in the same moment, and what a unique key lets in once.</summary>
internal static class SaveIfFirst
{
    /// <summary>Saves. Where that fails and <paramref name="isThere"/> says that somebody else was first, it is a quiet false; any other failure goes on up.</summary>
    /// <param name="db">What is to be saved.</param>
    /// <param name="isThere">Looks again, in the database: is it there now?</param>
    /// <param name="ct">Stops.</param>
    /// <returns>Whether anything was saved.</returns>
    public static async Task<bool> SaveIfFirstAsync(this MiaDb db, Func<Task<bool>> isThere, CancellationToken ct)
    {
        try
        {
            return await db.SaveChangesAsync(ct) > 0;
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            if (await isThere())
            {
                return false;
            }

            throw;
        }
    }
}
