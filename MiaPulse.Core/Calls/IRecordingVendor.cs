namespace MiaPulse.Core.Calls;

/// <summary>Whoever has recorded the calls that it carries. Where none is set for a call's vendor, nothing is fetched.</summary>
public interface IRecordingVendor
{
    /// <summary>As in <see cref="Call.Vendor"/>.</summary>
    string Vendor { get; }

    /// <summary>Brings a recording.</summary>
    /// <param name="vendorId">What the vendor calls it.</param>
    /// <param name="into">Where its bytes go, from the beginning on. What was written before anything but <see cref="FetchedRecording.Whole"/> is thrown away.</param>
    /// <param name="ct">Stops.</param>
    Task<FetchedRecording> FetchAsync(string vendorId, Stream into, CancellationToken ct);

    /// <summary>Deletes the vendor's copy. True once there is none, whoever deleted it; false where it has to be asked for again.</summary>
    /// <param name="vendorId">What the vendor calls it.</param>
    /// <param name="ct">Stops.</param>
    Task<bool> DeleteAsync(string vendorId, CancellationToken ct);
}

/// <summary>What became of one try to fetch a recording. A vendor that fails is no exception: it is one of these.</summary>
public abstract record FetchedRecording
{
    private FetchedRecording()
    {
    }

    /// <summary>All of it was written.</summary>
    /// <param name="Bytes">How many bytes the vendor says that it has.</param>
    /// <param name="ContentType">What it is, such as <c>audio/mpeg</c>.</param>
    public sealed record Whole(long Bytes, string ContentType) : FetchedRecording;

    /// <summary>Not now: the vendor is down, busy, did not answer, or does not have it yet.</summary>
    /// <param name="Why">A short sentence for the owner.</param>
    public sealed record TryLater(string Why) : FetchedRecording;

    /// <summary>Asking again would bring nothing either.</summary>
    /// <param name="Why">A short sentence for the owner.</param>
    public sealed record NeverAgain(string Why) : FetchedRecording;
}
