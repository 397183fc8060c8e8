using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Calls;

/// <summary>A text as it left us.</summary>
public sealed record TextOut(string From, string To, string Body);

/// <summary>
/// The whole product with embedded Mia, a Twilio that takes every text, and a clock that goes when a test says so. Each script has a bakery of its own there, with a line of its
/// own.
/// </summary>
public abstract class AScriptedTown(string voice) : IAsyncLifetime
{
    public const string Owners = "+13125550199";

    /// <summary>Hours at which no script is played: one clock goes on through all of them, and stays in the daytime.</summary>
    public static readonly WeeklyHours BeforeDawn = EveryDay(new TimeOnly(3, 0), new TimeOnly(4, 0));

    private static readonly DateTimeOffset WednesdayMorning = new(2026, 6, 10, 10, 0, 0, TimeSpan.Zero);

    private static readonly (string Question, string Answer)[] Known =
    [
        ("How much is a rye loaf?", "A rye loaf costs $6.20."),
        ("Do you bake birthday cakes?", "Yes, birthday cakes are baked to order and need two days' notice."),
        ("Is there parking?", "Yes, there is free parking behind the mill."),
    ];

    private int _made;
    private int _texted;

    public MiaApp App { get; private set; } = null!;

    public TwilioCalls Calls { get; private set; } = null!;

    public LoopbackVendor Twilio { get; private set; } = null!;

    public FakeTimeProvider Clock { get; } = new(WednesdayMorning);

    /// <summary>Every text that went out, oldest first.</summary>
    public IReadOnlyList<TextOut> Texts => [.. Twilio.Asked.Where(IsText).Select(a => Read(a.Body))];

    public async ValueTask InitializeAsync()
    {
        Twilio = await LoopbackVendor.StartAsync((context, _) => AnswerOf(context.Request.Method)(context));
        App = await TwilioCalls.StartAsync(voice, Twilio.Url, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)), realMia: true);
        Calls = new TwilioCalls(App);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Twilio.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Time passes until something holds.</summary>
    public Task PassesUntilAsync(Func<bool> condition, string what) => PassesUntilAsync(() => Task.FromResult(condition()), what);

    public Task PassesUntilAsync(Func<Task<bool>> condition, string what) => Eventually.HoldsAsync(
        async () =>
        {
            if (await condition())
            {
                return true;
            }

            Clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        what);

    /// <summary>Twilio tells of the recording of a call.</summary>
    public async Task TellsOfRecordingAsync(TwilioCall call, string status)
    {
        var told = call.Fields(("RecordingSid", $"RE{call.Sid[2..]}"), ("RecordingStatus", status), ("RecordingDuration", "12"), ("RecordingChannels", "2"));
        using var answer = await TwilioCaller.PostAsync(App, $"/webhooks/twilio/recording?line={Uri.EscapeDataString(call.To)}", told);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A bakery that can be called.</summary>
    public async Task<ABakerysLine> ABakery(Action<Business>? change = null, Action<PhoneLine>? changeLine = null, bool hasPerson = false)
    {
        var number = $"+1312556{(++_made).ToString("0000", CultureInfo.InvariantCulture)}";
        var (owner, key) = await App.ABusiness("Corner Bakery", "https://bakery.example/");
        await using (var db = await App.The<BusinessDbs>().ForAsync(owner, CancellationToken.None))
        {
            var business = await db.Businesses.FindAsync(owner.Business);
            (business!.BookingUrl, business.Email, business.Hours) = ("https://book.bakery.example/", "hello@bakery.example", EveryDay(TimeOnly.MinValue, TimeOnly.MinValue));
            change?.Invoke(business);
            var line = new PhoneLine { BusinessId = owner.Business, Number = number, CreatedAt = Clock.GetUtcNow() };
            if (hasPerson)
            {
                (await db.Members.FindAsync(owner.Business, owner.Member))!.Prove(PhoneNumber.FromKept(Owners)!, Clock.GetUtcNow());
                line.TransferTo = owner.Member;
            }

            changeLine?.Invoke(line);
            db.PhoneLines.Add(line);
            await db.SaveChangesAsync();
        }

        foreach (var (question, answer) in Known)
        {
            Assert.True((await App.The<TeachMia>().RunAsync(owner, new FaqDraft { Question = question, Answer = answer }, CancellationToken.None)).IsDone);
        }

        return new ABakerysLine(owner, key, number);
    }

    /// <summary>Somebody texts a line.</summary>
    /// <returns>The text that is answered; null for none.</returns>
    public async Task<string?> TextsAsync(string from, string to, string words)
    {
        using var answer = await TwilioCaller.PostAsync(
            App, "/webhooks/twilio/sms",
            $"AccountSid={TwilioCaller.Account}&ApiVersion=2010-04-01&Body={Uri.EscapeDataString(words)}&From={Uri.EscapeDataString(from)}&MessageSid=SMin{++_made}&NumMedia=0&To={Uri.EscapeDataString(to)}");
        answer.EnsureSuccessStatusCode();
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements("Message").SingleOrDefault()?.Value;
    }

    /// <summary>Twilio tells how far each text is, in no order and more than once.</summary>
    /// <param name="after">How many went out before.</param>
    public async Task TellsOfTextsAsync(int after)
    {
        foreach (var (number, asked) in Twilio.Asked.Where(IsText).Index().Skip(after))
        {
            var form = TwilioForm.Read(Encoding.ASCII.GetBytes(asked.Body));
            foreach (var word in (string[])["delivered", "sent", "delivered"])
            {
                var (from, to) = (Uri.EscapeDataString(form.Only("From")!), Uri.EscapeDataString(form.Only("To")!));
                using var answer = await TwilioCaller.PostAsync(
                    App, new Uri(form.Only("StatusCallback")!).PathAndQuery, $"AccountSid={TwilioCaller.Account}&From={from}&MessageSid=SM{number + 1}&MessageStatus={word}&To={to}");
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    private static WeeklyHours EveryDay(TimeOnly from, TimeOnly until) => new([.. Enum.GetValues<DayOfWeek>().Select(d => new OpenSpan(d, from, until))]);

    // A text is taken, a recording is there, and is deleted.
    private Func<HttpContext, Task> AnswerOf(string method) => method switch
    {
        "POST" => LoopbackVendor.Answers(201, $$"""{"sid":"SM{{Interlocked.Increment(ref _texted)}}"}"""),
        "DELETE" => LoopbackVendor.Answers(204),
        _ => LoopbackVendor.Answers(200, "the sound of a call", ("Content-Type", "audio/mpeg")),
    };

    private static bool IsText(VendorRequest asked) => asked.Method == "POST" && asked.Target.EndsWith("/Messages.json", StringComparison.Ordinal);

    private static TextOut Read(string body)
    {
        var form = TwilioForm.Read(Encoding.ASCII.GetBytes(body));
        return new TextOut(form.Only("From")!, form.Only("To")!, form.Only("Body")!);
    }
}

/// <summary>A bakery, its widget's key and its number.</summary>
public sealed record ABakerysLine(Owner Owner, string WidgetKey, string Number);

/// <summary>Calls go there turn by turn.</summary>
public sealed class AGatherTown() : AScriptedTown("gather");

/// <summary>Calls go there over a socket.</summary>
public sealed class ARelayTown() : AScriptedTown("relay");
