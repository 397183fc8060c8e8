using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>Speaks Resend's protocol, and decides nothing: one call, one answer, whatever it is.</summary>
internal sealed class ResendClient(HttpClient http, IOptions<ResendOptions> options, TimeProvider clock)
{
    public static readonly Uri Home = new("https://api.resend.com");

    /// <summary>Answers are small; more than this is none of theirs.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary><c>POST /emails</c>.</summary>
    /// <param name="key">Within a day, a second mail with the same key is not sent again but answered like the first.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="OperationCanceledException">There was none in time, or <paramref name="ct"/> was cancelled.</exception>
    public async Task<ResendAnswer> SendAsync(ResendMail mail, string? key, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Base, "emails"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(mail, Json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        return ResendAnswer.Read(response, await BodyAsync(response, either.Token, ct), clock.GetUtcNow());
    }

    private Uri Base => options.Value.BaseUrl is { } given ? new Uri($"{given.AbsoluteUri.TrimEnd('/')}/") : Home;

    // The status says what became of the mail, so a body that breaks off, stalls or is too long is as good as none.
    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken clocked, CancellationToken ct)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, clocked);
            return await response.Content.ReadAsByteArrayAsync(clocked);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return [];
        }
    }
}
