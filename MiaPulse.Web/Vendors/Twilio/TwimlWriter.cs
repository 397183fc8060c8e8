using System.Xml.Linq;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// Makes TwiML of what happens next in a call. What may be spoken into stands where it can be: inside the Gather, or as the relay's greeting. The notice stands before both, and
/// a Say on its own cannot be cut. Every address is whole, since TwiML also travels without one of its own.
/// </summary>
internal sealed class TwimlWriter(PublicUrl publicUrl, ISeal seal, IOptions<TwilioOptions> options)
{
    /// <summary>How long to listen where nothing says it.</summary>
    public static readonly TimeSpan UsualSilence = TimeSpan.FromSeconds(15);

    /// <summary>Which turn's words an address is for.</summary>
    public const string TurnName = "n";

    /// <summary>How many steps of that turn were told already.</summary>
    public const string FromName = "from";

    /// <summary>The line, which a recording's callback does not name by itself.</summary>
    public const string LineName = "line";

    /// <summary>The call that is handed on, on the leg of who takes it.</summary>
    public const string CallName = "c";

    /// <summary>What they hear, sealed: it names the caller, and addresses stand in logs.</summary>
    public const string WhisperName = "w";

    public const string LanguageName = "l";

    private const int MostHints = 500;
    private const int MaxHintLength = 100;

    /// <summary>Seconds to press a key, for whom a call is handed on to. A mailbox is still talking by then.</summary>
    private const int SecondsToPress = 8;

    // ConversationRelay takes wss addresses alone.
    private bool CanRelay => options.Value.IsRelay && publicUrl.IsHttps;

    /// <param name="steps">In order. Where none says how it goes on, the caller is listened to: an answer without one would end the call.</param>
    /// <param name="leg">Of which call.</param>
    public XElement Write(IReadOnlyList<CallStep> steps, TwilioLeg leg)
    {
        var spoken = steps.Where(s => s is Record or Say).ToList();
        var closing = steps.LastOrDefault(s => s is Listen or Dial or HangUp)
            ?? new Listen(spoken.OfType<Say>().LastOrDefault()?.Language ?? Language.English, UsualSilence, []);
        var open = closing is Listen ? spoken.AsEnumerable().Reverse().TakeWhile(s => s is Say { MayInterrupt: true }).Count() : 0;
        var inside = spoken.TakeLast(open).OfType<Say>().ToList();
        return new XElement("Response", spoken.SkipLast(open).Select(s => s is Say say ? Spoken(say) : Recording(leg)), closing switch
        {
            Listen listen when leg.Turn is null && CanRelay => Relay(inside, listen, leg),
            Listen listen => Gather(inside, listen, leg),
            Dial dial => HandedOn(dial, leg),
            _ => new XElement("Hangup"),
        });
    }

    /// <summary>The beginning of a turn whose rest is still being found; Twilio asks for that once it has said this.</summary>
    /// <param name="steps">What there is.</param>
    /// <param name="leg">Of which call; <see cref="TwilioLeg.Turn"/> is the turn itself.</param>
    /// <param name="told">How many steps of the turn were told with these.</param>
    public XElement WriteBeginning(IEnumerable<CallStep> steps, TwilioLeg leg, int told) => new(
        "Response",
        steps.OfType<Say>().Select(Spoken),
        new XElement("Redirect", new XAttribute("method", "POST"), At(TwilioVoice.TurnPath, (TurnName, $"{leg.Turn}"), (FromName, $"{told}"))));

    /// <summary>What somebody hears to whom a call is handed on: they press 1, or it is not theirs.</summary>
    public XElement Whisper(string callSid, string? closedWhisper, Language language)
    {
        var whisper = closedWhisper is null ? null : seal.Open(closedWhisper);
        return new XElement(
            "Response",
            new XElement(
                "Gather",
                new XAttribute("input", "dtmf"),
                new XAttribute("numDigits", 1),
                new XAttribute("timeout", SecondsToPress),
                new XAttribute("method", "POST"),
                new XAttribute("action", At(TwilioVoice.WhisperPath, (CallName, callSid))),
                whisper is null ? null : Spoken(new Say(whisper, language))),
            new XElement("Hangup"));
    }

    private static XElement Spoken(Say say) => new("Say", new XAttribute("voice", say.Language.SayVoice()), new XAttribute("language", say.Language.TwilioTag()), Twiml.Clean(say.Text));

    private XElement Recording(TwilioLeg leg) => new(
        "Start",
        new XElement(
            "Recording",
            new XAttribute("name", "call"),
            new XAttribute("recordingStatusCallback", At(TwilioRecordingWebhook.Path, (LineName, leg.To))),
            new XAttribute("recordingStatusCallbackMethod", "POST"),
            new XAttribute("recordingStatusCallbackEvent", "in-progress completed absent"),
            new XAttribute("channels", "dual"),
            new XAttribute("track", "both"),
            new XAttribute("trim", "do-not-trim"))); // trimmed, its seconds would not be the transcript's

    private XElement Gather(IEnumerable<Say> inside, Listen listen, TwilioLeg leg) => new(
        "Gather",
        new XAttribute("input", "speech dtmf"),
        new XAttribute("action", At(TwilioVoice.TurnPath, (TurnName, $"{leg.Turn ?? 1}"))),
        new XAttribute("method", "POST"),
        new XAttribute("language", listen.Language.TwilioTag()),
        new XAttribute("timeout", Seconds(listen.Silence)),
        new XAttribute("speechTimeout", "auto"),
        new XAttribute("profanityFilter", "false"),
        new XAttribute("actionOnEmptyResult", "true"), // silence is heard too, else the call would run out of TwiML
        Hints(listen),
        inside.Select(Spoken));

    private XElement Relay(IReadOnlyList<Say> inside, Listen listen, TwilioLeg leg)
    {
        var greeting = string.Join(' ', inside.Select(s => Twiml.Clean(s.Text).Trim()));
        var silence = listen.Silence + SpeakingTime.Of(greeting.Length);
        return new XElement(
            "Connect",
            new XAttribute("action", At(TwilioVoice.ConnectedPath)),
            new XAttribute("method", "POST"),
            new XElement(
                "ConversationRelay",
                new XAttribute("url", $"ws{At(TwilioRelay.Path)["http".Length..]}"),
                greeting.Length == 0 ? null : new XAttribute("welcomeGreeting", greeting),
                new XAttribute("welcomeGreetingInterruptible", "any"),
                new XAttribute("language", listen.Language.TwilioTag()),
                new XAttribute("ttsProvider", "Amazon"),
                new XAttribute("voice", listen.Language.RelayVoice()),
                new XAttribute("interruptible", "any"),
                new XAttribute("dtmfDetection", "true"),
                new XAttribute("profanityFilter", "false"),
                Hints(listen),
                Parameter(RelayFrame.CallParameter, seal.Close(leg.Sid)), // what proves that the socket belongs to this very answer; its signature is the same for all
                Parameter(RelayFrame.LanguageParameter, listen.Language.Tag()),
                Parameter(RelayFrame.SilenceParameter, $"{Seconds(silence)}")));
    }

    private XElement HandedOn(Dial dial, TwilioLeg leg) => new(
        "Dial",
        new XAttribute("action", leg.Turn is { } turn ? At(TwilioVoice.DialledPath, (TurnName, $"{turn}")) : At(TwilioVoice.DialledPath)),
        new XAttribute("method", "POST"),
        new XAttribute("timeout", Seconds(dial.RingFor)),
        new XAttribute("answerOnBridge", "true"), // the caller hears it ring until somebody has pressed the key
        leg.ShowsNumber ? null : new XAttribute("callerId", leg.To), // a hidden number cannot be shown, and Twilio dials for nobody
        new XElement(
            "Number",
            new XAttribute("url", At(TwilioVoice.WhisperPath, (CallName, leg.Sid), (LanguageName, dial.Language.Tag()), (WhisperName, seal.Close(dial.Whisper)))),
            dial.To.Value));

    private static XAttribute? Hints(Listen listen)
    {
        var hints = listen.Hints.Select(h => Twiml.Clean(h).Replace(',', ' ').Trim()).Where(h => h.Length is > 0 and <= MaxHintLength).Distinct().Take(MostHints);
        return string.Join(',', hints) is { Length: > 0 } all ? new XAttribute("hints", all) : null;
    }

    private static XElement Parameter(string name, string value) => new("Parameter", new XAttribute("name", name), new XAttribute("value", value));

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    private string At(string path, params (string Name, string Value)[] query)
    {
        var said = string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
        return publicUrl.At(said.Length == 0 ? path[1..] : $"{path[1..]}?{said}").AbsoluteUri;
    }
}
