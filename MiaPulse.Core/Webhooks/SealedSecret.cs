using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// How an endpoint's secret lies in the database: closed by <see cref="ISeal"/>, whose keys are kept elsewhere. Those of before lie open, are known by their beginning, and work until
/// they are closed too (<see cref="SealSecrets"/>).
/// </summary>
public static class SealedSecret
{
    /// <summary>Whether it lies open.</summary>
    public static bool IsOpen(string kept) => kept.StartsWith(WebhookSignature.Prefix, StringComparison.Ordinal);

    /// <summary>The secret; null where the keys that closed it are gone.</summary>
    public static string? Read(ISeal seal, string kept) => IsOpen(kept) ? kept : seal.Open(kept);
}
