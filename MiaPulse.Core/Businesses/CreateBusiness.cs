using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>The operator opens a business for somebody. No mail goes out: the operator hands over the link.</summary>
public sealed class CreateBusiness(PlatformDbs platform, BusinessDbs dbs, TimeProvider clock)
{
    public async Task<Result<CreatedBusiness>> RunAsync(Caretaker who, OpenBusinessInput input, CancellationToken ct)
    {
        if (input.Check(out var address, out var website) is { } broken)
        {
            return broken;
        }

        await using (var everyone = await platform.OpenAsync(who, ct))
        {
            if (await everyone.Members.AnyAsync(m => m.EmailKey == address.Key, ct))
            {
                return Refusal.Conflict("That address has an account already.");
            }
        }

        var (business, member) = NewBusiness.From(input, address, website, NewBusiness.FreshWidgetKey(), clock);
        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        db.AddRange(business, member);
        await db.SaveChangesAsync(ct);
        return new CreatedBusiness(member.ToOwner(), business.WidgetKey);
    }
}

/// <summary>A business that has just been opened, with its first member.</summary>
public sealed record CreatedBusiness(Owner Owner, string WidgetKey);
