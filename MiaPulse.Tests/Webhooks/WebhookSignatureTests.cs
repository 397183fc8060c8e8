using System.Text;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Webhooks;

/// <summary>Our signatures are those of the specification, and what checks others' accepts them.</summary>
public sealed class WebhookSignatureTests
{
    private const string Body = "{\"test\": 2432232314}";

    [Fact]
    public void The_example_of_the_specification_is_signed_as_it_says()
    {
        // Computed by hand too: base64(HMAC-SHA256(base64("MfKQ9r8G…"), "msg_p5jX….1614265330.{"test": 2432232314}")).
        var signature = WebhookSignature.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Body);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void A_secret_is_256_random_bits()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSignature.NewSecret()).ToList();

        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(32, SvixSignature.KeyOf(s)!.Length));
        Assert.All(secrets, s => Assert.StartsWith("whsec_", s, StringComparison.Ordinal));
    }

    [Fact]
    public void A_verifier_of_the_scheme_accepts_it_with_either_secret_and_refuses_a_flipped_byte()
    {
        var clock = new FakeTimeProvider(Given.Start);
        var now = Given.Start.ToUnixTimeSeconds();
        string[] secrets = [WebhookSignature.NewSecret(), WebhookSignature.NewSecret()];
        var header = WebhookSignature.SignWithEach(secrets, "evt_1", now, Body);

        foreach (var secret in secrets)
        {
            var verifier = new SvixSignature(SvixSignature.KeyOf(secret)!, clock);
            Assert.True(verifier.IsGood("evt_1", $"{now}", header, Encoding.UTF8.GetBytes(Body)));
            Assert.False(verifier.IsGood("evt_2", $"{now}", header, Encoding.UTF8.GetBytes(Body)));
            Assert.False(verifier.IsGood("evt_1", $"{now + 1}", header, Encoding.UTF8.GetBytes(Body)));
            for (var at = 0; at < Body.Length; at++)
            {
                var flipped = Encoding.UTF8.GetBytes(Body);
                flipped[at] ^= 1;
                Assert.False(verifier.IsGood("evt_1", $"{now}", header, flipped));
            }
        }

        var stranger = new SvixSignature(SvixSignature.KeyOf(WebhookSignature.NewSecret())!, clock);
        Assert.False(stranger.IsGood("evt_1", $"{now}", header, Encoding.UTF8.GetBytes(Body)));
    }
}
