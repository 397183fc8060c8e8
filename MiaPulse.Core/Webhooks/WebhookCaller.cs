using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Webhooks;

/// <summary>What is to be sent, once.</summary>
/// <param name="Url">As stored; judged again.</param>
/// <param name="Id"><c>webhook-id</c>.</param>
/// <param name="Body">Signed and sent as it is.</param>
/// <param name="Secrets">Those that sign.</param>
public sealed record WebhookCall(string Url, string Id, string Body, IReadOnlyList<string> Secrets);

/// <summary>What came of a call. Never an exception: other people's servers fail all the time.</summary>
/// <param name="Status">Null where there was no answer.</param>
/// <param name="Response">The beginning of the answer, as words.</param>
/// <param name="Took">How long it took.</param>
/// <param name="RetryAfter">What the endpoint asked us to wait, if it did.</param>
/// <param name="Why">What is wrong with it, in a sentence for the owner. Says nothing where it was taken.</param>
public sealed record WebhookAnswer(int? Status, string? Response, TimeSpan Took, TimeSpan? RetryAfter, string Why)
{
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>It wants nothing more, ever.</summary>
    public bool IsGone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>
/// Calls an endpoint, through the guard that the fetcher uses too (<see cref="GuardedConnection"/>): whatever its owner typed, only public addresses are dialled.
/// Redirects are not followed, so nothing leads elsewhere.
/// </summary>
public sealed class WebhookCaller(GuardedConnection connection, CrawlerOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Read of an answer; the rest is cut off.</summary>
    public const int MaxResponseBytes = 1024;

    /// <summary>The clock on one call: names, connection, answer.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    // Many businesses use one and the same service. What one of them waits for there must not hold up another's call.
    private const int MostConnectionsToOneServer = 256;

    private readonly HttpMessageInvoker _web = new(HandlerOf(connection));
    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);

    /// <summary>Calls once. Throws for the caller's own cancellation alone.</summary>
    public async Task<WebhookAnswer> CallAsync(WebhookCall call, CancellationToken ct)
    {
        if (WebhookUrl.Read(call.Url, _allowed, out var refusal) is not { } url)
        {
            return new WebhookAnswer(null, null, TimeSpan.Zero, null, refusal);
        }

        var begun = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(LongestCall, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var request = RequestFor(url, call);
            using var response = await _web.SendAsync(request, either.Token);
            var words = await BeginningAsync(response, either.Token);
            return new WebhookAnswer((int)response.StatusCode, words, clock.GetElapsedTime(begun), Wait(response), Sentence((int)response.StatusCode));
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && WhyOf(failure) is { } why)
        {
            return new WebhookAnswer(null, null, clock.GetElapsedTime(begun), null, why);
        }
    }

    public void Dispose() => _web.Dispose();

    private static SocketsHttpHandler HandlerOf(GuardedConnection connection)
    {
        var handler = connection.NewHandler();
        handler.MaxConnectionsPerServer = MostConnectionsToOneServer;
        return handler;
    }

    private HttpRequestMessage RequestFor(CheckedUrl url, WebhookCall call)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, url.Uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", "MiaPulse-Webhooks/1.0");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation(WebhookSignature.IdHeader, call.Id);
        request.Headers.TryAddWithoutValidation(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(WebhookSignature.SignatureHeader, WebhookSignature.SignWithEach(call.Secrets, call.Id, timestamp, call.Body));
        return request;
    }

    /// <summary>The status has been heard and counts, whatever becomes of the words after it.</summary>
    private static async Task<string?> BeginningAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var bytes = new byte[MaxResponseBytes];
        var length = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            int read;
            while (length < bytes.Length && (read = await body.ReadAsync(bytes.AsMemory(length), ct)) > 0)
            {
                length += read;
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or OperationCanceledException)
        {
            // What came until then is the beginning.
        }

        return InWords(bytes.AsSpan(0, length));
    }

    // Half a letter at the end, and what a terminal or a database would stumble over, is left out.
    private static string? InWords(ReadOnlySpan<byte> bytes)
    {
        var words = string.Concat(Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD').Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        return words.Length == 0 ? null : words;
    }

    private TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date - clock.GetUtcNow()) : null;

    private static string Sentence(int status) => status switch
    {
        >= 200 and < 300 => "",
        >= 300 and < 400 => $"It redirected ({status}). Redirects are not followed: give the address that it leads to.",
        410 => "It said that it is gone for good (410).",
        429 => "It was too busy (429).",
        _ => $"It answered {status}.",
    };

    /// <summary>What strangers' servers do to us, in words. Null for anything else, which is a bug and goes up.</summary>
    private static string? WhyOf(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is RefusedConnectionException refused)
            {
                return refused.Message == CheckedUrl.PrivateSentence ? WebhookUrl.PrivateSentence : "There is no server at that address.";
            }
        }

        return failure switch
        {
            OperationCanceledException => $"There was no answer within {LongestCall.TotalSeconds:0} seconds.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "It has no valid certificate, so its https address cannot be trusted.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => "It could not be reached.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "It sent more headers than are read.",
            HttpRequestException or IOException => "The connection was cut before it answered.",
            _ => null,
        };
    }
}
