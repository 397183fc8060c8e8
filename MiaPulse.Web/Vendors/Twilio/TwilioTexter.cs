using System.Net;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// Texts through Twilio, which knows no key by which a second one would be left out. So a text is tried again only where Twilio itself said that it did not
/// take it, or was never reached. After a clock that ran out or a line that broke nobody knows, and the owner is told just that.
/// </summary>
internal sealed class TwilioTexter(TwilioClient client, IOptions<TwilioOptions> options, PublicUrl publicUrl) : ITexter
{
    private static readonly Delivery.NeverAgain Unknown =
        new("The text provider was reached and did not say whether it took this text. It may have gone out, so it is not sent again by itself.") { MayHaveGoneOut = true };

    public async Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
    {
        if (text.IsRehearsal)
        {
            return new Delivery.Delivered(); // to nobody: whoever rehearses a call may have named anybody's number
        }

        try
        {
            return Judge(await client.SendMessageAsync(Form(text), ct), text.From is null ? "Twilio:From" : "The line");
        }
        catch (HttpRequestException apart) when (apart.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new Delivery.TryLater("The text provider cannot be reached.");
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Unknown;
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Form(TextMessage text)
    {
        yield return new("To", text.To.Value);
        yield return new(text.From is null && options.Value.IsFromService ? "MessagingServiceSid" : "From", text.From?.Value ?? options.Value.From!);
        yield return new("Body", text.Text);

        // Twilio refuses a text whose callback it could never call, so on a machine of one's own none is asked for, unless what stands in for Twilio is there too.
        if (!publicUrl.Base.IsLoopback || options.Value.BaseUrl is { IsLoopback: true })
        {
            yield return new("StatusCallback", publicUrl.At($"{TwilioStatus.Path[1..]}?{TwilioStatus.KeyName}={Uri.EscapeDataString(text.Key)}").AbsoluteUri);
        }
    }

    private static Delivery Judge(TwilioAnswer answer, string sender) => answer switch
    {
        { IsTaken: true } => new Delivery.Delivered(answer.Sid),
        { Code: TwilioStatus.OptedOut } => new Delivery.NeverAgain("Whoever has this number has opted out of texts.") { IsOptOut = true },
        { Code: { } code } when TwilioStatus.IsOfNumberWithoutTexts(code) => new Delivery.NeverAgain($"This number cannot take texts ({answer.Code}).") { TakesNoTexts = true },
        { Code: 21408 } => new Delivery.NeverAgain("Texts to this country are not switched on at the text provider (21408)."),
        { Code: 21602 or 21617 } => new Delivery.NeverAgain($"The text is empty or too long ({answer.Code})."),
        { Code: 21603 or 21606 or 21608 or 21612 or 21703 or 30034 } => new Delivery.NeverAgain($"{sender} may not text this number: see the text provider’s note on {answer.Code}."),
        { Code: 20003 } or { Status: HttpStatusCode.Unauthorized } => new Delivery.NeverAgain("The text provider does not accept Twilio:AccountSid and Twilio:AuthToken."),
        { Code: 20404 } or { Status: HttpStatusCode.NotFound } => new Delivery.NeverAgain("The text provider does not know Twilio:AccountSid."),
        { Code: 20429 } or { Status: HttpStatusCode.TooManyRequests } => new Delivery.TryLater("The text provider asked us to slow down.", answer.After) { IsDown = false, TooMuch = TooMuch.ForAll },
        { Status: HttpStatusCode.ServiceUnavailable } or { Status: >= HttpStatusCode.InternalServerError, Code: not null } => new Delivery.TryLater("The text provider has trouble of its own.", answer.After) { IsDown = true },
        { Status: >= HttpStatusCode.InternalServerError } => Unknown, // a gateway's answer, which knows no more than we do
        _ => new Delivery.NeverAgain($"The text provider refused this text as it is ({answer.Code ?? (int)answer.Status})."),
    };
}
