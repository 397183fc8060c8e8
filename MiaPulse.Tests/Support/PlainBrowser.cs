using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Support;

/// <summary>A browser without a screen: keeps cookies (secure ones on plain http too), fills in forms as a person would, follows nothing by itself.</summary>
public sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, string> _cookies = new();

    public PlainBrowser(Uri url) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = url };

    /// <summary>The cookies as a Cookie header; set it to replay somebody's.</summary>
    public string Cookies
    {
        get => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));
        set
        {
            _cookies.Clear();
            foreach (var pair in value.Split("; ", StringSplitOptions.RemoveEmptyEntries))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                _cookies[pair[..at]] = pair[(at + 1)..];
            }
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens the page, fills in its form and sends it. A field may come more than once.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(await ReadAsync(path)).Select(m => (Name: WebUtility.HtmlDecode(m.Groups[1].Value), Value: WebUtility.HtmlDecode(m.Groups[2].Value)));
        return await PostAsync(path.Split('?')[0], [.. hidden.Where(h => fields.All(f => f.Name != h.Name)), .. fields]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await SendAsync(HttpMethod.Post, path, request => request.Content = form);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept", "text/html");
        if (!_cookies.IsEmpty)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        change?.Invoke(request);
        var answer = await _http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0];
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at == pair.Length - 1)
            {
                _cookies.TryRemove(pair[..at], out _);
            }
            else
            {
                _cookies[pair[..at]] = pair[(at + 1)..];
            }
        }

        return answer;
    }

    /// <summary>Signs in by a link that is handed over, as the operator would.</summary>
    public async Task SignInAsync(MiaApp app, Owner owner)
    {
        var link = (await app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value;
        using var answer = await SubmitAsync(link.PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)"\s*/?>""")]
    private static partial Regex Hidden();
}
