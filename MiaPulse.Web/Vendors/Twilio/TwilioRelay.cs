using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary><c>GET /webhooks/twilio/voice/relay</c>: ConversationRelay's socket. Its signature is looked at before it is accepted.</summary>
internal static class TwilioRelay
{
    public const string Path = "/webhooks/twilio/voice/relay";

    private static readonly WebSocketOptions Sockets = new() { KeepAliveInterval = TimeSpan.FromSeconds(15) };

    public static void MapTwilioRelay(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        if (services.GetRequiredService<IOptions<TwilioOptions>>().Value is not { IsConfigured: true } options)
        {
            return;
        }

        var (signature, desk) = (new TwilioSignature(options.AuthToken!), services.GetRequiredService<RelayDesk>());
        var address = $"ws{services.GetRequiredService<PublicUrl>().ToString()["http".Length..]}"; // https is wss
        var door = routes.CreateApplicationBuilder();
        door.UseWebSockets(Sockets);
        door.Run(KnockAsync);
        routes.MapGet(Path, door.Build()).AllowAnonymous();

        async Task KnockAsync(HttpContext http)
        {
            var url = address + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (!signature.IsGood(url, null, [], SignedDoor.Header(http.Request, "X-Twilio-Signature")))
            {
                Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", TwilioDoor.Vendor));
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
            else if (!http.WebSockets.IsWebSocketRequest)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
            else
            {
                using var socket = await http.WebSockets.AcceptWebSocketAsync();
                await desk.ServeAsync(socket, http.RequestAborted);
            }
        }
    }
}
