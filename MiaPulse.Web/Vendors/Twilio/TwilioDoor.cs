using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What every webhook of Twilio's passes: it is signed, over the bytes as they came, and about our own account.</summary>
internal sealed class TwilioDoor(TwilioOptions options)
{
    public const string Vendor = "twilio";

    public const int MostBytes = 64 * 1024;

    private readonly TwilioSignature _signature = new(options.AuthToken!);

    /// <summary>The form that was sent, or the answer to what is none of Twilio's. A forged one learns nothing: whatever is wrong with it, the answer is the same.</summary>
    public async Task<(IReadOnlyList<KeyValuePair<string, string>> Form, IResult? Refused)> OpenAsync(HttpContext http, PublicUrl publicUrl)
    {
        if (await RawBody.ReadAsync(http.Request, MostBytes, http.RequestAborted) is not { } body)
        {
            return ([], Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        }

        // Behind a proxy the server sees another host and scheme than Twilio did, and its own idea of the path is decoded: neither is what was signed.
        var url = publicUrl + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var given = http.Request.Headers["X-Twilio-Signature"];
        var form = TwilioForm.Read(body);
        if (!_signature.IsGood(url, http.Request.ContentType, body, given.Count == 1 ? given[0] : null) || form.Only("AccountSid") != options.AccountSid)
        {
            Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", Vendor));
            return ([], Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        return (form, null);
    }
}
