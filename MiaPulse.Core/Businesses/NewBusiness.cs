using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Businesses;

/// <summary>A business and its first member as they are when they begin, whoever opens them.</summary>
internal sealed record NewBusiness(Business Business, Member Member)
{
    public static string FreshWidgetKey() => $"mia_pk_{Secrets.NewName()}";

    public static NewBusiness From(OpenBusinessInput input, EmailAddress address, Uri website, string widgetKey, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var business = new Business
        {
            Id = Ids.New<BusinessId>(clock),
            Name = PlainName.Tidy(input.BusinessName),
            WebsiteUrl = website.AbsoluteUri,
            Industry = PlainName.Tidy(input.Industry),
            WidgetKey = widgetKey,
            Region = input.Region,
            TimeZone = input.TimeZone,
            CreatedAt = now,
        };
        var member = new Member
        {
            BusinessId = business.Id,
            Id = Ids.New<MemberId>(clock),
            Email = address.Value,
            EmailKey = address.Key,
            Name = MemberName.From(address, business.Name),
            CreatedAt = now,
        };
        return new NewBusiness(business, member);
    }
}
