using System.Text;
using System.Text.Json;
using MiaPulse.Web.Vendors.Twilio;

namespace MiaPulse.Tests.Contracts;

/// <summary>Every signature that was recorded, judged by ours.</summary>
public sealed class TwilioSignatureTests
{
    private static readonly JsonElement Vectors = Recorded.Read("twilio-signatures.json").GetProperty("vectors");

    private static readonly JsonElement Webhooks = Recorded.Read("twilio-webhooks.json");

    public static TheoryData<string> All => Recorded.Names(Vectors);

    public static TheoryData<string> AllWebhooks => Recorded.Names(Webhooks.GetProperty("requests"));

    [Theory]
    [MemberData(nameof(All))]
    public void A_recorded_signature_is_judged_as_the_vendor_recommends(string name)
    {
        var vector = Vectors.Named(name);
        var good = (vector.TryGetProperty("recommended", out var recommended) ? recommended : vector.GetProperty("valid")).GetBoolean();

        Assert.Equal(good, IsGood(vector, vector.Text("rawBody")!));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_word_more_in_the_body_is_a_forgery(string name)
    {
        var vector = Vectors.Named(name);
        Assert.False(IsGood(vector, $"{vector.Text("rawBody")}&x=1"));
    }

    [Theory]
    [MemberData(nameof(AllWebhooks))]
    public void A_recorded_webhook_is_good_at_its_own_address_alone(string name)
    {
        var request = Webhooks.GetProperty("requests").Named(name);
        var signature = new TwilioSignature(Webhooks.Text("authToken")!);
        var body = Encoding.UTF8.GetBytes(request.Text("body")!);
        bool IsGoodAt(string url) => signature.IsGood(url, request.Header("Content-Type"), body, request.Header("X-Twilio-Signature"));

        Assert.True(IsGoodAt(request.Text("url")!));
        Assert.False(IsGoodAt(request.Text("url")! + "x"));
        Assert.False(IsGoodAt(request.Text("url")!.Replace("https://", "http://", StringComparison.Ordinal)));
        Assert.False(IsGoodAt(request.Text("url")!.Replace("app.", "evil.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_body_that_is_no_form_and_has_no_hash_is_unsigned()
    {
        var vector = Vectors.Named("websocket-upgrade-wss");
        var signature = new TwilioSignature(vector.Text("authToken")!);

        Assert.True(signature.IsGood(vector.Text("url")!, null, [], vector.Text("signature")));
        Assert.False(signature.IsGood(vector.Text("url")!, "application/json", "{}"u8, vector.Text("signature")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("=")]
    [InlineData("ünïcödé")]
    public void Rubbish_is_no_signature(string? rubbish)
    {
        var vector = Vectors.Named("doc-example");
        Assert.False(new TwilioSignature(vector.Text("authToken")!).IsGood(vector.Text("url")!, vector.Text("contentType"), Encoding.UTF8.GetBytes(vector.Text("rawBody")!), rubbish));
    }

    [Fact]
    public void A_form_is_read_pair_by_pair_with_names_told_apart_by_their_case()
    {
        var form = TwilioForm.Read("Body=a%2Bb+c&body=%F0%9F%99%8F&Empty=&&Bare&K=1&K=2&=x"u8);

        Assert.Equal(
            [("Body", "a+b c"), ("body", "🙏"), ("Empty", ""), ("Bare", ""), ("K", "1"), ("K", "2"), ("", "x")],
            form.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("a+b c", form.Only("Body"));
        Assert.Null(form.Only("K"));
        Assert.Null(form.Only("None"));
    }

    private static bool IsGood(JsonElement vector, string body) =>
        new TwilioSignature(vector.Text("authToken")!).IsGood(vector.Text("url")!, vector.Text("contentType"), Encoding.UTF8.GetBytes(body), vector.Text("signature"));
}
