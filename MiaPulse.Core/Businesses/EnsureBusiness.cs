using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>
/// Sees to it at every start that a business of the installation's own exists under a widget key that its pages name, and follows the installation when
/// that moves to another address.
/// </summary>
public sealed class EnsureBusiness(PlatformDbs platform, BusinessDbs dbs, TimeProvider clock)
{
    public async Task<Result<EnsuredBusiness>> RunAsync(Caretaker who, OpenBusinessInput input, string widgetKey, CancellationToken ct)
    {
        if (input.Check(out var address, out var website) is { } broken)
        {
            return broken;
        }

        if (await FindAsync(who, widgetKey, ct) is { } owner)
        {
            await using var own = await dbs.ForAsync(owner, ct);
            var known = await own.Businesses.SingleAsync(ct);
            known.WebsiteUrl = website.AbsoluteUri;
            await own.SaveChangesAsync(ct);
            var hasRead = await own.Sources.AnyAsync(s => s.Url == known.WebsiteUrl && own.Pages.Any(p => p.SourceId == s.Id), ct);
            return new EnsuredBusiness(owner, known.WebsiteUrl, hasRead);
        }

        if (await IsTakenAsync(who, address, ct))
        {
            return Refusal.Conflict("That address has an account already.");
        }

        var (business, member) = NewBusiness.From(input, address, website, widgetKey, clock);
        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        db.AddRange(business, member);
        await db.SaveChangesAsync(ct);
        return new EnsuredBusiness(member.ToOwner(), business.WebsiteUrl, HasRead: false);
    }

    private async Task<bool> IsTakenAsync(Caretaker who, EmailAddress address, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        return await db.Members.AnyAsync(m => m.EmailKey == address.Key, ct);
    }

    private async Task<Owner?> FindAsync(Caretaker who, string widgetKey, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        var member = await db.Members.AsNoTracking()
            .Where(m => db.Businesses.Any(b => b.Id == m.BusinessId && b.WidgetKey == widgetKey))
            .OrderBy(m => m.CreatedAt)
            .FirstOrDefaultAsync(ct);
        return member?.ToOwner();
    }
}

/// <summary>A business of the installation's own. <paramref name="HasRead"/> says whether Mia knows pages of its website.</summary>
public sealed record EnsuredBusiness(Owner Owner, string WebsiteUrl, bool HasRead);
