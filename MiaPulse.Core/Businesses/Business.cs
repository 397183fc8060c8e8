using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Businesses;

/// <summary>A tenant: the small business that Mia answers for.</summary>
public sealed class Business : IBelongsToBusiness
{
    public required BusinessId Id { get; init; }

    /// <summary>Its own id again, so that a business is filtered and guarded like every row it owns.</summary>
    public BusinessId BusinessId { get => Id; private set { _ = value; } }

    [MaxLength(120)]
    public required string Name { get; set; }

    [MaxLength(2048)]
    public required string WebsiteUrl { get; set; }

    [MaxLength(80)]
    public required string Industry { get; set; }

    /// <summary>Public key in the widget's snippet, <c>mia_pk_…</c>. Names the business, opens nothing by itself.</summary>
    [MaxLength(64)]
    public required string WidgetKey { get; init; }

    /// <summary>Two-letter country, for telephone numbers without a country code.</summary>
    [MaxLength(2)]
    public string Region { get; set; } = "US";

    /// <summary>IANA name.</summary>
    [MaxLength(64)]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Origins beside the website's own on which the widget may run, such as <c>https://shop.example</c>.</summary>
    public IReadOnlyList<string> ExtraOrigins { get; set; } = [];

    /// <summary><c>#rrggbb</c>.</summary>
    [MaxLength(7)]
    public string Color { get; set; } = "#4338ca";

    [MaxLength(300)]
    public string? Greeting { get; set; }

    /// <summary>Where visitors book, when the business has such a page.</summary>
    [MaxLength(2048)]
    public string? BookingUrl { get; set; }

    [MaxLength(40)]
    public string? Phone { get; set; }

    [MaxLength(254)]
    public string? Email { get; set; }

    public WeeklyHours? Hours { get; set; }

    /// <summary>How Mia speaks; null until the owner chooses.</summary>
    public Manner? Manner { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day of its trial, on its own calendar; null where there is none, or it has subscribed.</summary>
    public DateOnly? TrialEndsOn { get; set; }

    /// <summary>When the widget was last seen on the business's own site.</summary>
    public DateTimeOffset? WidgetSeenAt { get; set; }

    /// <summary>What Mia may know of the business while she replies.</summary>
    public BusinessProfile ToProfile() => new(Id, Name, WebsiteUrl, Industry, Region, TimeZone, BookingUrl, Phone, Email, Hours, Greeting) { Manner = Manner ?? Manner.Usual };
}

/// <summary>The facts about a business that the receptionist works with. All of it is public to visitors.</summary>
public sealed record BusinessProfile(
    BusinessId Id, string Name, string WebsiteUrl, string Industry, string Region, string TimeZone, string? BookingUrl, string? Phone, string? Email, WeeklyHours? Hours, string? Greeting)
{
    /// <summary>How Mia speaks for it.</summary>
    public Manner Manner { get; init; } = Manner.Usual;
}

/// <summary>Opening hours of a week in the business's own time zone. A day that is missing is closed.</summary>
public sealed record WeeklyHours(IReadOnlyList<OpenSpan> Spans);

/// <summary>Open on <paramref name="Day"/> from <paramref name="From"/> until <paramref name="Until"/>; an end before the start runs past midnight.</summary>
public sealed record OpenSpan(DayOfWeek Day, TimeOnly From, TimeOnly Until);

internal sealed class BusinessMapping : IEntityTypeConfiguration<Business>
{
    public void Configure(EntityTypeBuilder<Business> business)
    {
        business.HasKey(b => b.Id);
        business.HasIndex(b => b.WidgetKey).IsUnique();
        business.Property(b => b.BusinessId).HasColumnName("BusinessId");
        business.Property(b => b.ExtraOrigins).HasJson();
        business.Property(b => b.Hours).HasJson();
        business.Property(b => b.Manner).HasJson();
    }
}
