using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A number that nobody has shown to be theirs is forgotten with its code, and the code itself once it counts no more. May be run as often and by as many as one likes.</summary>
public sealed class ForgetPhoneCodes(PlatformDbs platform, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (dead, old) = (now - PhoneCode.Lifetime, now - PhoneCode.Kept);
        await using var db = await platform.OpenAsync(who, ct);
        if (!await db.PhoneCodes.AnyAsync(c => (c.Number != null && c.CreatedAt <= dead) || c.CreatedAt <= old, ct))
        {
            return; // looked up first: writing takes the database's one writer even where there is nothing to write
        }

        await db.PhoneCodes.Where(c => c.Number != null && c.CreatedAt <= dead).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, (string?)null), ct);
        await db.PhoneCodes.Where(c => c.CreatedAt <= old).ExecuteDeleteAsync(ct);
    }
}
