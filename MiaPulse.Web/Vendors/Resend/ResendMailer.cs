using System.Globalization;
using System.Net;
using MiaPulse.Core.Notifications;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>
/// Mail through Resend. Trying again is safe whatever became of the first try: the key is the mail's own, and within a day Resend sends a key once. What is
/// wrong is told by its name, never in Resend's words, since those may repeat an address.
/// </summary>
internal sealed class ResendMailer(ResendClient client, ResendPace pace, IOptions<ResendOptions> options) : IMailer
{
    public async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        if (await pace.WaitAsync(mail, ct) is { } wait)
        {
            return new Delivery.TryLater("The mail provider takes only so many mails a second.", wait) { IsOurOwn = true };
        }

        try
        {
            var answer = await client.SendAsync(ResendMail.Of(mail, options.Value.From!), mail.Key, ct);
            pace.Hear(answer.Rate);
            return Judge(answer);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new Delivery.TryLater("The mail provider did not answer.");
        }
    }

    private static Delivery Judge(ResendAnswer answer) => answer switch
    {
        { IsTaken: true } => new Delivery.Delivered(answer.Id),
        { Error: "invalid_idempotent_request" } => new Delivery.Delivered(null), // taken before, by a try that did not hear so; since then a name or the layout has changed
        { Error: "daily_quota_exceeded" } => new Delivery.NeverAgain("The mail provider’s quota for today is used up. Send it again tomorrow, or choose a larger plan there."),
        { Error: "monthly_quota_exceeded" } => new Delivery.NeverAgain("The mail provider’s quota for this month is used up. Choose a larger plan there, and send it again."),
        { Error: "suspended_api_key" or "invalid_api_key" or "missing_api_key" or "restricted_api_key" or "invalid_permission" } => new Delivery.NeverAgain($"The mail provider does not accept Resend:ApiKey{Named(answer)}."),
        { Error: "invalid_from_address" } => new Delivery.NeverAgain($"The mail provider does not let us send from Resend:From{Named(answer)}."),
        { IsTooMuch: true } => new Delivery.TryLater("The mail provider asked us to slow down.", answer.After) { IsDown = false, TooMuch = TooMuch.ForAll },
        { Status: HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout } => new Delivery.TryLater("The mail provider is still busy with this mail.", answer.After),
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => new Delivery.NeverAgain($"The mail provider does not let us send: check Resend:ApiKey, and that the domain of Resend:From is verified there{Named(answer)}."),
        { Status: >= HttpStatusCode.InternalServerError } => new Delivery.TryLater("The mail provider has trouble of its own.", answer.After) { IsDown = true },
        _ => new Delivery.NeverAgain($"The mail provider refused this mail as it is{Named(answer)}."),
    };

    private static string Named(ResendAnswer answer) => $" ({answer.Error ?? ((int)answer.Status).ToString(CultureInfo.InvariantCulture)})";
}
