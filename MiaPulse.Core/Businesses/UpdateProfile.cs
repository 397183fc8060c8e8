using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>An owner says what the business is called, where it is and when it is open.</summary>
public sealed class UpdateProfile(BusinessDbs dbs, WidgetDirectory directory, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, ProfileInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.FirstAsync(ct);
        business.Name = PlainName.Tidy(input.Name);
        business.WebsiteUrl = WebAddress.Tidy(input.WebsiteUrl)!;
        business.Industry = PlainName.Tidy(input.Industry);
        business.BookingUrl = WebAddress.Tidy(input.BookingUrl);
        business.Phone = PhoneNumber.TryParse(input.Phone, input.Region, out var phone) ? phone.Value : null;
        business.Email = EmailAddress.TryParse(input.Email, out var email) ? email.Value : null;
        business.Region = input.Region;
        business.TimeZone = input.TimeZone;
        business.Hours = input.Hours is { Count: > 0 } spans ? new WeeklyHours([.. spans.OrderBy(s => s.Day).ThenBy(s => s.From)]) : null;
        await db.SaveChangesAsync(ct);
        directory.Forget(business.WidgetKey);
        live.Publish(who.Business, new KnowledgeChanged()); // hours, phone and address are answers, too
        return Result.Done;
    }
}
