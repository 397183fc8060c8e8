using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Whoever calls or texts a business from one number, as its visitor: the same one each time, and of this business alone.</summary>
internal static class CallerProfile
{
    /// <summary>Finds it, or adds it to the unit of work. Two that add it at once meet at its key.</summary>
    /// <param name="db">Of the business.</param>
    /// <param name="business">Which.</param>
    /// <param name="known">The number in E.164, or what stands for one that is hidden.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<VisitorProfile> OfAsync(MiaDb db, BusinessId business, string known, TimeProvider clock, CancellationToken ct)
    {
        var hash = CallerNumber.HashOf(business, known); // no token that a browser could come with
        if (await db.Visitors.FirstOrDefaultAsync(v => v.TokenHash == hash, ct) is { } visitor)
        {
            return visitor;
        }

        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        visitor = new VisitorProfile { BusinessId = business, Id = Ids.New<VisitorId>(clock), TokenHash = hash, Language = LineLanguage.Of(region).Tag(), CreatedAt = clock.GetUtcNow() };
        db.Visitors.Add(visitor);
        return visitor;
    }

    /// <summary>What they spoke last, or else what people of the business's region do.</summary>
    public static async Task<Language> LanguageAsync(MiaDb db, VisitorProfile visitor, CancellationToken ct)
    {
        var id = visitor.Id;
        var spoken = await db.Conversations.Where(c => c.VisitorId == id && c.Channel == Channel.Phone).Select(c => c.Language).FirstOrDefaultAsync(ct);
        return spoken ?? LanguageTags.Read(visitor.Language) ?? LineLanguage.Of(await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct));
    }
}
