using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What every webhook of Twilio's passes: it is signed, over the bytes as they came, and about our own account. Not there at all without an account.</summary>
internal static class TwilioDoor
{
    public const string Vendor = "twilio";

    public const int MostBytes = 64 * 1024;

    /// <param name="routes">Where it is put.</param>
    /// <param name="path">Where Twilio knocks.</param>
    /// <param name="hear">Is given the request and the form that was sent, and answers.</param>
    public static void MapTwilioDoor(this IEndpointRouteBuilder routes, string path, Func<HttpRequest, IReadOnlyList<KeyValuePair<string, string>>, Task<IResult>> hear)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<TwilioOptions>>().Value is not { IsConfigured: true } options)
        {
            return;
        }

        var (signature, publicUrl) = (new TwilioSignature(options.AuthToken!), routes.ServiceProvider.GetRequiredService<PublicUrl>());
        var door = new SignedDoor(Vendor, path, MostBytes, StatusCodes.Status403Forbidden)
        {
            IsTheirs = (request, body) =>
            {
                // Behind a proxy the server sees another host and scheme than Twilio did, and its own idea of the path is decoded: neither is what was signed.
                var url = publicUrl + request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
                return signature.IsGood(url, request.ContentType, body, SignedDoor.Header(request, "X-Twilio-Signature"))
                    && TwilioForm.Read(body).Only("AccountSid") == options.AccountSid;
            },
        };
        routes.MapSignedDoor(door, (request, body) => hear(request, TwilioForm.Read(body)));
    }
}
