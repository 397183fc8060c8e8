using System.Text;
using System.Text.Json;
using MiaPulse.Core.Notifications;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>Every signature that was recorded, judged by ours; and what we read in the webhooks that are good.</summary>
public sealed class ResendWebhookContractTests
{
    private static readonly JsonElement File = Recorded.Read("resend-webhook-signatures.json");

    private static JsonElement Vectors => File.GetProperty("vectors");

    public static TheoryData<string> All => Recorded.Names(Vectors);

    [Theory]
    [MemberData(nameof(All))]
    public void A_recorded_signature_is_judged_as_the_vendors_own_libraries_judge_it(string name)
    {
        var vector = Vectors.Named(name);
        Assert.Equal(vector.GetProperty("valid").GetBoolean(), IsGood(vector, vector.Text("body")!));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_byte_more_in_the_body_is_a_forgery(string name)
    {
        var vector = Vectors.Named(name);
        Assert.False(IsGood(vector, vector.Text("body") + " "));
        Assert.False(IsGood(vector, "\uFEFF" + vector.Text("body")));
    }

    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true)]
    [InlineData(" whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", true)]
    [InlineData("whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false)]
    public void The_worked_example_of_the_documentation_holds_with_the_secret_as_people_copy_it(string secret, bool good)
    {
        var example = File.GetProperty("docExample");
        var at = example.GetProperty("timestamp").GetInt64();
        var signature = new SvixSignature(SvixSignature.KeyOf(secret)!, At(at));

        Assert.Equal(good, signature.IsGood(example.Text("id"), $"{at}", example.Text("signature"), Encoding.UTF8.GetBytes(example.Text("body")!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    public void What_is_no_secret_is_not_taken_for_one(string secret) => Assert.Null(SvixSignature.KeyOf(secret));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Five_minutes_either_way_are_now(int seconds, bool good)
    {
        var vector = Vectors.Named("valid-sent");
        Assert.Equal(good, IsGood(vector, vector.Text("body")!, clock: At(vector.GetProperty("now").GetInt64() + seconds)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("v1,")]
    [InlineData(",")]
    [InlineData("=")]
    [InlineData("v1,ünïcödé")]
    [InlineData("v1 ,fuCZS7eBTwEKnaEWdaicudRa7RoZlwAsEWbSCKmT8nU=")]
    [InlineData("v2,fuCZS7eBTwEKnaEWdaicudRa7RoZlwAsEWbSCKmT8nU=")]
    public void Rubbish_is_no_signature(string rubbish) => Assert.False(IsGood(Vectors.Named("valid-sent"), Vectors.Named("valid-sent").Text("body")!, rubbish));

    [Fact]
    public void The_right_one_is_found_behind_many_wrong_ones()
    {
        var vector = Vectors.Named("valid-sent");
        var wrong = string.Join(' ', Enumerable.Repeat("v1,AAAAS7eBTwEKnaEWdaicudRa7RoZlwAsEWbSCKmT8nU=", 500));

        Assert.False(IsGood(vector, vector.Text("body")!, wrong));
        Assert.True(IsGood(vector, vector.Text("body")!, $"{wrong} {vector.Header("svix-signature")}"));
    }

    [Theory]
    [InlineData("-1787400000")]
    [InlineData("+1787400000")]
    [InlineData("1787400000.0")]
    [InlineData("99999999999999999999")]
    [InlineData("now")]
    public void A_time_that_is_none_is_not_now(string timestamp)
    {
        var vector = Vectors.Named("valid-sent");
        var signature = new SvixSignature(SvixSignature.KeyOf(vector.Text("secret")!)!, At(1787400000));
        Assert.False(signature.IsGood(vector.Header("svix-id"), timestamp, vector.Header("svix-signature"), Encoding.UTF8.GetBytes(vector.Text("body")!)));
    }

    [Theory]
    [InlineData("valid-sent", null)]
    [InlineData("valid-delayed", MailEventKind.Delayed)]
    [InlineData("valid-complained", MailEventKind.Complained)]
    [InlineData("valid-clicked", null)]
    [InlineData("valid-suppressed", MailEventKind.Bounced)]
    [InlineData("valid-received", null)]
    [InlineData("valid-future-exactly-300s", MailEventKind.Delivered)]
    public void What_became_of_a_mail_is_read_and_all_else_is_left(string name, MailEventKind? kind)
    {
        var read = ResendEvent.Read(Encoding.UTF8.GetBytes(Vectors.Named(name).Text("body")!), "msg_1", Given.Start);

        Assert.Equal(kind, read?.Kind);
        if (read is not null)
        {
            Assert.Equal(("resend", "msg_1", "56761188-7520-42d8-8898-ff6fc54ce618", "zoe@example.com"), (read.Vendor, read.Id, read.MailId, read.To?.Value));
            Assert.Equal(new DateTimeOffset(2026, 8, 22, 11, 59, 58, 123, TimeSpan.Zero), read.At);
        }
    }

    [Theory]
    [InlineData("""{"type":"email.bounced","data":{"to":["a@b.example"],"bounce":{"type":"Permanent"}}}""", MailEventKind.Bounced, "a@b.example")]
    [InlineData("""{"type":"email.bounced","data":{"to":"Ana <a@b.example>","bounce":{"type":"Transient","subType":"MailboxFull"}}}""", MailEventKind.BouncedForNow, "a@b.example")]
    [InlineData("""{"type":"email.bounced","data":{"to":["a@b.example","c@d.example"],"bounce":{"type":"Undetermined"}}}""", MailEventKind.BouncedForNow, null)]
    [InlineData("""{"type":"email.failed","data":{"to":[1]}}""", MailEventKind.Failed, null)]
    [InlineData("""{"type":"email.complained","data":[]}""", MailEventKind.Complained, null)]
    [InlineData("""{"type":"email.complained"}""", MailEventKind.Complained, null)]
    [InlineData("""{"type":7}""", null, null)]
    [InlineData("""[]""", null, null)]
    [InlineData("""not json""", null, null)]
    [InlineData("", null, null)]
    public void A_webhook_with_members_missing_is_read_as_far_as_it_goes(string body, MailEventKind? kind, string? to)
    {
        var read = ResendEvent.Read(Encoding.UTF8.GetBytes(body), "msg_1", Given.Start);

        Assert.Equal((kind, to), (read?.Kind, read?.To?.Value));
        DateTimeOffset? at = kind is null ? null : Given.Start;
        Assert.Equal(at, read?.At);
    }

    private static bool IsGood(JsonElement vector, string body, string? signatures = null, FakeTimeProvider? clock = null)
    {
        var signature = new SvixSignature(SvixSignature.KeyOf(vector.Text("secret")!)!, clock ?? At(vector.GetProperty("now").GetInt64()));
        return signature.IsGood(vector.Header("svix-id"), vector.Header("svix-timestamp"), signatures ?? vector.Header("svix-signature"), Encoding.UTF8.GetBytes(body));
    }

    private static FakeTimeProvider At(long seconds) => new(DateTimeOffset.FromUnixTimeSeconds(seconds));
}
