using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The only door to the outside web. Each hop of a redirect is judged like a first request, each connection by the address that is dialled
/// (<see cref="GuardedConnection"/>), and bytes, seconds and hops have caps that no answer can talk us out of.
/// </summary>
public sealed class GuardedFetcher(GuardedConnection connection, CrawlerOptions options, TimeProvider clock) : IDisposable
{
    public const int MaxHops = 5;

    private readonly HttpMessageInvoker _web = new(HandlerOf(connection));
    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);

    /// <summary>Fetches one thing. Throws for the caller's own cancellation alone.</summary>
    public Task<FetchAnswer> FetchAsync(CheckedUrl url, FetchKind kind, CancellationToken ct) => FetchAsync(url, kind, null, ct);

    /// <summary>Fetches one thing unless it is still <paramref name="known"/>.</summary>
    public async Task<FetchAnswer> FetchAsync(CheckedUrl url, FetchKind kind, PageVersion? known, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        var hops = new Hops(url);
        try
        {
            return await FollowAsync(hops, kind, known, either.Token);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && AnswerTo(failure, hops, kind) is { } answer)
        {
            return answer;
        }
    }

    public void Dispose() => _web.Dispose();

    private static SocketsHttpHandler HandlerOf(GuardedConnection connection)
    {
        var handler = connection.NewHandler();
        handler.ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8; // Location is written in UTF-8 by whoever does not escape it
        return handler;
    }

    private async Task<FetchAnswer> FollowAsync(Hops hops, FetchKind kind, PageVersion? known, CancellationToken ct)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, hops.Url.Uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", kind.Accept);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
            var isAsked = known is not null && hops.Count == 0 && Ask(request, known); // where it redirects to, nobody has asked about
            using var response = await _web.SendAsync(request, ct);
            if (isAsked && response.StatusCode is HttpStatusCode.NotModified)
            {
                return new NotModified(hops.Url);
            }

            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response.StatusCode == HttpStatusCode.OK ? await ReadAsync(hops.Url, response, kind, ct) : AnswerTo(response, hops.Url);
            }

            if (Next(hops, response) is { } refused)
            {
                return refused;
            }
        }
    }

    private static bool Ask(HttpRequestMessage request, PageVersion known)
    {
        var isAsked = known.ETag is { } tag && request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (known.LastModified is { } date && request.Headers.TryAddWithoutValidation("If-Modified-Since", date)) || isAsked;
    }

    private static string? Validator(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= Page.MaxValidatorLength } value ? value : null;

    /// <summary>Moves on to where the redirect leads; an answer where it does not lead anywhere we go.</summary>
    private NotFetched? Next(Hops hops, HttpResponseMessage response)
    {
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "";
        if (++hops.Count > MaxHops)
        {
            return new NotFetched(hops.Url, FetchProblem.TooManyRedirects, "The website redirects in circles.");
        }

        if (hops.Url.Resolve(location, _allowed, out var refusal) is not { } next)
        {
            return new NotFetched(hops.Url, FetchProblem.Refused, refusal == CheckedUrl.PrivateSentence ? RedirectsToPrivate : "The website redirects to an address that cannot be read.");
        }

        // A site that prefers http for itself may say so. Being sent from https to somebody else's http is how a reader is led to forged pages.
        if (hops.Url.Uri.Scheme == Uri.UriSchemeHttps && next.Uri.Scheme == Uri.UriSchemeHttp && WithoutWww(hops.Url) != WithoutWww(next))
        {
            return new NotFetched(hops.Url, FetchProblem.Refused, "The website redirects to another one that is not secure.");
        }

        hops.Url = next;
        return null;
    }

    private async Task<FetchAnswer> ReadAsync(CheckedUrl url, HttpResponseMessage response, FetchKind kind, CancellationToken ct)
    {
        var type = response.Content.Headers.ContentType;
        var mediaType = type?.MediaType?.Trim().ToLowerInvariant() ?? "";
        var cap = Math.Min(kind.MaxBytes, options.MaxBytes);
        if (mediaType.Length > 0 && !kind.MediaTypes.Contains(mediaType))
        {
            return new NotFetched(url, FetchProblem.WrongKind, $"Mia reads web pages, and this is something else ({Shown(mediaType)}).");
        }

        if (response.Content.Headers.ContentLength > cap && !kind.MayBeCut)
        {
            return TooLarge(url, cap);
        }

        var packing = response.Content.Headers.ContentEncoding.Select(e => e.ToLowerInvariant()).Where(e => e != "identity").ToList();
        await using var wire = new CappedStream(await response.Content.ReadAsStreamAsync(ct), options.MaxBytes);
        await using var text = packing switch
        {
            [] => wire,
            ["gzip" or "x-gzip"] => new GZipStream(wire, CompressionMode.Decompress),
            ["deflate"] => new ZLibStream(wire, CompressionMode.Decompress),
            _ => (Stream?)null,
        };
        if (text is null)
        {
            return new NotFetched(url, FetchProblem.WrongKind, "The page is packed in a way that Mia cannot open.");
        }

        var body = new MemoryStream();
        var isCut = !await CopyAsync(text, body, cap, ct);
        if (isCut && !kind.MayBeCut)
        {
            return TooLarge(url, cap);
        }

        return mediaType.Length == 0 && kind == FetchKind.Page && !LooksLikeText(body)
            ? new NotFetched(url, FetchProblem.WrongKind, "Mia reads web pages, and this is something else.")
            : new Fetched(
                url, mediaType, type?.CharSet?.Trim('"', '\'', ' '), body.ToArray(), isCut, Validator(response.Headers, "ETag"), Validator(response.Content.Headers, "Last-Modified"));
    }

    /// <returns>False where the cap was reached and more was to come.</returns>
    private static async Task<bool> CopyAsync(Stream from, MemoryStream to, int cap, CancellationToken ct)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, ct)) > 0)
            {
                to.Write(buffer, 0, (int)Math.Min(read, cap - to.Length));
                if (to.Length == cap)
                {
                    return await from.ReadAsync(buffer.AsMemory(0, 1), ct) == 0;
                }
            }

            return true;
        }
        catch (TooMuchException)
        {
            return false;
        }
    }

    private static bool LooksLikeText(MemoryStream body) => body.GetBuffer().AsSpan(0, (int)Math.Min(body.Length, 512)).IndexOf((byte)0) < 0;

    private NotFetched AnswerTo(HttpResponseMessage response, CheckedUrl url)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            401 or 403 or 407 => new NotFetched(url, FetchProblem.NeedsSignIn, $"The website does not let Mia read this page ({status})."),
            404 or 410 => new NotFetched(url, FetchProblem.NotFound, $"There is no page at this address ({status})."),
            429 or 503 => new NotFetched(url, FetchProblem.Busy, $"The website is too busy to be read now ({status}).", Wait(response)),
            >= 500 => new NotFetched(url, FetchProblem.ServerError, $"The website has an error on this page ({status})."),
            _ => new NotFetched(url, FetchProblem.Broken, $"The website gave no page here ({status})."),
        };
    }

    private TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date - clock.GetUtcNow()) : null;

    /// <summary>What strangers' servers do to us, as answers. Null for anything else, which is a bug and goes up.</summary>
    private NotFetched? AnswerTo(Exception failure, Hops hops, FetchKind kind)
    {
        var url = hops.Url;
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is RefusedConnectionException refused)
            {
                var isPrivate = refused.Message == CheckedUrl.PrivateSentence;
                return isPrivate
                    ? new NotFetched(url, FetchProblem.Refused, hops.Count > 0 ? RedirectsToPrivate : refused.Message)
                    : new NotFetched(url, FetchProblem.Unreachable, refused.Message);
            }
        }

        return failure switch
        {
            OperationCanceledException => new NotFetched(url, FetchProblem.TooSlow, "The website took too long to answer."),
            TooMuchException => TooLarge(url, Math.Min(kind.MaxBytes, options.MaxBytes)),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                new NotFetched(url, FetchProblem.Unreachable, "The website has no valid certificate, so its https address cannot be trusted."),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
                new NotFetched(url, FetchProblem.Unreachable, "The website does not answer."),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                new NotFetched(url, FetchProblem.TooLarge, "The website sends more headers than Mia reads."),
            HttpRequestException or IOException or InvalidDataException => new NotFetched(url, FetchProblem.Broken, "The website broke off in the middle of its answer."),
            _ => null,
        };
    }

    private const string RedirectsToPrivate = "The website redirects to an address in a private network, so it cannot be read.";

    private static NotFetched TooLarge(CheckedUrl url, int cap) => new(
        url,
        FetchProblem.TooLarge,
        cap >= 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"The page is larger than {cap / (1024 * 1024)} MB.")
            : string.Create(CultureInfo.InvariantCulture, $"The page is larger than {cap / 1024} KB."));

    private static string Shown(string mediaType) => mediaType.Length <= 60 ? mediaType : mediaType[..60];

    private static string WithoutWww(CheckedUrl url) => url.Uri.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Uri.Host[4..] : url.Uri.Host;

    private sealed class Hops(CheckedUrl start)
    {
        public CheckedUrl Url { get; set; } = start;

        public int Count { get; set; }
    }
}
