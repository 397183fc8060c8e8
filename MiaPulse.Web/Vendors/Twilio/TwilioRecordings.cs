using System.Net;
using MiaPulse.Core.Calls;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Recordings as Twilio keeps them: fetched from where Twilio is, by their name alone, whatever address a webhook told.</summary>
internal sealed class TwilioRecordings(TwilioClient client) : IRecordingVendor
{
    public string Vendor => TwilioDoor.Vendor;

    /// <summary>Whether it is a name that Twilio gives to a recording, and can be no path to something else.</summary>
    public static bool IsSid(string sid) => sid is { Length: > 2 and <= 64 } && sid.StartsWith("RE", StringComparison.Ordinal) && sid.All(char.IsAsciiLetterOrDigit);

    public async Task<FetchedRecording> FetchAsync(string vendorId, Stream into, CancellationToken ct)
    {
        if (!IsSid(vendorId))
        {
            return new FetchedRecording.NeverAgain("The phone provider has no recording of this name.");
        }

        try
        {
            return Judge(await client.FetchRecordingAsync(vendorId, into, ct));
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new FetchedRecording.TryLater("The phone provider cannot be reached, or stopped in the middle of it.");
        }
    }

    public async Task<bool> DeleteAsync(string vendorId, CancellationToken ct)
    {
        if (!IsSid(vendorId))
        {
            return false;
        }

        try
        {
            return await client.DeleteRecordingAsync(vendorId, ct) is { IsTaken: true } or { Status: HttpStatusCode.NotFound }; // gone is gone, whoever did it
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private static FetchedRecording Judge(TwilioSound sound) => sound switch
    {
        { IsTooLong: true } => new FetchedRecording.NeverAgain("The recording is larger than any call’s can be."),
        { Status: HttpStatusCode.OK } => new FetchedRecording.Whole(sound.Bytes, sound.ContentType),
        { Status: HttpStatusCode.NotFound } => new FetchedRecording.TryLater("The phone provider does not have it yet."), // for a moment after it said that it is whole
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => new FetchedRecording.TryLater("The phone provider does not accept Twilio:AccountSid and Twilio:AuthToken."),
        { Status: HttpStatusCode.TooManyRequests } => new FetchedRecording.TryLater("The phone provider asked us to slow down."),
        { Status: >= HttpStatusCode.InternalServerError } => new FetchedRecording.TryLater("The phone provider has trouble of its own."),
        _ => new FetchedRecording.NeverAgain($"The phone provider refused the recording ({(int)sound.Status})."),
    };
}
