using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Core.Accounts;

/// <summary>How often signing in may be asked for. Each is a setting under <c>Limits:</c>.</summary>
public sealed record SignInLimits
{
    /// <summary>Links mailed to one address within 15 minutes. Further requests get the same answer and no mail.</summary>
    [Range(1, 1_000_000)]
    public int SignInLinksPerAddress { get; init; } = 5;

    /// <summary>Sign-ups and requests for a link from one network address within an hour. Further ones get 429.</summary>
    [Range(1, 1_000_000)]
    public int SignInRequestsPerNetwork { get; init; } = 20;

    /// <summary>Attempts to spend a link from one network address within an hour, as many to answer or read by a link from a mail, and as many to unsubscribe by what is no link. Further ones get 429.</summary>
    [Range(1, 1_000_000)]
    public int SignInAttemptsPerNetwork { get; init; } = 300;

    public static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan NetworkWindow = TimeSpan.FromHours(1);
}
