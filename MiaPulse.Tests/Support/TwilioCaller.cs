using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Tests.Support;

/// <summary>Knocks at the doors that Twilio knocks at, as Twilio does: signed for the address that it was given. Written from the vendor's own description, apart from what it tests.</summary>
public static class TwilioCaller
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "b5dcd9e1b6f54ef0a8d0f0c1a2b3c4d5";
    public const string PublicUrl = "https://app.miapulse.example";

    /// <summary>The product with an account at Twilio, which is where the test says.</summary>
    public static Task<MiaApp> StartAsync(Uri? twilio = null) => MiaApp.StartAsync(settings: new Dictionary<string, string?>
    {
        ["PublicUrl"] = PublicUrl,
        ["Twilio:AccountSid"] = Account,
        ["Twilio:AuthToken"] = Token,
        ["Twilio:From"] = "+13125550100",
        ["Twilio:BaseUrl"] = (twilio ?? LoopbackVendor.Nowhere).ToString(),
    });

    /// <param name="signature">Null for the right one.</param>
    public static async Task<HttpResponseMessage> PostAsync(MiaApp app, string target, string body, string? signature = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Url, target)) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature ?? Sign($"{PublicUrl}{target}", body));
        return await http.SendAsync(request);
    }

    public static string Sign(string url, string body, string token = Token)
    {
        var pairs = body.Split('&').Select(p => p.Split('=')).OrderBy(p => p[0], StringComparer.Ordinal).Select(p => p[0] + WebUtility.UrlDecode(p[1]));
#pragma warning disable CA5350 // the vendor's scheme
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(url + string.Concat(pairs))));
#pragma warning restore CA5350
    }
}
