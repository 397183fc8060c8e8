using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Web.Http;

/// <summary>What one stranger may ask of us: section <c>Limits</c>. Each value is explained in <c>docs/limits.md</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    [Range(1, 100_000)]
    public int MessagesPerSecondPerVisitor { get; init; } = 5;

    [Range(1, 1_000_000)]
    public int MessageBurstPerVisitor { get; init; } = 20;

    [Range(1, 1_000_000)]
    public int MessagesPerSecondPerAddress { get; init; } = 50;

    [Range(1, 1_000_000)]
    public int MessageBurstPerAddress { get; init; } = 200;

    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; init; } = 200;

    /// <summary>Joins, pages, typing, reading and the like.</summary>
    [Range(1, 100_000)]
    public int OtherCallsPerSecondPerVisitor { get; init; } = 20;

    [Range(1, 1_000_000)]
    public int OtherCallBurstPerVisitor { get; init; } = 60;

    [Range(1, 1_000_000)]
    public int NewVisitorsPerMinutePerAddress { get; init; } = 300;

    /// <summary>Links to unsubscribe that are followed, also by mail providers for all their readers. What is no link has <see cref="DeadLinkLimit"/>.</summary>
    [Range(1, 10_000_000)]
    public int UnsubscribesPerHourPerAddress { get; init; } = 20_000;
}
