using System.Globalization;
using System.Xml.Linq;
using MiaPulse.Core.Languages;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>The doors of a call: it arrives, something was heard, a person was rung, a relay is over, the call is over. Each but the last is answered with what happens next.</summary>
internal static class TwilioVoice
{
    /// <summary>A call arrives.</summary>
    public const string Path = "/webhooks/twilio/voice";

    /// <summary>A Gather has heard something, or nothing.</summary>
    public const string TurnPath = "/webhooks/twilio/voice/turn";

    /// <summary>Dialling a person is over.</summary>
    public const string DialledPath = "/webhooks/twilio/voice/dialled";

    /// <summary>That person has picked up, and then pressed a key or not.</summary>
    public const string WhisperPath = "/webhooks/twilio/voice/whisper";

    /// <summary>A relay is over.</summary>
    public const string ConnectedPath = "/webhooks/twilio/voice/connected";

    /// <summary>How the call stands; only its end is told to anybody.</summary>
    public const string EndedPath = "/webhooks/twilio/voice/ended";

    /// <summary>Turns that a call can have: more than fit into the longest one.</summary>
    private const int MostTurns = 10_000;

    public static void MapTwilioVoice(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<TwilioCallDesk>() is not { } desk)
        {
            return;
        }

        routes.MapCallDoor(Path, (leg, _, _) => desk.ArrivesAsync(leg));
        routes.MapCallDoor(TurnPath, (leg, request, form) =>
            desk.HeardAsync(leg with { Turn = Number(request, TwimlWriter.TurnName) ?? 1 }, form, Number(request, TwimlWriter.FromName) ?? 0, request.HttpContext.RequestAborted));
        routes.MapCallDoor(DialledPath, (leg, request, form) => desk.DialledAsync(leg with { Turn = Number(request, TwimlWriter.TurnName) }, form));
        routes.MapCallDoor(ConnectedPath, (leg, _, form) => desk.RelayEndedAsync(leg, form));
        routes.MapTwilioDoor(WhisperPath, (request, form) => Task.FromResult(Twiml.Answer(Whispered(desk, request, form))));
        routes.MapTwilioDoor(EndedPath, async (_, form) =>
        {
            if (TwilioLeg.Read(form) is { } leg)
            {
                await desk.EndedAsync(leg, form);
            }

            return Results.NoContent();
        });
    }

    private static void MapCallDoor(
        this IEndpointRouteBuilder routes, string path, Func<TwilioLeg, HttpRequest, IReadOnlyList<KeyValuePair<string, string>>, Task<XElement>> hear) =>
        routes.MapTwilioDoor(path, async (request, form) => Twiml.Answer(TwilioLeg.Read(form) is { } leg ? await hear(leg, request, form) : Twiml.Nothing));

    private static XElement Whispered(TwilioCallDesk desk, HttpRequest request, IReadOnlyList<KeyValuePair<string, string>> form) =>
        Only(request, TwimlWriter.CallName) is not { Length: > 0 } call ? Twiml.End
        : form.Only("Digits") is { Length: > 0 } digits ? desk.Pressed(call, digits)
        : desk.PickedUp(call, Only(request, TwimlWriter.WhisperName), LanguageTags.Read(Only(request, TwimlWriter.LanguageName)) ?? Language.English);

    private static string? Only(HttpRequest request, string name) => request.Query[name] is [{ } only] ? only : null;

    private static int? Number(HttpRequest request, string name) =>
        int.TryParse(Only(request, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MostTurns ? number : null;
}
