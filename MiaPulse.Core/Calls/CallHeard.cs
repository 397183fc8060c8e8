namespace MiaPulse.Core.Calls;

/// <summary>A call comes in, in the vendor's words.</summary>
/// <param name="Vendor">Who carries it.</param>
/// <param name="VendorId">What the vendor calls it.</param>
/// <param name="From">As it came: E.164, or <c>anonymous</c>, <c>client:…</c>, nothing.</param>
/// <param name="To">The line that was called, in E.164.</param>
public sealed record CallArrived(string Vendor, string VendorId, string? From, string To);

/// <summary>What came of listening.</summary>
/// <param name="Key">Which turn it is, unique in the call: the same one again is the same words. Letters, digits, dots and dashes, 48 at most.</param>
/// <param name="Text">The words; null or blank for silence and noise.</param>
/// <param name="Confidence">0 to 1, of whoever wrote them down; null where nothing was said of it.</param>
public sealed record CallerWords(string Key, string? Text, double? Confidence = null)
{
    /// <summary>Keys that were pressed; null for none.</summary>
    public string? Digits { get; init; }

    /// <summary>As whoever wrote them down heard it, BCP 47; null where nothing was said of it.</summary>
    public string? LanguageTag { get; init; }
}

/// <summary>How dialling a person ended.</summary>
public enum DialOutcome
{
    /// <summary>They pressed the key, talked, and it is over.</summary>
    Talked,

    /// <summary>Nobody answered, it was busy, or whoever answered pressed nothing (a mailbox).</summary>
    NotReached,

    /// <summary>It could not be dialled.</summary>
    Failed,
}

/// <summary>A call is over, in the vendor's words.</summary>
/// <param name="Vendor">Who carried it.</param>
/// <param name="VendorId">What the vendor calls it.</param>
/// <param name="Seconds">How long it was; null where nothing was said of it.</param>
/// <param name="IsFailure">Whether it ended because something broke.</param>
public sealed record CallOver(string Vendor, string VendorId, int? Seconds, bool IsFailure);

/// <summary>Whose call it is and what happens first.</summary>
/// <param name="Who">The caller; null where nobody of ours has that line.</param>
/// <param name="Steps">In order.</param>
public sealed record Answered(Shared.PhoneCaller? Who, IReadOnlyList<CallStep> Steps);
