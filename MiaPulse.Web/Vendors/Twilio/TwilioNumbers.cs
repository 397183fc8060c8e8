using System.Net;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Tells Twilio where a number's calls and texts go.</summary>
internal sealed class TwilioNumbers(TwilioClient client, IOptions<TwilioOptions> options, PublicUrl publicUrl) : ILineVendor
{
    public async Task<LineSetUp> SetUpAsync(string number, CancellationToken ct)
    {
        if (publicUrl.Base.IsLoopback && options.Value.BaseUrl is not { IsLoopback: true })
        {
            return LineSetUp.Refused; // on a machine of one's own Twilio could never call, unless what stands in for it is there too
        }

        try
        {
            var found = await client.FindNumberAsync(number, ct);
            if (!found.IsTaken)
            {
                return Refusal(found);
            }

            if (found.Numbers.FirstOrDefault(n => n.Number == number) is not { } ours)
            {
                return LineSetUp.NotOurs;
            }

            var told = await client.UpdateNumberAsync(ours.Sid, Form(), ct);
            return told.IsTaken ? LineSetUp.Done : Refusal(told);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return LineSetUp.TryLater;
        }
    }

    private static LineSetUp Refusal(TwilioAnswer answer) =>
        answer.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError ? LineSetUp.TryLater : LineSetUp.Refused;

    private IEnumerable<KeyValuePair<string, string>> Form() =>
    [
        new("VoiceUrl", At(TwilioVoice.Path)),
        new("VoiceMethod", "POST"),
        new("StatusCallback", At(TwilioVoice.EndedPath)),
        new("StatusCallbackMethod", "POST"),
        new("SmsUrl", At(TwilioTexts.Path)),
        new("SmsMethod", "POST"),
        new("VoiceApplicationSid", ""), // where a number has an application, Twilio passes over every address above
        new("SmsApplicationSid", ""),
    ];

    private string At(string path) => publicUrl.At(path[1..]).AbsoluteUri;
}
