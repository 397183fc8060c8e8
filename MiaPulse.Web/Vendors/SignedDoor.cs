using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;

namespace MiaPulse.Web.Vendors;

/// <summary>
/// A door that a vendor knocks at, by <c>POST</c> and without a session: nothing passes but what shows that it is the vendor's. A forged one learns nothing: whatever is wrong
/// with it, the answer is the same.
/// </summary>
/// <param name="Vendor">As what is refused is counted.</param>
/// <param name="Path">Where it is.</param>
/// <param name="MostBytes">Of a body. Of a longer one no more are read, and the answer is 413.</param>
/// <param name="RefusedWith">The status that answers what is not the vendor's.</param>
internal sealed record SignedDoor(string Vendor, string Path, int MostBytes, int RefusedWith)
{
    /// <summary>Whether it may be the vendor's, before a byte of its body is read.</summary>
    public Func<HttpRequest, bool> MayBeTheirs { get; init; } = _ => true;

    /// <summary>Whether it is the vendor's, by the bytes of its body as they came.</summary>
    public required Func<HttpRequest, byte[], bool> IsTheirs { get; init; }

    /// <summary>The one value of a header; null where there is none, or more than one.</summary>
    public static string? Header(HttpRequest request, string name) => request.Headers[name] is [{ } only] ? only : null;

    /// <summary>The body, or the answer to what does not pass.</summary>
    public async Task<(byte[] Body, IResult? Refused)> OpenAsync(HttpRequest request)
    {
        if (!MayBeTheirs(request))
        {
            return ([], Refuse());
        }

        if (await RawBody.ReadAsync(request, MostBytes, request.HttpContext.RequestAborted) is not { } body)
        {
            return ([], Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        }

        if (!IsTheirs(request, body))
        {
            return ([], Refuse());
        }

        return (body, null);
    }

    private IResult Refuse()
    {
        Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", Vendor));
        return Results.StatusCode(RefusedWith);
    }
}

internal static class SignedDoors
{
    /// <param name="routes">Where it is put.</param>
    /// <param name="door">The door.</param>
    /// <param name="hear">Is given the request and the bytes of its body, and answers.</param>
    public static void MapSignedDoor(this IEndpointRouteBuilder routes, SignedDoor door, Func<HttpRequest, byte[], Task<IResult>> hear)
    {
        Delegate knock = KnockAsync; // as what it is: taken for a RequestDelegate, its answer would be dropped
        routes.MapPost(door.Path, knock).AllowAnonymous().DisableAntiforgery();

        async Task<IResult> KnockAsync(HttpContext http)
        {
            var (body, refused) = await door.OpenAsync(http.Request);
            return refused ?? await hear(http.Request, body);
        }
    }
}
