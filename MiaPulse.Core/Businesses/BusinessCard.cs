using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>What the owner's screens know of their own business: profile, widget and whether the widget was seen.</summary>
public sealed class BusinessCard(BusinessDbs dbs)
{
    public async Task<BusinessFacts> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Businesses.AsNoTracking().Select(b => new BusinessFacts(
            b.Name, b.WebsiteUrl, b.Industry, b.WidgetKey, b.Region, b.TimeZone, b.ExtraOrigins, b.Color, b.Greeting, b.BookingUrl, b.Phone, b.Email, b.Hours, b.WidgetSeenAt, b.Manner)).FirstAsync(ct);
    }
}

/// <summary>A business as its owner sees it.</summary>
public sealed record BusinessFacts(
    string Name, string WebsiteUrl, string Industry, string WidgetKey, string Region, string TimeZone, IReadOnlyList<string> ExtraOrigins, string Color, string? Greeting,
    string? BookingUrl, string? Phone, string? Email, WeeklyHours? Hours, DateTimeOffset? WidgetSeenAt, Manner? Manner = null);
