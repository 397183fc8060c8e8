using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>A vendor's word on a recording.</summary>
/// <param name="Vendor">Who carries the call.</param>
/// <param name="VendorCallId">What the vendor calls the call.</param>
/// <param name="VendorId">What the vendor calls the recording.</param>
/// <param name="Status"><see cref="Completed"/>, <see cref="Absent"/>, or whatever else a vendor says while it records.</param>
/// <param name="Seconds">How long it is; null where nothing was said of it.</param>
/// <param name="Channels">1, or 2 where each side has its own.</param>
/// <param name="StartedAt">When it began; null where nothing was said of it.</param>
public sealed record RecordingHeard(string Vendor, string VendorCallId, string VendorId, string Status, int? Seconds, int Channels, DateTimeOffset? StartedAt)
{
    /// <summary>It is whole and can be fetched.</summary>
    public const string Completed = "completed";

    /// <summary>There is none, and there will be none.</summary>
    public const string Absent = "absent";
}

/// <summary>
/// A vendor says that a recording has begun, is whole, or will never be: before the end of the call or after it, once or again. It is the same row each time, and
/// <see cref="KeepRecordings"/> fetches what is due. Of a call that we do not know nothing is taken.
/// </summary>
public sealed partial class HearRecording(PlatformDbs platform, LiveFeed live, TimeProvider clock, ILogger<HearRecording> log)
{
    /// <summary>Two words on one recording may meet, or one and the fetching; the one that loses looks again at what the other left.</summary>
    private const int MostTries = 10;

    public async Task RunAsync(Caretaker who, RecordingHeard heard, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await platform.OpenAsync(who, ct);
            var call = await db.Calls.AsNoTracking().Where(c => c.Vendor == heard.Vendor && c.VendorId == heard.VendorCallId).Select(c => new { c.BusinessId, c.Id }).FirstOrDefaultAsync(ct);
            if (call is null)
            {
                UnknownCall(log, heard.Vendor, heard.VendorId);
                return;
            }

            var recording = await db.CallRecordings.FirstOrDefaultAsync(r => r.VendorId == heard.VendorId, ct) ?? Add(db, heard, call.BusinessId, call.Id);
            if (recording.BusinessId != call.BusinessId || recording.CallId != call.Id)
            {
                OtherCall(log, heard.Vendor, heard.VendorId);
                return;
            }

            recording.Hear(heard, clock.GetUtcNow());
            try
            {
                if (await db.SaveChangesAsync(ct) > 0)
                {
                    live.Publish(call.BusinessId, new CallsChanged());
                }

                return;
            }
            catch (DbUpdateException) when (tries < MostTries && !ct.IsCancellationRequested)
            {
                // Another word on it was faster, or the call is being erased: look again.
            }
        }
    }

    private CallRecording Add(MiaDb db, RecordingHeard heard, BusinessId business, CallId call)
    {
        var now = clock.GetUtcNow();
        var recording = new CallRecording
        {
            BusinessId = business,
            Id = Ids.New<CallRecordingId>(now),
            CallId = call,
            VendorId = heard.VendorId,
            State = RecordingState.Due,
            Channels = heard.Channels,
            TryingSince = now,
            DueAt = now + CallRecording.LongestWithoutWord,
        };
        db.CallRecordings.Add(recording);
        db.RecordingCopies.Add(RecordingCopy.Of(recording, heard.Vendor));
        return recording;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Vendor} tells of recording {Recording} of a call that is not known here")]
    private static partial void UnknownCall(ILogger log, string vendor, string recording);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Vendor} tells of recording {Recording} as of another call than before")]
    private static partial void OtherCall(ILogger log, string vendor, string recording);
}
