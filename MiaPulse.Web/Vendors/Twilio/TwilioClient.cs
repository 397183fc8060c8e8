using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Speaks Twilio's protocol, and decides nothing: one call, one answer, whatever it is. What does not say so throws as <see cref="SendMessageAsync"/> does.</summary>
internal sealed class TwilioClient(HttpClient http, IOptions<TwilioOptions> options, TimeProvider clock)
{
    public static readonly Uri Home = new("https://api.twilio.com");

    /// <summary>Of a recording. The longest call's are a tenth of it.</summary>
    public const long MostSoundBytes = 256L * 1024 * 1024;

    /// <summary>Answers are small; more than this is none of theirs.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>As many texts of the longest kind as one page has.</summary>
    private const int MostListBytes = 1024 * 1024;

    /// <summary>For a recording to come whole.</summary>
    private static readonly TimeSpan SoundPatience = TimeSpan.FromMinutes(5);

    /// <summary><c>POST …/Messages.json</c>.</summary>
    /// <exception cref="HttpRequestException">There was no answer. <see cref="HttpRequestException.HttpRequestError"/> tells whether there was a connection.</exception>
    /// <exception cref="OperationCanceledException">There was none in time, or <paramref name="ct"/> was cancelled.</exception>
    public Task<TwilioAnswer> SendMessageAsync(IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct) => AskAsync(HttpMethod.Post, "Messages.json", form, ct);

    /// <summary><c>GET …/IncomingPhoneNumbers.json</c>: the account's number that is this one.</summary>
    public Task<TwilioAnswer> FindNumberAsync(string number, CancellationToken ct) =>
        AskAsync(HttpMethod.Get, $"IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}&PageSize=1", null, ct);

    /// <summary><c>POST …/IncomingPhoneNumbers/{sid}.json</c>.</summary>
    public Task<TwilioAnswer> UpdateNumberAsync(string sid, IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct) =>
        AskAsync(HttpMethod.Post, $"IncomingPhoneNumbers/{Uri.EscapeDataString(sid)}.json", form, ct);

    /// <summary><c>DELETE …/Recordings/{sid}.json</c>.</summary>
    public Task<TwilioAnswer> DeleteRecordingAsync(string sid, CancellationToken ct) => AskAsync(HttpMethod.Delete, $"Recordings/{Uri.EscapeDataString(sid)}.json", null, ct);

    /// <summary><c>GET …/Recordings/{sid}.mp3</c>, with both sides in it.</summary>
    /// <param name="sid">What Twilio calls it.</param>
    /// <param name="into">Is given the sound; of one that breaks off, a part.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<TwilioSound> FetchRecordingAsync(string sid, Stream into, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(SoundPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        using var request = Request(HttpMethod.Get, $"Recordings/{Uri.EscapeDataString(sid)}.mp3");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new TwilioSound(response.StatusCode, 0, "");
        }

        await using var sound = await response.Content.ReadAsStreamAsync(either.Token);
        var (piece, bytes, read) = (new byte[64 * 1024], 0L, 0);
        while ((read = await sound.ReadAsync(piece, either.Token)) > 0)
        {
            bytes += read;
            if (bytes > MostSoundBytes)
            {
                return new TwilioSound(response.StatusCode, bytes, "") { IsTooLong = true };
            }

            await into.WriteAsync(piece.AsMemory(0, read), either.Token);
        }

        return new TwilioSound(response.StatusCode, bytes, response.Content.Headers.ContentType?.MediaType is { Length: > 0 and <= 64 } type ? type : "audio/mpeg");
    }

    private async Task<TwilioAnswer> AskAsync(HttpMethod method, string what, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        using var request = Request(method, what);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (form is not null)
        {
            request.Headers.ConnectionClose = true; // on a connection that was kept, the library may send a second time by itself
            request.Content = new FormUrlEncodedContent(form);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return TwilioAnswer.Read(response, await BodyAsync(response, either.Token, ct), clock.GetUtcNow());
        }
        catch (OperationCanceledException late) when (!either.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection was made in time.", late); // neither clock: the library's own, for connecting
        }
    }

    /// <summary><c>GET …/Messages.json</c>: what went from one number to another, of a day and since, in one page of 50.</summary>
    /// <returns>The JSON; null where the answer is none.</returns>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="OperationCanceledException">There was none in time, or <paramref name="ct"/> was cancelled.</exception>
    public async Task<byte[]?> ListMessagesAsync(string to, string from, DateOnly since, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        var asked = $"To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&DateSent%3E={since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&PageSize=50";
        using var request = Request(HttpMethod.Get, $"Messages.json?{asked}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await response.Content.LoadIntoBufferAsync(MostListBytes, either.Token);
        return await response.Content.ReadAsByteArrayAsync(either.Token);
    }

    private HttpRequestMessage Request(HttpMethod method, string what)
    {
        var set = options.Value;
        var request = new HttpRequestMessage(method, $"{(set.BaseUrl ?? Home).AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{set.AccountSid}/{what}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{set.AccountSid}:{set.AuthToken}")));
        return request;
    }

    // The status says what became of it, so a body that breaks off, stalls or is too long is as good as none.
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

/// <summary>What came of asking for a recording.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Bytes">How many there are, where it came.</param>
/// <param name="ContentType">Of which kind, where it came.</param>
internal sealed record TwilioSound(HttpStatusCode Status, long Bytes, string ContentType)
{
    /// <summary>It has more than a call's can, and is not whole here.</summary>
    public bool IsTooLong { get; init; }
}
