using System.Security;
using System.Text;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary><c>POST /webhooks/twilio/sms</c>: somebody has texted a number of ours, the operator's or a business's line.</summary>
internal static class TwilioTexts
{
    public const string Path = "/webhooks/twilio/sms";

    /// <summary>Longest number that a text comes from; what is longer is none.</summary>
    private const int MaxNumberLength = 64;

    public static void MapTwilioTexts(this IEndpointRouteBuilder routes)
    {
        var (hear, ours) = (routes.ServiceProvider.GetRequiredService<HearText>(), routes.ServiceProvider.GetRequiredService<IOptions<TwilioOptions>>().Value.From);
        routes.MapTwilioDoor(Path, async (_, form) =>
        {
            var answer = Read(form, ours) is { } heard ? await hear.RunAsync(Caretaker.Instance, heard, CancellationToken.None) : null; // heard is heard, also when the caller does not wait
            return Results.Content(answer is null ? "<Response/>" : $"<Response><Message>{SecurityElement.Escape(answer)}</Message></Response>", "text/xml", Encoding.UTF8);
        });
    }

    /// <summary>Null for what is no text from a number.</summary>
    private static TextHeard? Read(IReadOnlyList<KeyValuePair<string, string>> form, string? ours) =>
        form.Only("MessageSid") is { Length: > 0 and <= SentText.MaxIdLength } sid && form.Only("From") is { Length: > 0 and <= MaxNumberLength } from
            ? new TextHeard(TwilioDoor.Vendor, sid, from, form.Only("To"), form.Only("Body"))
            {
                Told = form.Only("OptOutType") switch { "STOP" => TextWish.Stop, "START" => TextWish.Start, "HELP" => TextWish.Help, _ => null },
                Files = form.Number("NumMedia") ?? 0,
                ReachesOperator = ours is not null && (form.Only("To") == ours || form.Only("MessagingServiceSid") == ours),
            }
            : null;
}
