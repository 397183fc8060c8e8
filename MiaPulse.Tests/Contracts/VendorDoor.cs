using System.Net;
using System.Security.Cryptography;
using System.Text;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using MiaPulse.Web.Vendors.Telegram;
using MiaPulse.Web.Vendors.Twilio;

namespace MiaPulse.Tests.Contracts;

/// <summary>A request to a vendor's door, as it would come over the wire.</summary>
internal sealed record Knock(string Target, string Body, string ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public Knock With(string name, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };

    public Knock Without(string name) => this with { Headers = Headers.Where(h => h.Key != name).ToDictionary(h => h.Key, h => h.Value) };

    public async Task<HttpResponseMessage> SendAsync(Uri miaPulse, string method = "POST")
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(miaPulse, Target));
        if (method == "POST")
        {
            request.Content = new StringContent(Body, Encoding.UTF8, ContentType);
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }
}

/// <summary>A door that a vendor knocks at: what a real event looks like there, and how whoever has a secret signs one.</summary>
internal abstract class VendorDoor
{
    public const string PublicUrl = "https://app.miapulse.example";

    public static readonly Dictionary<string, VendorDoor> All = new() { ["resend"] = new ResendDoor(), ["twilio"] = new TwilioDoor(), ["telegram"] = new TelegramDoor() };

    /// <summary>The header that says who it is from.</summary>
    public abstract string Signature { get; }

    /// <summary>Between several signatures in one header.</summary>
    public virtual char Separator => ',';

    /// <summary>An event that takes effect.</summary>
    public abstract string Body { get; }

    /// <summary>The same with a blank more, as somebody would write it who reads and writes it anew; null where the body is not signed.</summary>
    public abstract string? Rewritten { get; }

    /// <summary>The same event, longer than the door reads.</summary>
    public abstract string Huge { get; }

    /// <param name="now">The moment, in seconds as Unix counts them.</param>
    /// <param name="body">What is signed and sent.</param>
    /// <param name="isOurs">Whether it is signed with our secret, or with somebody else's.</param>
    public abstract Knock Real(long now, string body, bool isOurs = true);

    public static Task<MiaApp> StartAsync() => MiaApp.StartAsync(settings: new Dictionary<string, string?>
    {
        ["PublicUrl"] = PublicUrl,
        ["Resend:ApiKey"] = "re_made_up",
        ["Resend:From"] = "noreply@mia.example",
        ["Resend:WebhookSecret"] = ResendDoor.Secret,
        ["Resend:BaseUrl"] = LoopbackVendor.Nowhere.ToString(),
        ["Twilio:AccountSid"] = TwilioDoor.Account,
        ["Twilio:AuthToken"] = TwilioDoor.Token,
        ["Twilio:From"] = "+13125550100",
        ["Twilio:BaseUrl"] = LoopbackVendor.Nowhere.ToString(),
        ["Telegram:BotToken"] = LoopbackTelegram.Token,
        ["Telegram:WebhookSecret"] = LoopbackTelegram.Secret,
        ["Telegram:BaseUrl"] = LoopbackVendor.Nowhere.ToString(),
    });

    private sealed class ResendDoor : VendorDoor
    {
        public const string Secret = "whsec_bWlhcHVsc2UtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OWFi";

        public override string Signature => "svix-signature";

        public override char Separator => ' ';

        public override string Body => """{"type":"email.bounced","created_at":"2026-06-01T13:30:00.000Z","data":{"email_id":"mail-1","to":["zoe@example.com"],"bounce":{"type":"Permanent","subType":"NoEmail"}}}""";

        public override string Rewritten => Body.Replace("\",\"", "\", \"", StringComparison.Ordinal);

        public override string Huge => Body + new string(' ', ResendWebhook.MostBytes);

        public override Knock Real(long now, string body, bool isOurs = true)
        {
            var secret = isOurs ? Secret : "whsec_b3RoZXItc2VjcmV0LW9mLXNvbWVib2R5LWVsc2U=";
            var hash = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"msg_1.{now}.{body}"));
            return new Knock(
                ResendWebhook.Path, body, "application/json", new Dictionary<string, string> { ["svix-id"] = "msg_1", ["svix-timestamp"] = $"{now}", [Signature] = $"v1,{Convert.ToBase64String(hash)}" });
        }
    }

    internal sealed class TwilioDoor : VendorDoor
    {
        public const string Account = "AC00000000000000000000000000000001";
        public const string Token = "b5dcd9e1b6f54ef0a8d0f0c1a2b3c4d5";

        public override string Signature => "X-Twilio-Signature";

        public override string Body => $"AccountSid={Account}&From=%2B13125550100&MessageSid=SM1&To=%2B13125550123&MessageStatus=delivered";

        public override string Rewritten => Body + "+";

        public override string Huge => $"{Body}&x={new string('x', MiaPulse.Web.Vendors.Twilio.TwilioDoor.MostBytes)}";

        public override Knock Real(long now, string body, bool isOurs = true) => At(PublicUrl, body, isOurs ? Token : "another token");

        /// <summary>Signed for an address that Twilio writes in one of its ways.</summary>
        public Knock At(string server, string body, string token = Token)
        {
            var target = $"{TwilioStatus.Path}?{TwilioStatus.KeyName}=lead";
            var pairs = body.Split('&').Select(p => p.Split('=')).OrderBy(p => p[0], StringComparer.Ordinal).Select(p => p[0] + WebUtility.UrlDecode(p[1]));
#pragma warning disable CA5350 // the vendor's scheme
            var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes($"{server}{target}{string.Concat(pairs)}"));
#pragma warning restore CA5350
            return new Knock(target, body, "application/x-www-form-urlencoded", new Dictionary<string, string> { [Signature] = Convert.ToBase64String(hash) });
        }
    }

    private sealed class TelegramDoor : VendorDoor
    {
        public override string Signature => TelegramWebhook.SecretHeader;

        public override string Body => """{"update_id":10000,"message":{"message_id":41,"from":{"id":555,"is_bot":false,"first_name":"Zoe"},"chat":{"id":555,"type":"private","first_name":"Zoe"},"date":1787400000,"text":"hello"}}""";

        public override string? Rewritten => null;

        public override string Huge => Body + new string(' ', TelegramWebhook.MostBytes);

        public override Knock Real(long now, string body, bool isOurs = true) =>
            new(TelegramWebhook.Path, body, "application/json", new Dictionary<string, string> { [Signature] = isOurs ? LoopbackTelegram.Secret : "secret-of-somebody-else" });
    }
}
