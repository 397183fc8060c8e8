using MiaPulse.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>What a caller is called: the name that they gave on the phone, or in a chat together with the number that they call from.</summary>
internal static class CallerName
{
    public static async Task<string?> FindAsync(MiaDb db, CallScene scene, CancellationToken ct)
    {
        if (scene.Talk?.ContactName is { Length: > 0 } said)
        {
            return said;
        }

        return scene.Call.From is not { } number ? null : await db.Leads.AsNoTracking()
            .Where(l => l.Phone == number && l.Name != null)
            .OrderByDescending(l => l.UpdatedAt)
            .Select(l => l.Name)
            .FirstOrDefaultAsync(ct);
    }
}
