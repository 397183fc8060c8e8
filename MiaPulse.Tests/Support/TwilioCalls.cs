using System.Globalization;
using System.Xml.Linq;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Support;

/// <summary>
/// Twilio, as far as it carries calls: it places them at a line of ours, plays the caller, and does what our TwiML tells it, each request signed. Written from the vendor's own
/// description, apart from what it tests.
/// </summary>
public sealed class TwilioCalls(MiaApp app)
{
    public const string Line = "+13125550100";
    public const string Somebody = "+13125550123";

    private int _placed;

    /// <summary>The product with an account at Twilio.</summary>
    /// <param name="voice">How words travel there: <c>relay</c> or <c>gather</c>.</param>
    /// <param name="twilio">Where Twilio's own API is; null for nowhere.</param>
    /// <param name="change">What the test changes of the product.</param>
    /// <param name="realMia">Whether embedded Mia answers, instead of the fake model.</param>
    public static Task<MiaApp> StartAsync(string voice, Uri? twilio = null, Action<IServiceCollection>? change = null, bool realMia = false) => MiaApp.StartAsync(
        settings: new Dictionary<string, string?>
        {
            ["PublicUrl"] = TwilioCaller.PublicUrl,
            ["Twilio:AccountSid"] = TwilioCaller.Account,
            ["Twilio:AuthToken"] = TwilioCaller.Token,
            ["Twilio:From"] = Line,
            ["Twilio:Voice"] = voice,
            ["Twilio:BaseUrl"] = (twilio ?? LoopbackVendor.Nowhere).ToString(),
        },
        change: change,
        realMia: realMia);

    /// <summary>A business that is called at a line of its own.</summary>
    public static async Task<Owner> ALineOf(MiaApp app, string name = "Corner Bakery", string number = Line, Action<PhoneLine>? change = null)
    {
        var (owner, _) = await app.ABusiness(name);
        var line = new PhoneLine { BusinessId = owner.Business, Number = number, CreatedAt = app.The<TimeProvider>().GetUtcNow() };
        change?.Invoke(line);
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        db.PhoneLines.Add(line);
        await db.SaveChangesAsync();
        return owner;
    }

    /// <summary>Somebody calls, and has heard what they were answered.</summary>
    public async Task<TwilioCall> DialAsync(string? from = Somebody, string to = Line)
    {
        var call = new TwilioCall(app, $"CA{Interlocked.Increment(ref _placed).ToString("00000000000000000000000000000000", CultureInfo.InvariantCulture)}", from, to);
        await call.ArriveAsync();
        return call;
    }
}

/// <summary>One call, on Twilio's side.</summary>
public sealed class TwilioCall(MiaApp app, string sid, string? caller, string to)
{
    public string Sid => sid;

    public string? From => caller;

    public string To => to;

    /// <summary>What we answered last.</summary>
    public XElement Answer { get; private set; } = new("Response");

    /// <summary>What the caller has heard since they last spoke, a relay's greeting included.</summary>
    public string Heard { get; private set; } = "";

    /// <summary>Whether it waits for the caller to say something.</summary>
    public bool Listens => Answer.Element("Gather") is not null;

    /// <summary>Whether it would end by itself once everything was said.</summary>
    public bool IsEnding => Answer.Element("Hangup") is not null;

    /// <summary>What it does, verb by verb.</summary>
    public IEnumerable<string> Verbs => Answer.Elements().Select(e => e.Name.LocalName);

    public XElement? Relay => Answer.Element("Connect")?.Element("ConversationRelay");

    public Task ArriveAsync() => PostAsync("/webhooks/twilio/voice", ("CallStatus", "ringing"));

    /// <summary>The caller says something where a Gather listens.</summary>
    public Task SayAsync(string words, string? confidence = "0.93") =>
        PostAsync(Action("Gather"), confidence is null ? [("SpeechResult", words)] : [("SpeechResult", words), ("Confidence", confidence)]);

    public Task StaySilentAsync() => PostAsync(Action("Gather"), ("msg", "Gather End"), ("Digits", ""), ("SpeechResult", ""));

    public Task PressAsync(string digits) => PostAsync(Action("Gather"), ("Digits", digits));

    /// <summary>The relay is over: <c>ended</c>, <c>failed</c> or <c>completed</c>.</summary>
    public Task RelayEndsAsync(string status, string? handoff = null) => PostAsync(
        Action("Connect"),
        [("SessionStatus", status), ("CallStatus", status == "completed" ? "completed" : "in-progress"), .. handoff is null ? [] : new[] { ("HandoffData", handoff) }]);

    /// <summary>Dialling somebody is over.</summary>
    public Task DialEndsAsync(string status, bool? isBridged = null) =>
        PostAsync(Action("Dial"), [("DialCallStatus", status), .. isBridged is { } bridged ? new[] { ("DialBridged", bridged ? "true" : "false") } : []]);

    /// <summary>Whoever is dialled picks up, and hears what they are told; then presses a key, or none.</summary>
    public async Task<(XElement Told, XElement? Pressed)> PickUpAsync(string? key)
    {
        var told = await AskAsync(Target(Answer.Element("Dial")!.Element("Number")!.Attribute("url")!.Value), LegFields());
        return (told, key is null ? null : await AskAsync(Target(told.Element("Gather")!.Attribute("action")!.Value), LegFields(("Digits", key))));
    }

    /// <summary>The call is over, and Twilio says so, as often as it likes.</summary>
    public async Task EndAsync(string status = "completed", int seconds = 12)
    {
        using var answer = await SendAsync("/webhooks/twilio/voice/ended", Fields([("CallStatus", status), ("CallDuration", $"{seconds}")]));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A request about this call, as it goes over the wire.</summary>
    public string Fields(params (string Name, string Value)[] more) => Form([("CallSid", sid), ("From", caller ?? ""), ("To", to), .. more]);

    /// <summary>Asks without doing what the answer says.</summary>
    public async Task<XElement> AskAsync(string target, string body)
    {
        using var answer = await SendAsync(target, body);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    /// <summary>Where an address that we gave Twilio leads.</summary>
    public static string Target(string address)
    {
        Assert.StartsWith($"{TwilioCaller.PublicUrl}/", address, StringComparison.Ordinal); // whole, and ours
        return address[TwilioCaller.PublicUrl.Length..];
    }

    public string Action(string verb) => Target(Answer.Element(verb)!.Attribute("action")!.Value);

    private async Task PostAsync(string target, params (string Name, string Value)[] said)
    {
        var heard = new List<string>();
        Answer = await AskAsync(target, Fields(said));
        heard.AddRange(Words(Answer));
        while (Answer.Element("Redirect") is { } more) // words that were heard are not sent along with it
        {
            Answer = await AskAsync(Target(more.Value), Fields());
            heard.AddRange(Words(Answer));
        }

        Heard = string.Join(' ', heard);
    }

    private static IEnumerable<string> Words(XElement answer) =>
        answer.Descendants("Say").Select(s => s.Value).Concat(answer.Descendants("ConversationRelay").Select(r => r.Attribute("welcomeGreeting")?.Value ?? ""));

    // The other leg has a name of its own, and our caller's number as the one who calls.
    private string LegFields(params (string Name, string Value)[] more) =>
        Form([("CallSid", sid.Replace("CA0", "CA9", StringComparison.Ordinal)), ("ParentCallSid", sid), ("From", caller ?? ""), ("To", "+13125550199"), .. more]);

    private static string Form(IEnumerable<(string Name, string Value)> more)
    {
        IEnumerable<(string Name, string Value)> usual = [("AccountSid", TwilioCaller.Account), ("ApiVersion", "2010-04-01"), ("Direction", "inbound")];
        return string.Join('&', usual.Concat(more).DistinctBy(f => f.Name).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));
    }

    private Task<HttpResponseMessage> SendAsync(string target, string body) => TwilioCaller.PostAsync(app, target, body);
}
