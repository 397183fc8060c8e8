using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;

namespace MiaPulse.Tests.Contracts;

/// <summary>The frames of ConversationRelay as they were recorded, read and written by us.</summary>
public sealed class TwilioRelayFrameTests
{
    private static readonly JsonElement Relay = Recorded.Read("twilio-webhooks.json").GetProperty("conversationRelay");

    [Fact]
    public void Every_recorded_frame_of_Twilios_is_read_as_what_it_is()
    {
        var frames = Relay.GetProperty("fromTwilio").EnumerateArray().Select(f => RelayFrame.Read(Encoding.UTF8.GetBytes(f.GetRawText()))).ToList();

        var setup = Assert.IsType<RelayFrame.Setup>(frames[0]);
        Assert.Equal(
            ("VX00000000000000000000000000000001", "AC00000000000000000000000000000001", "CA00000000000000000000000000000001", "01J9ZQ4T6X"),
            (setup.SessionId, setup.AccountSid, setup.CallSid, setup.Parameters["conversationId"]));
        Assert.Equal(
            [
                new RelayFrame.Prompt("Hi! Can you tell me", "en-US", IsLast: false),
                new RelayFrame.Prompt("Hi! Can you tell me about your hours?", "en-US", IsLast: true),
                new RelayFrame.Pressed("1"),
                new RelayFrame.Interrupt("We are open from"),
                new RelayFrame.Interrupt("We are open from"),
                new RelayFrame.Trouble(),
                null, // a frame of times to come
            ],
            frames.Skip(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"prompt\"")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"Prompt","voicePrompt":"names are told apart by their case"}""")]
    public void What_is_no_frame_of_theirs_is_passed_over(string frame) => Assert.Null(RelayFrame.Read(Encoding.UTF8.GetBytes(frame)));

    [Theory]
    [InlineData("""{"type":"prompt","voicePrompt":"Hi"}""", "Hi", true)] // without a last, it is the last
    [InlineData("""{"type":"prompt","voicePrompt":7,"last":true}""", "", true)]
    [InlineData("""{"type":"prompt","voicePrompt":"Hi","last":false,"new":{}}""", "Hi", false)]
    public void A_prompt_is_read_leniently(string frame, string words, bool isLast) =>
        Assert.Equal(new RelayFrame.Prompt(words, null, isLast), RelayFrame.Read(Encoding.UTF8.GetBytes(frame)));

    [Fact]
    public void What_we_say_is_what_was_recorded()
    {
        var recorded = Relay.GetProperty("toTwilio").EnumerateArray().ToList();
        IReadOnlyList<string> Those(string type) => [.. recorded.Where(f => f.GetProperty("type").GetString() == type).Select(f => f.GetRawText())];

        Same(Those("text")[0], RelayFrame.Text("We are open ", isLast: false));
        Same(Those("text")[1], RelayFrame.Text("from nine to five.", isLast: true));
        var uncut = JsonNode.Parse(Those("text")[2])!.AsObject();
        Assert.True(uncut.Remove("lang")); // we change the language by its own frame
        Same(uncut.ToJsonString(), RelayFrame.Text("Please hold.", isLast: true, mayInterrupt: false));
        Same(Those("language")[0].Replace("es-US", "es-ES", StringComparison.Ordinal), RelayFrame.Speak(Language.Spanish.TwilioTag()));
        Same(Those("end")[0], RelayFrame.End(null));
        Same(Those("end")[1], RelayFrame.End("""{"reasonCode":"live-agent-handoff","reason":"The caller wants to talk to a real person"}"""));
    }

    [Fact]
    public void Whom_to_dial_comes_back_from_Twilio_and_is_read_by_nobody_on_the_way()
    {
        var dial = new Dial(PhoneNumber.FromKept("+13125550199")!, TimeSpan.FromSeconds(25), "Call from Zoë about a cake.", Language.Dutch);
        var seal = new FakeSeal();

        var handoff = RelayHandoff.Write(dial, seal);

        Assert.Equal(dial, RelayHandoff.Read(handoff, seal));
        Assert.DoesNotContain("3125550199", handoff, StringComparison.Ordinal);
        Assert.DoesNotContain("cake", handoff, StringComparison.Ordinal);
        Assert.All((string?[])[null, "", "x", "[]", "{}", """{"dial":null}""", """{"dial":7}"""], other => Assert.Null(RelayHandoff.Read(other, seal)));
        seal.HasLostItsKeys = true;
        Assert.Null(RelayHandoff.Read(handoff, seal));
    }

    private static void Same(string recorded, string ours) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(recorded), JsonNode.Parse(ours)), $"{recorded} is not {ours}");
}
