using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Whose phone may ring for a caller at this moment: the one that the line names, if it is proven and the business is not closed.</summary>
internal static class PersonToDial
{
    /// <param name="db">Of that business.</param>
    /// <param name="business">Whose hours count.</param>
    /// <param name="from">Who calls: nobody is connected with themselves.</param>
    /// <param name="now">This moment.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<PhoneNumber?> FindAsync(MiaDb db, BusinessProfile business, string? from, DateTimeOffset now, CancellationToken ct)
    {
        if (OpeningHours.AreOver(business.Hours, business.TimeZone, now))
        {
            return null;
        }

        var phone = await (
            from line in db.PhoneLines
            from member in db.Members
            where line.TransferTo == member.Id && member.PhoneProvenAt != null && member.Phone != line.Number
            select member.Phone).FirstOrDefaultAsync(ct);
        return phone == from ? null : PhoneNumber.FromKept(phone);
    }
}
