using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What Twilio says over a relay's socket, as far as we listen; and how we say something there.</summary>
internal abstract record RelayFrame
{
    /// <summary>Under these names the answer that opened the relay gives it what it has to know, and <see cref="Setup"/> brings it back.</summary>
    public const string CallParameter = "call";
    public const string LanguageParameter = "language";
    public const string SilenceParameter = "silence";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private RelayFrame()
    {
    }

    /// <summary>Comes first: which call it is.</summary>
    public sealed record Setup(string SessionId, string AccountSid, string CallSid, IReadOnlyDictionary<string, string> Parameters) : RelayFrame;

    /// <summary>The caller has said something; unless it is the last of it, more words of the same come.</summary>
    public sealed record Prompt(string Words, string? Language, bool IsLast) : RelayFrame;

    public sealed record Pressed(string Digit) : RelayFrame;

    /// <summary>The caller spoke into Mia's words, of which this was heard.</summary>
    public sealed record Interrupt(string Heard) : RelayFrame;

    /// <summary>Something that we said was not understood, or something of Twilio's broke.</summary>
    public sealed record Trouble : RelayFrame;

    /// <summary>Reads leniently: names and members are added without notice. Null for what we do not know.</summary>
    public static RelayFrame? Read(byte[] frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame);
            return json.RootElement.ValueKind is JsonValueKind.Object ? Read(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Some of Mia's words; with nothing in it and <paramref name="isLast"/>, only the end of them.</summary>
    public static string Text(string token, bool isLast, bool mayInterrupt = true)
    {
        bool? not = mayInterrupt ? null : false; // either may be by default
        return JsonSerializer.Serialize(new { type = "text", token, last = isLast, interruptible = not, preemptible = not }, Json);
    }

    /// <summary>From here on both sides speak this language.</summary>
    public static string Speak(string language) => JsonSerializer.Serialize(new { type = "language", ttsLanguage = language, transcriptionLanguage = language }, Json);

    /// <summary>The relay is over, and the call goes on with what the callback's answer says.</summary>
    /// <param name="handoff">What that callback is told.</param>
    public static string End(string? handoff) => JsonSerializer.Serialize(new { type = "end", handoffData = handoff }, Json);

    private static RelayFrame? Read(JsonElement frame) => Word(frame, "type") switch
    {
        "setup" => new Setup(Word(frame, "sessionId") ?? "", Word(frame, "accountSid") ?? "", Word(frame, "callSid") ?? "", ParametersIn(frame)),
        "prompt" => new Prompt(Word(frame, "voicePrompt") ?? "", Word(frame, "lang"), !frame.TryGetProperty("last", out var last) || last.ValueKind is not JsonValueKind.False),
        "dtmf" => new Pressed(Word(frame, "digit") ?? ""),
        "interrupt" => new Interrupt(Word(frame, "utteranceUntilInterrupt") ?? ""), // after how long comes as a number or a word, and nothing hangs on it
        "error" => new Trouble(),
        _ => null,
    };

    private static Dictionary<string, string> ParametersIn(JsonElement frame) =>
        frame.TryGetProperty("customParameters", out var all) && all.ValueKind is JsonValueKind.Object
            ? all.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.String).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value.GetString()!)
            : [];

    private static string? Word(JsonElement frame, string name) => frame.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
