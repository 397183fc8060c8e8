using System.Globalization;
using System.Text;
using System.Text.Json;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of Twilio's own library for recordings and numbers, said and heard by our client; and what we make of every way in which it can fail.</summary>
public sealed class TwilioCallContractTests
{
    private const string Account = TwilioCaller.Account;
    private const string Recording = "RE00000000000000000000000000000001";
    private const string Line = "+13125550100";

    private static readonly JsonElement Captures = Recorded.Read("twilio-requests.json").GetProperty("captures");

    private static readonly JsonElement Webhooks = Recorded.Read("twilio-webhooks.json").GetProperty("requests");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_deleted_as_it_was_recorded()
    {
        var capture = Captures.Named("recordings.remove");
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(capture.GetProperty("response")));
        await using var services = Services(twilio.Url);

        Assert.True(await Recordings(services).DeleteAsync(Recording, Ct));

        IsAsRecorded(capture, Assert.Single(twilio.Asked));
    }

    [Fact]
    public async Task A_number_is_looked_for_as_it_was_recorded_and_is_not_ours_where_the_account_has_none()
    {
        var capture = Captures.Named("incomingPhoneNumbers.list");
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(capture.GetProperty("response")));
        await using var services = Services(twilio.Url);

        Assert.Equal(LineSetUp.NotOurs, await Numbers(services).SetUpAsync(Line, Ct));

        IsAsRecorded(capture, Assert.Single(twilio.Asked));
    }

    [Fact]
    public async Task A_number_of_ours_is_told_where_calls_their_ends_and_texts_go()
    {
        var capture = Captures.Named("incomingPhoneNumbers.update");
        await using var twilio = await LoopbackVendor.StartAsync(
            LoopbackVendor.Answers(200, """{"incoming_phone_numbers":[{"sid":"PN00000000000000000000000000000001","phone_number":"+13125550100"}]}"""),
            LoopbackVendor.Answers(capture.GetProperty("response")));
        await using var services = Services(twilio.Url);

        Assert.Equal(LineSetUp.Done, await Numbers(services).SetUpAsync(Line, Ct));

        var asked = twilio.Asked[1];
        IsAsRecorded(capture, asked);
        var said = TwilioForm.Read(Encoding.ASCII.GetBytes(asked.Body));
        var recorded = capture.GetProperty("request").GetProperty("bodyForm").EnumerateArray().Select(p => p[0].GetString()!).ToHashSet(StringComparer.Ordinal);
        string[] applications = ["VoiceApplicationSid", "SmsApplicationSid"]; // beside what was recorded: a number that has one listens to none of the addresses
        Assert.All(applications, name => Assert.Equal("", said.Only(name)));
        Assert.Subset(recorded, said.Select(p => p.Key).Except(applications).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(
            ("https://app.miapulse.example/webhooks/twilio/voice", "https://app.miapulse.example/webhooks/twilio/voice/ended", "https://app.miapulse.example/webhooks/twilio/sms"),
            (said.Only("VoiceUrl"), said.Only("StatusCallback"), said.Only("SmsUrl")));
        Assert.All((string[])["VoiceMethod", "StatusCallbackMethod", "SmsMethod"], name => Assert.Equal("POST", said.Only(name)));
    }

    [Theory]
    [InlineData(401, """{"code":20003}""", LineSetUp.Refused)]
    [InlineData(400, """{"code":21502}""", LineSetUp.Refused)]
    [InlineData(429, """{"code":20429}""", LineSetUp.TryLater)]
    [InlineData(502, "<html></html>", LineSetUp.TryLater)]
    [InlineData(200, """{"incoming_phone_numbers":[{"sid":"PN1","phone_number":"+13125550199"}]}""", LineSetUp.NotOurs)]
    [InlineData(200, """{"incoming_phone_numbers":[7,{"sid":null},{}]}""", LineSetUp.NotOurs)]
    [InlineData(200, "<html></html>", LineSetUp.NotOurs)]
    public async Task A_number_that_cannot_be_set_up_says_why(int status, string body, LineSetUp comes)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, body));
        await using var services = Services(twilio.Url);

        Assert.Equal(comes, await Numbers(services).SetUpAsync(Line, Ct));

        Assert.Single(twilio.Asked);
    }

    [Fact]
    public async Task Twilio_is_not_told_to_call_a_machine_that_only_its_owner_can_reach_and_nobody_there_is_tried_later()
    {
        await using var own = Services(new Uri("https://api.twilio.example"), publicUrl: "http://localhost:5080");
        await using var nobody = Services(LoopbackVendor.Nowhere);

        Assert.Equal(LineSetUp.Refused, await Numbers(own).SetUpAsync(Line, Ct));
        Assert.Equal(LineSetUp.TryLater, await Numbers(nobody).SetUpAsync(Line, Ct));
    }

    [Fact]
    public async Task A_recording_comes_from_where_Twilio_is_with_our_key_whatever_address_the_webhook_told()
    {
        var sound = Encoding.ASCII.GetBytes(new string('m', 200_000));
        await using var twilio = await LoopbackVendor.StartAsync(async context =>
        {
            context.Response.ContentType = "audio/mpeg";
            await context.Response.Body.WriteAsync(sound);
        });
        await using var services = Services(twilio.Url);
        var elsewhere = Form("recording-in-progress").Select(p => p.Key is "RecordingUrl" ? KeyValuePair.Create(p.Key, "https://evil.example/x") : p).ToList();
        var heard = TwilioRecordingWebhook.Read(elsewhere)!;
        using var kept = new MemoryStream();

        var whole = Assert.IsType<FetchedRecording.Whole>(await Recordings(services).FetchAsync(heard.VendorId, kept, Ct));

        Assert.Equal((sound.LongLength, "audio/mpeg"), (whole.Bytes, whole.ContentType));
        Assert.Equal(sound, kept.ToArray());
        var asked = Assert.Single(twilio.Asked);
        Assert.Equal(("GET", $"/2010-04-01/Accounts/{Account}/Recordings/{Recording}.mp3"), (asked.Method, asked.Target));
        Assert.Equal(Basic, asked.Headers["Authorization"]);
    }

    [Theory]
    [InlineData(404, true)] // for a moment after it said that it is whole
    [InlineData(401, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(400, false)]
    [InlineData(302, false)] // nobody is followed elsewhere with our key
    [InlineData(410, false)]
    public async Task A_recording_that_does_not_come_is_asked_for_again_where_that_can_help(int status, bool again)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, "", ("Location", "http://127.0.0.1:1/elsewhere")));
        await using var services = Services(twilio.Url);

        var fetched = await Recordings(services).FetchAsync(Recording, Stream.Null, Ct);

        Assert.Equal((again, !again), (fetched is FetchedRecording.TryLater, fetched is FetchedRecording.NeverAgain));
        Assert.Single(twilio.Asked);
    }

    [Fact]
    public async Task A_recording_that_breaks_off_or_nobody_brings_is_asked_for_again()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.TakesAndCutsTheLine);
        await using var services = Services(twilio.Url);
        await using var nobody = Services(LoopbackVendor.Nowhere);

        Assert.IsType<FetchedRecording.TryLater>(await Recordings(services).FetchAsync(Recording, Stream.Null, Ct));
        Assert.IsType<FetchedRecording.TryLater>(await Recordings(nobody).FetchAsync(Recording, Stream.Null, Ct));
        Assert.False(await Recordings(nobody).DeleteAsync(Recording, Ct));
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(404, true)] // gone is gone
    [InlineData(401, false)]
    [InlineData(500, false)]
    public async Task A_copy_counts_as_deleted_where_Twilio_has_none(int status, bool isGone)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status));
        await using var services = Services(twilio.Url);

        Assert.Equal(isGone, await Recordings(services).DeleteAsync(Recording, Ct));
    }

    [Theory]
    [InlineData("../Messages/SM1")]
    [InlineData("RE1/../../x")]
    [InlineData("RE1?x=")]
    [InlineData("RE")]
    [InlineData("")]
    [InlineData("CA00000000000000000000000000000001")]
    public async Task A_name_that_leads_elsewhere_is_asked_for_nowhere(string name)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, "sound"));
        await using var services = Services(twilio.Url);
        Assert.IsType<FetchedRecording.Whole>(await Recordings(services).FetchAsync(Recording, Stream.Null, Ct));

        Assert.IsType<FetchedRecording.NeverAgain>(await Recordings(services).FetchAsync(name, Stream.Null, Ct));
        Assert.False(await Recordings(services).DeleteAsync(name, Ct));

        Assert.Single(twilio.Asked);
        Assert.Null(TwilioRecordingWebhook.Read([new("CallSid", "CA1"), new("RecordingSid", name), new("RecordingStatus", "completed")]));
    }

    [Theory]
    [InlineData("recording-in-progress", "in-progress", null)]
    [InlineData("recording-absent", "absent", null)]
    public void A_recorded_word_of_a_recording_is_read(string name, string status, int? seconds)
    {
        var heard = TwilioRecordingWebhook.Read(Form(name))!;

        Assert.Equal(("twilio", "CA00000000000000000000000000000001", Recording, status, seconds, 2), (heard.Vendor, heard.VendorCallId, heard.VendorId, heard.Status, heard.Seconds, heard.Channels));
        Assert.Equal(DateTimeOffset.Parse("2026-08-22T12:00:00Z", CultureInfo.InvariantCulture), heard.StartedAt);
    }

    private static string Basic => $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:made-up"))}";

    private static IReadOnlyList<KeyValuePair<string, string>> Form(string name) => TwilioForm.Read(Encoding.UTF8.GetBytes(Webhooks.Named(name).Text("body")!));

    private static IRecordingVendor Recordings(ServiceProvider services) => services.GetRequiredService<IRecordingVendor>();

    private static ILineVendor Numbers(ServiceProvider services) => services.GetRequiredService<ILineVendor>();

    private static void IsAsRecorded(JsonElement capture, VendorRequest asked)
    {
        var request = capture.GetProperty("request");
        Assert.Equal((request.Text("method"), request.Text("path")), (asked.Method, asked.Target));
        Assert.Equal(request.Header("Content-Type"), asked.Headers.GetValueOrDefault("Content-Type"));
        Assert.Equal(Basic, asked.Headers["Authorization"]);
    }

    private static ServiceProvider Services(Uri twilio, string publicUrl = "https://app.miapulse.example")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Given.Start));
        services.AddSingleton(new PublicUrl(new Uri(publicUrl)));
        var settings = new Dictionary<string, string?> { ["Twilio:AccountSid"] = Account, ["Twilio:AuthToken"] = "made-up", ["Twilio:From"] = Line, ["Twilio:BaseUrl"] = twilio.ToString() };
        Assert.True(services.TryAddTwilio(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }
}
