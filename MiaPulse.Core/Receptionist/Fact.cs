namespace MiaPulse.Core.Receptionist;

/// <summary>Something in a text that can be looked up elsewhere, in one spelling.</summary>
internal abstract record Fact;

/// <summary>A link, without scheme, <c>www.</c>, fragment and final slash, host in lower case.</summary>
internal sealed record LinkFact(string Address) : Fact;

/// <summary>What begins like a link and is none that a visitor may be given: <c>javascript:</c>, <c>data:</c> and their kind.</summary>
internal sealed record ForbiddenLinkFact(string Text) : Fact;

internal sealed record EmailFact(string Key) : Fact;

/// <summary>E.164, or the digits alone where it is no number that the region knows.</summary>
internal sealed record PhoneFact(string Number) : Fact;

/// <param name="Currency">ISO code, or the sign itself.</param>
internal sealed record MoneyFact(decimal Amount, string Currency) : Fact;

internal sealed record PercentFact(decimal Value) : Fact;

/// <summary>A day of the year. Written in figures it may be one of two days, and then stands here as either.</summary>
internal sealed record DateFact(int Month, int Day, int? Year, int? OtherMonth = null, int? OtherDay = null) : Fact;

internal sealed record MonthFact(int Month) : Fact;

/// <summary>A time of day in minutes. Without am or pm it may be one of two.</summary>
internal sealed record TimeFact(int Minutes, int? Other = null) : Fact
{
    public bool Meets(TimeFact other) => Minutes == other.Minutes || Minutes == other.Other || (Other is { } mine && (mine == other.Minutes || mine == other.Other));
}

internal sealed record DayFact(DayOfWeek Day) : Fact;

/// <summary>A time that is said of a weekday.</summary>
internal sealed record DayTimeFact(DayOfWeek Day, TimeFact Time) : Fact;

/// <summary>A weekday that is said to be open or closed.</summary>
internal sealed record OpenDayFact(DayOfWeek Day, bool Open) : Fact;

/// <summary>How long something lasts or takes.</summary>
/// <param name="Length">In minutes, or in months.</param>
/// <param name="InMonths">Months and years, which are no fixed number of days.</param>
internal sealed record DurationFact(decimal Length, bool InMonths) : Fact;

/// <summary>Letters and digits in one: an order, a voucher, a canary.</summary>
internal sealed record CodeFact(string Code) : Fact;

internal sealed record NumberFact(decimal Value) : Fact;

/// <summary>Somebody's name, as an answer writes it.</summary>
internal sealed record PersonFact(string Name) : Fact;

/// <summary>Something that would bind the business, or a deed: "free", "refund", "booked".</summary>
internal sealed record ClaimFact(string Kind) : Fact;
