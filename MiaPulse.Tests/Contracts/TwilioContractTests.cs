using System.Net;
using System.Text;
using System.Text.Json;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of Twilio's own library for texts, said and heard by our client; and what we make of every way in which it can fail.</summary>
public sealed class TwilioContractTests
{
    private const string Account = "AC00000000000000000000000000000001";

    private static readonly JsonElement Captures = Recorded.Read("twilio-requests.json").GetProperty("captures");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("messages.create-from-number")]
    [InlineData("messages.create-messaging-service")]
    [InlineData("messages.create-mms-two-media")]
    [InlineData("messages.create-scheduled-validity")]
    public async Task What_goes_out_is_what_was_recorded(string name)
    {
        var (request, response) = (Captures.Named(name).GetProperty("request"), Captures.Named(name).GetProperty("response"));
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(response));
        await using var services = Services(twilio.Url);
        var said = request.GetProperty("bodyForm").EnumerateArray().Select(p => KeyValuePair.Create(p[0].GetString()!, p[1].GetString()!)).ToList();

        var answer = await services.GetRequiredService<TwilioClient>().SendMessageAsync(said, Ct);

        var asked = Assert.Single(twilio.Asked);
        Assert.Equal((request.Text("method"), request.Text("path")), (asked.Method, asked.Target));
        Assert.Equal(request.Header("Content-Type"), asked.Headers["Content-Type"]);
        Assert.Equal(request.Header("Accept"), asked.Headers["Accept"]);
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:made-up"))}", asked.Headers["Authorization"]);
        Assert.Equal(said, TwilioForm.Read(Encoding.ASCII.GetBytes(asked.Body)));
        Assert.Equal((HttpStatusCode.Created, response.GetProperty("body").Text("sid")), (answer.Status, answer.Sid));
    }

    [Theory]
    [InlineData("+13125550100", "From")]
    [InlineData("MG00000000000000000000000000000001", "MessagingServiceSid")]
    public async Task A_text_of_ours_says_whom_it_is_from_and_where_to_tell_how_far_it_is(string from, string named)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(Captures.Named("messages.create-from-number").GetProperty("response")));
        await using var services = Services(twilio.Url, from: from);

        var delivery = await Send(services, "A lead: Zoë & Co + 100% 🙏");

        Assert.Equal(new Delivery.Delivered("SM00000000000000000000000000000001"), delivery);
        Assert.Equal(
            [
                KeyValuePair.Create("To", "+13125550123"), KeyValuePair.Create(named, from), KeyValuePair.Create("Body", "A lead: Zoë & Co + 100% 🙏"),
                KeyValuePair.Create("StatusCallback", "https://mia.example/webhooks/twilio/status?m=lead%2F01J9"),
            ],
            TwilioForm.Read(Encoding.ASCII.GetBytes(twilio.Asked[0].Body)));
    }

    [Fact]
    public async Task Twilio_is_not_told_to_call_a_machine_that_only_its_owner_can_reach()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.Created);
        var heard = "";
        await using var services = Services(
            new Uri("https://api.twilio.example"),
            publicUrl: "http://localhost:5080",
            change: s => s.AddHttpClient(nameof(TwilioClient)).ConfigurePrimaryHttpMessageHandler(() => new Hearing(answer, body => heard = body)));

        await Send(services, "Hi");

        Assert.Contains("Body=Hi", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("StatusCallback", heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messages.create-error-21610", false)]
    [InlineData("messages.create-error-429", true)]
    [InlineData("auth-error", false)]
    public async Task A_recorded_error_is_tried_later_only_where_that_can_help(string name, bool later)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(Captures.Named(name).GetProperty("response")));
        await using var services = Services(twilio.Url);

        Assert.Equal(later, await Send(services, "Hi") is Delivery.TryLater);

        Assert.Single(twilio.Asked);
    }

    [Theory]
    [InlineData(401, 20003, false, "Twilio:AuthToken")]
    [InlineData(404, 20404, false, "Twilio:AccountSid")]
    [InlineData(429, 20429, true, "slow down")]
    [InlineData(400, 21211, false, "cannot take texts")]
    [InlineData(400, 21614, false, "cannot take texts")]
    [InlineData(400, 21635, false, "cannot take texts")]
    [InlineData(400, 21610, false, "opted out")]
    [InlineData(400, 21606, false, "Twilio:From")]
    [InlineData(400, 21612, false, "Twilio:From")]
    [InlineData(400, 21408, false, "country")]
    [InlineData(400, 21608, false, "Twilio:From")]
    [InlineData(400, 21602, false, "empty or too long")]
    [InlineData(400, 21603, false, "Twilio:From")]
    [InlineData(400, 21617, false, "empty or too long")]
    [InlineData(400, 21703, false, "Twilio:From")]
    [InlineData(400, 30034, false, "Twilio:From")]
    [InlineData(400, 99999, false, "99999")]
    [InlineData(500, 20500, true, "trouble")]
    [InlineData(503, 20503, true, "trouble")]
    public async Task Every_error_is_told_by_its_number(int status, int code, bool later, string tells)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, $$"""{"code":{{code}},"message":"Not to +13125550123","status":{{status}}}"""));
        await using var services = Services(twilio.Url);

        var delivery = await Send(services, "Hi");

        Assert.Equal(later, delivery is Delivery.TryLater);
        Assert.Contains(tells, Why(delivery), StringComparison.Ordinal);
        Assert.DoesNotContain("3125550123", Why(delivery), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(500)]
    public async Task A_gateway_that_does_not_know_either_sends_no_text_twice(int status)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(status, "<html>Bad Gateway</html>"));
        await using var services = Services(twilio.Url);

        Assert.Contains("may have gone out", Assert.IsType<Delivery.NeverAgain>(await Send(services, "Hi")).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_says_that_nobody_is_there_may_be_asked_again()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503, "<html></html>", ("Retry-After", "9")));
        await using var services = Services(twilio.Url);

        Assert.Equal(TimeSpan.FromSeconds(9), Assert.IsType<Delivery.TryLater>(await Send(services, "Hi")).After);
    }

    [Fact]
    public async Task A_line_that_is_cut_after_the_text_arrived_sends_it_no_second_time()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM1"}"""), LoopbackVendor.CutsTheLine);
        await using var services = Services(twilio.Url);
        Assert.Equal(new Delivery.Delivered("SM1"), await Send(services, "One"));

        var delivery = await Send(services, "Two"); // on a connection that was kept, the library would try by itself

        Assert.Contains("may have gone out", Assert.IsType<Delivery.NeverAgain>(delivery).Why, StringComparison.Ordinal);
        Assert.Equal(2, twilio.Asked.Count);
    }

    [Fact]
    public async Task A_yes_that_breaks_off_is_a_yes()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.TakesAndCutsTheLine);
        await using var services = Services(twilio.Url);

        Assert.Equal(new Delivery.Delivered(), await Send(services, "Hi"));
    }

    [Fact]
    public async Task Nobody_there_is_tried_later()
    {
        await using var services = Services(LoopbackVendor.Nowhere);

        Assert.IsType<Delivery.TryLater>(await Send(services, "Hi"));
    }

    [Fact]
    public async Task Silence_ends_when_the_clock_runs_out_and_sends_no_text_twice()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Hangs);
        var clock = new FakeTimeProvider(Given.Start);
        await using var services = Services(twilio.Url, clock);

        var sending = Send(services, "Hi");
        await Eventually.HoldsAsync(() => twilio.Asked.Count == 1, "the text arrives");
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Contains("may have gone out", Assert.IsType<Delivery.NeverAgain>(await sending.WaitAsync(Eventually.Patience, Ct)).Why, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Uri twilio, FakeTimeProvider? clock = null, string from = "+13125550100", string publicUrl = "https://mia.example", Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock ?? new FakeTimeProvider(Given.Start));
        services.AddSingleton(new PublicUrl(new Uri(publicUrl)));
        var settings = new Dictionary<string, string?> { ["Twilio:AccountSid"] = Account, ["Twilio:AuthToken"] = "made-up", ["Twilio:From"] = from, ["Twilio:BaseUrl"] = twilio.ToString() };
        Assert.True(services.TryAddTwilio(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static Task<Delivery> Send(ServiceProvider services, string text) =>
        services.GetRequiredService<TwilioTexter>().SendAsync(new TextMessage(PhoneNumber.TryParse("+13125550123", "US", out var number) ? number : throw new InvalidOperationException(), text, "lead/01J9"), Ct);

    private static string Why(Delivery delivery) => (delivery as Delivery.TryLater)?.Why ?? Assert.IsType<Delivery.NeverAgain>(delivery).Why;

    /// <summary>Answers in the vendor's place without a wire, since the vendor's name leads nowhere.</summary>
    private sealed class Hearing(HttpResponseMessage answer, Action<string> hear) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            hear(await request.Content!.ReadAsStringAsync(cancellationToken));
            return answer;
        }
    }
}
