using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Speaks Twilio's protocol, and decides nothing: one call, one answer, whatever it is.</summary>
internal sealed class TwilioClient(HttpClient http, IOptions<TwilioOptions> options, TimeProvider clock)
{
    public static readonly Uri Home = new("https://api.twilio.com");

    /// <summary>Answers are small; more than this is none of theirs.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>As many texts of the longest kind as one page has.</summary>
    private const int MostListBytes = 1024 * 1024;

    /// <summary><c>POST …/Messages.json</c>.</summary>
    /// <exception cref="HttpRequestException">There was no answer. <see cref="HttpRequestException.HttpRequestError"/> tells whether there was a connection.</exception>
    /// <exception cref="OperationCanceledException">There was none in time, or <paramref name="ct"/> was cancelled.</exception>
    public async Task<TwilioAnswer> SendMessageAsync(IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        var set = options.Value;
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(set.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{(set.BaseUrl ?? Home).AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{set.AccountSid}/Messages.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{set.AccountSid}:{set.AuthToken}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.ConnectionClose = true; // on a connection that was kept, the library may send a second time by itself
        request.Content = new FormUrlEncodedContent(form);
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
        var set = options.Value;
        using var clocked = new CancellationTokenSource(TimeSpan.FromSeconds(set.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        var asked = $"To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&DateSent%3E={since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&PageSize=50";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{(set.BaseUrl ?? Home).AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{set.AccountSid}/Messages.json?{asked}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{set.AccountSid}:{set.AuthToken}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await response.Content.LoadIntoBufferAsync(MostListBytes, either.Token);
        return await response.Content.ReadAsByteArrayAsync(either.Token);
    }

    // The status says what became of the text, so a body that breaks off, stalls or is too long is as good as none.
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
