using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Whether a text could go to this caller: the number is shown and somebody's own phone, as far as numbers tell, and its owner has opted out neither of this business's
/// texts nor of all.
/// </summary>
public sealed class LinkPossible(BusinessDbs dbs)
{
    /// <summary>No country's: a number without its own country code is none that could be texted.</summary>
    private const string NoRegion = "ZZ";

    public async Task<bool> ReadAsync(PhoneCaller who, CancellationToken ct)
    {
        var (id, visitor) = (who.Call, who.Visitor);
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.VisitorId == visitor, ct) is { } call && await NumberAsync(db, call, ct) is not null;
    }

    /// <summary>The number that a text of this call would go to; null where none can or may.</summary>
    internal static async Task<PhoneNumber?> NumberAsync(MiaDb db, Call call, CancellationToken ct)
    {
        if (call.From == call.To || ReadNumber(call.From) is not { } number)
        {
            return null;
        }

        var (business, value) = (call.BusinessId, number.Value);
        return await TextOptOut.IsOutAsync(db, number, ct)
            || await LineOptOut.IsOutAsync(db, business, value, ct)
            || await db.CallTexts.AnyAsync(t => t.BusinessId == business && t.To == value && t.TakesNoTexts, ct)
            ? null
            : number;
    }

    // What a vendor calls a number may be "anonymous", a short code, or a name of an app: only what is exactly a number of a country's plan counts.
    private static PhoneNumber? ReadNumber(string? from) =>
        from is ['+', ..] && PhoneNumber.TryParse(from, NoRegion, out var number) && number.Value == from && !number.MayCostExtra && !number.IsLandline ? number : null;
}
