using System.Collections.Concurrent;
using MiaPulse.Core.Calls;

namespace MiaPulse.Tests.Calls;

/// <summary>Has a copy of every recording until it is deleted, and hands it out whole, unless the test says otherwise.</summary>
internal sealed class FakeRecordingVendor : IRecordingVendor
{
    /// <summary>What every recording sounds like.</summary>
    public static readonly byte[] Sound = [.. Enumerable.Range(0, 4000).Select(n => (byte)n)];

    private readonly ConcurrentQueue<string> _fetched = new();
    private readonly ConcurrentDictionary<string, bool> _deleted = new();

    public string Vendor => "twilio";

    /// <summary>What becomes of fetching; null for the recording, whole.</summary>
    public Func<Stream, CancellationToken, Task<FetchedRecording?>> Fetches { get; set; } = (_, _) => Task.FromResult<FetchedRecording?>(null);

    /// <summary>Whether a deletion is done.</summary>
    public Func<bool> Deletes { get; set; } = () => true;

    /// <summary>What was asked for, in its order.</summary>
    public IReadOnlyList<string> Fetched => [.. _fetched];

    public bool HasDeleted(string vendorId) => _deleted.ContainsKey(vendorId);

    public async Task<FetchedRecording> FetchAsync(string vendorId, Stream into, CancellationToken ct)
    {
        _fetched.Enqueue(vendorId);
        if (await Fetches(into, ct) is { } other)
        {
            return other;
        }

        if (HasDeleted(vendorId))
        {
            return new FetchedRecording.NeverAgain("There is no such recording.");
        }

        await into.WriteAsync(Sound, ct);
        return new FetchedRecording.Whole(Sound.Length, "audio/mpeg");
    }

    public Task<bool> DeleteAsync(string vendorId, CancellationToken ct)
    {
        var isDone = Deletes();
        if (isDone)
        {
            _deleted[vendorId] = true;
        }

        return Task.FromResult(isDone);
    }
}
