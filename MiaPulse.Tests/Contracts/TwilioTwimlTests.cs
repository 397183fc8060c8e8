using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.Options;

namespace MiaPulse.Tests.Contracts;

/// <summary>TwiML as Twilio's own library writes it, and as we do.</summary>
public sealed class TwilioTwimlTests
{
    private static readonly JsonElement Cases = Recorded.Read("twilio-twiml.json").GetProperty("cases");

    private static readonly PhoneNumber TheirPhone = PhoneNumber.FromKept("+13125550199")!;

    private static readonly TwilioLeg Leg = new("CA00000000000000000000000000000001", "+13125550123", "+13125550100");

    private static readonly Say Notice = new("This call is recorded.", Language.English) { MayInterrupt = false };

    private static readonly Say Greeting = new("Hi, this is Mia of Dr. O'Neil & Sons. How can I help?", Language.English);

    private static readonly Listen Ear = new(Language.English, TimeSpan.FromSeconds(15), ["Dr. O'Neil", "insurance, billing"]);

    public static TheoryData<string> All => Recorded.Names(Cases);

    [Theory]
    [MemberData(nameof(All))]
    public void A_recorded_answer_goes_out_as_it_stands(string name)
    {
        var xml = Cases.Named(name).Text("xml")!;

        var written = Twiml.Write(XElement.Parse(xml, LoadOptions.PreserveWhitespace));

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response", written, StringComparison.Ordinal);
        Assert.Equal(Canonical(XElement.Parse(xml, LoadOptions.PreserveWhitespace)), Canonical(XElement.Parse(written, LoadOptions.PreserveWhitespace)));
        Assert.True(xml.Contains("🙏", StringComparison.Ordinal) == written.Contains("🙏", StringComparison.Ordinal), "What is not ASCII stays as it is.");
    }

    [Fact]
    public void Every_element_and_attribute_of_ours_is_one_that_was_recorded()
    {
        var recorded = Cases.EnumerateArray().SelectMany(c => Names(XElement.Parse(c.Text("xml")!))).ToHashSet(StringComparer.Ordinal);
        XElement[] ours =
        [
            Writer("gather").Write([Notice, new MiaPulse.Core.Calls.Record(default), Greeting, Ear], Leg),
            Writer("relay").Write([Notice, new MiaPulse.Core.Calls.Record(default), Greeting, Ear], Leg),
            Writer("gather").Write([Greeting, new Dial(TheirPhone, TimeSpan.FromSeconds(20), "Call from Zoë.", Language.English)], Leg with { From = "anonymous" }),
            Writer("gather").Write([Greeting, new HangUp(CallEnding.Finished)], Leg),
            Writer("gather").WriteBeginning([Greeting], Leg with { Turn = 2 }, 1),
            Writer("gather").Whisper(Leg.Sid, new FakeSeal().Close("Call from Zoë."), Language.English),
            Twiml.End,
            Twiml.Nothing,
        ];

        Assert.DoesNotContain(ours.SelectMany(Names), n => !recorded.Contains(n));
        Assert.Contains("ConversationRelay welcomeGreeting", recorded);
    }

    [Fact]
    public void A_turn_by_Gather_says_the_notice_uncut_and_lets_the_rest_be_spoken_into()
    {
        var answer = Writer("gather").Write([Notice, new MiaPulse.Core.Calls.Record(default), Greeting, Ear], Leg with { Turn = 3 });

        Assert.Equal(["Say", "Start", "Gather"], answer.Elements().Select(e => e.Name.LocalName));
        var recording = answer.Element("Start")!.Element("Recording")!;
        Assert.Equal(
            ("dual", "both", "do-not-trim", "https://app.miapulse.example/webhooks/twilio/recording?line=%2B13125550100"),
            (Of(recording, "channels"), Of(recording, "track"), Of(recording, "trim"), Of(recording, "recordingStatusCallback")));
        Assert.Equal(Notice.Text, answer.Element("Say")!.Value);
        var gather = answer.Element("Gather")!;
        Assert.Equal(Greeting.Text, gather.Element("Say")!.Value);
        Assert.Equal(
            ("speech dtmf", "https://app.miapulse.example/webhooks/twilio/voice/turn?n=3", "POST", "15", "auto", "true", "en-US", "Dr. O'Neil,insurance  billing"),
            (Of(gather, "input"), Of(gather, "action"), Of(gather, "method"), Of(gather, "timeout"), Of(gather, "speechTimeout"), Of(gather, "actionOnEmptyResult"), Of(gather, "language"), Of(gather, "hints")));
    }

    [Fact]
    public void A_relay_greets_by_itself_after_the_notice_and_knows_whose_it_is()
    {
        var answer = Writer("relay").Write([Notice, new MiaPulse.Core.Calls.Record(default), Greeting, Ear], Leg);

        Assert.Equal(["Say", "Start", "Connect"], answer.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("https://app.miapulse.example/webhooks/twilio/voice/connected", Of(answer.Element("Connect")!, "action"));
        var relay = answer.Element("Connect")!.Element("ConversationRelay")!;
        Assert.Equal((TwilioRelayCall.Address, Greeting.Text, "any", "en-US"), (Of(relay, "url"), Of(relay, "welcomeGreeting"), Of(relay, "interruptible"), Of(relay, "language")));
        var parameters = relay.Elements("Parameter").ToDictionary(p => Of(p, "name")!, p => Of(p, "value")!);
        Assert.Equal(Leg.Sid, new FakeSeal().Open(parameters["call"]));
        Assert.True(int.Parse(parameters["silence"], CultureInfo.InvariantCulture) > 15, "The greeting takes its time, and then the silence begins.");
    }

    [Theory]
    [InlineData("gather", "https://app.miapulse.example", null, false)]
    [InlineData("relay", "https://app.miapulse.example", null, true)]
    [InlineData("relay", "https://app.miapulse.example", 4, false)] // it has lost its relay, or never had one
    [InlineData("relay", "http://app.miapulse.example", null, false)] // Twilio opens no socket that is not safe
    [InlineData(null, "https://app.miapulse.example", null, false)]
    public void A_relay_is_opened_where_it_is_set_and_can_be(string? voice, string publicUrl, int? turn, bool isRelay)
    {
        var answer = Writer(voice, publicUrl).Write([Greeting, Ear], Leg with { Turn = turn });

        Assert.Equal((isRelay, !isRelay), (answer.Element("Connect") is not null, answer.Element("Gather") is not null));
    }

    [Fact]
    public void Whoever_is_dialled_hears_the_whisper_and_presses_a_key_and_a_hidden_number_is_shown_to_nobody()
    {
        var dial = new Dial(TheirPhone, TimeSpan.FromSeconds(20), "Call from Zoë about a cake.", Language.German);

        var shown = Writer("gather").Write([Greeting, dial], Leg with { Turn = 4 });
        var hidden = Writer("gather").Write([dial], Leg with { From = "anonymous" });

        Assert.Equal(["Say", "Dial"], shown.Elements().Select(e => e.Name.LocalName));
        var (open, closed) = (shown.Element("Dial")!, hidden.Element("Dial")!);
        Assert.Equal(("20", "true", "https://app.miapulse.example/webhooks/twilio/voice/dialled?n=4"), (Of(open, "timeout"), Of(open, "answerOnBridge"), Of(open, "action")));
        Assert.Null(open.Attribute("callerId")); // Twilio shows the caller's own
        Assert.Equal((Leg.To, "https://app.miapulse.example/webhooks/twilio/voice/dialled"), (Of(closed, "callerId"), Of(closed, "action")));
        Assert.Equal("+13125550199", open.Element("Number")!.Value);
        Assert.DoesNotContain("cake", Of(open.Element("Number")!, "url"), StringComparison.Ordinal);
        var whisper = Writer("gather").Whisper(Leg.Sid, new FakeSeal().Close(dial.Whisper), dial.Language);
        Assert.Equal(["Gather", "Hangup"], whisper.Elements().Select(e => e.Name.LocalName));
        Assert.Equal((dial.Whisper, "de-DE"), (whisper.Element("Gather")!.Element("Say")!.Value, Of(whisper.Element("Gather")!.Element("Say")!, "language")));
    }

    [Fact]
    public void Steps_that_do_not_say_how_it_goes_on_leave_the_caller_listened_to()
    {
        foreach (var steps in (IReadOnlyList<CallStep>[])[[], [Greeting]])
        {
            Assert.NotNull(Writer("gather").Write(steps, Leg).Element("Gather"));
        }
    }

    [Fact]
    public void Words_that_no_XML_may_hold_are_left_out_and_the_rest_is_said()
    {
        var answer = Writer("gather").Write([new Say("A\0 <b>&\u0001 \ud83d 🙏\ufffe", Language.English), new HangUp(CallEnding.Finished)], Leg);

        Assert.Equal("A <b>& \ufffd 🙏", XElement.Parse(Twiml.Write(answer)).Element("Say")!.Value);
    }

    [Fact]
    public void Every_language_has_its_own_name_and_voice()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Equal(language, LanguageTags.Read(language.TwilioTag()));
            Assert.StartsWith("Polly.", language.SayVoice(), StringComparison.Ordinal);
        }

        Assert.Equal(Enum.GetValues<Language>().Length, Enum.GetValues<Language>().Select(l => l.RelayVoice()).Distinct().Count());
    }

    private static TwimlWriter Writer(string? voice, string publicUrl = "https://app.miapulse.example") =>
        new(new PublicUrl(new Uri(publicUrl)), new FakeSeal(), Options.Create(new TwilioOptions { Voice = voice }));

    private static string? Of(XElement element, string attribute) => element.Attribute(attribute)?.Value;

    private static IEnumerable<string> Names(XElement root) =>
        root.DescendantsAndSelf().SelectMany(e => e.Attributes().Select(a => $"{e.Name.LocalName} {a.Name.LocalName}").Append(e.Name.LocalName));

    private static string Canonical(XElement element) =>
        $"<{element.Name} {string.Join(' ', element.Attributes().OrderBy(a => a.Name.LocalName, StringComparer.Ordinal).Select(a => $"{a.Name}={a.Value}"))}>"
        + string.Concat(element.Nodes().Select(n => n is XElement child ? Canonical(child) : ((XText)n).Value)) + "</>";
}
