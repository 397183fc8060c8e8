using System.Net;
using System.Text;
using System.Xml.Linq;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>A call's link and what is texted back, through the doors: the vendor's own, or paper.</summary>
public sealed class LineTextsDoorTests
{
    private const string Texts = "/webhooks/twilio/sms";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_text_to_a_line_is_that_businesss_and_one_to_the_operators_number_is_not()
    {
        await using var app = await TwilioCaller.StartAsync();
        var (owner, _) = await app.ABusiness();
        await LineAsync(app, owner);

        Assert.StartsWith("Corner Bakery: ", (await SaidAsync(app, "SM1", "HELP"))!.Value, StringComparison.Ordinal);
        Assert.StartsWith("MiaPulse texts members", (await SaidAsync(app, "SM2", "HELP", "%2B13125550100"))!.Value, StringComparison.Ordinal);
        Assert.Null(await SaidAsync(app, "SM3", "Is+my+cake+ready%3F"));
        Assert.Null(await SaidAsync(app, "SM4", "STOP"));
        Assert.Null(await SaidAsync(app, "SM5", "Is+anybody+there%3F", "%2B13125550100"));

        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        var message = await db.Messages.AsNoTracking().SingleAsync(m => m.Author == Author.Visitor, Ct);
        Assert.Equal(("Is my cake ready?", true), (message.Text, message.IsText));
        var talk = await db.Conversations.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ConversationState.Waiting, Channel.Phone), (talk.State, talk.Channel));
        Assert.NotNull((await db.LineOptOuts.AsNoTracking().SingleAsync(Ct)).StoppedAt);
        Assert.Equal(0, await db.TextOptOuts.CountAsync(Ct));
    }

    [Fact]
    public async Task A_forged_text_joins_no_conversation()
    {
        await using var app = await TwilioCaller.StartAsync();
        var (owner, _) = await app.ABusiness();
        await LineAsync(app, owner);
        using var forged = await TwilioCaller.PostAsync(app, Texts, Fields("SM1", "Hello"), "x");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(0, await MessagesAsync(app, owner));

        Assert.Null(await SaidAsync(app, "SM1", "Hello"));

        Assert.Equal(1, await MessagesAsync(app, owner));
    }

    [Fact]
    public async Task The_link_goes_out_from_the_line_and_its_status_finds_it()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM77"}"""));
        await using var app = await TwilioCaller.StartAsync(twilio.Url);
        var (owner, _) = await app.ABusiness();
        var caller = await OfferedAsync(app, owner);

        Assert.Equal(LinkAnswer.Sent, await app.The<SendLink>().RunAsync(caller, "Yes", Ct));

        var form = TwilioForm.Read(Encoding.ASCII.GetBytes(Assert.Single(twilio.Asked).Body));
        Assert.Equal((TextedCalls.Caller, TextedCalls.Line), (form.Only("To"), form.Only("From")));
        var status = new Uri(form.Only("StatusCallback")!).PathAndQuery;
        foreach (var word in new[] { "delivered", "sent" })
        {
            using var answer = await TwilioCaller.PostAsync(app, status, $"AccountSid={TwilioCaller.Account}&From=%2B13125550199&MessageSid=SM77&MessageStatus={word}&To=%2B13125550123");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        Assert.Equal(CallTextState.Delivered, (await db.CallTexts.AsNoTracking().SingleAsync(Ct)).State);
    }

    [Fact]
    public async Task A_rehearsed_calls_text_reaches_no_phone()
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM77"}"""));
        await using var app = await TwilioCaller.StartAsync(twilio.Url);
        var (owner, _) = await app.ABusiness();

        Assert.Equal(LinkAnswer.Sent, await app.The<SendLink>().RunAsync(await OfferedAsync(app, owner, Call.Simulator), "Yes", Ct));
        Assert.Empty(twilio.Asked);

        Assert.Equal(LinkAnswer.Sent, await app.The<SendLink>().RunAsync(await OfferedAsync(app, owner), "Yes", Ct));
        Assert.Single(twilio.Asked);
    }

    [Fact]
    public async Task Without_a_vendor_the_link_lies_in_the_outbox_with_both_numbers_and_can_be_looked_up_there()
    {
        await using var app = await MiaApp.StartAsync("Development");
        var (owner, _) = await app.ABusiness();
        var before = DateTimeOffset.MinValue;

        Assert.Equal(LinkAnswer.Sent, await app.The<SendLink>().RunAsync(await OfferedAsync(app, owner, Call.Simulator), "Yes", Ct));

        var item = Assert.Single(await app.The<Outbox>().ListAsync(Ct), i => i.Subject is null);
        Assert.Equal((TextedCalls.Caller, TextedCalls.Line), (item.To, item.From));
        using var browser = new PlainBrowser(app.Url);
        var page = await browser.ReadAsync($"/dev/outbox/{item.Id}");
        Assert.Contains("here is the link you asked for.", page, StringComparison.Ordinal);
        Assert.Contains("Open the link", page, StringComparison.Ordinal);
        var lookup = app.The<ITextLookup>();
        Assert.Equal(item.Id, (await lookup.FindAsync(item.To, item.From!, item.Text, before, Ct))?.VendorId);
        Assert.Null(await lookup.FindAsync(item.To, item.From!, item.Text, item.At.AddSeconds(1), Ct));
        Assert.Null(await lookup.FindAsync(item.To, "+13125550198", item.Text, before, Ct));
        Assert.Null(await lookup.FindAsync(item.To, item.From!, "Other words", before, Ct));
    }

    private static async Task LineAsync(MiaApp app, Owner owner)
    {
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        db.PhoneLines.Add(new PhoneLine { BusinessId = owner.Business, Number = TextedCalls.Line, CreatedAt = app.The<TimeProvider>().GetUtcNow() });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<PhoneCaller> OfferedAsync(MiaApp app, Owner owner, string vendor = "twilio")
    {
        var clock = app.The<TimeProvider>();
        var (caller, id) = (new Visitor(owner.Business, Ids.New<VisitorId>(clock)), Ids.New<CallId>(clock));
        await app.The<WelcomeVisitor>().RunAsync(caller, Secrets.New(), new BrowserFacts(null, null, null));
        var said = await app.The<MessageLog>().HearVisitorAsync(caller, null, new ConversationStart(Channel.Phone, null, null), TextedCalls.Asked, $"{id}.1");
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        db.Calls.Add(new Call
        {
            BusinessId = owner.Business,
            Id = id,
            Vendor = vendor,
            VendorId = $"CA{id.Value:N}",
            VisitorId = caller.Id,
            ConversationId = said.Conversation,
            From = TextedCalls.Caller,
            To = TextedCalls.Line,
            State = CallState.Talking,
            StartedAt = clock.GetUtcNow(),
            HeardAt = clock.GetUtcNow(),
            LinkTalk = LinkTalk.Offered,
            LinkKind = LinkKind.Website,
            LinkAskedSequence = said.Sequence,
            LinkAskedAt = said.At,
        });
        await db.SaveChangesAsync(Ct);
        return new PhoneCaller(owner.Business, id, caller.Id);
    }

    private static async Task<int> MessagesAsync(MiaApp app, Owner owner)
    {
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        return await db.Messages.CountAsync(Ct);
    }

    private static string Fields(string sid, string words, string to = "%2B13125550199") =>
        $"AccountSid={TwilioCaller.Account}&ApiVersion=2010-04-01&Body={words}&From=%2B13125550123&MessageSid={sid}&NumMedia=0&NumSegments=1&SmsStatus=received&To={to}";

    /// <summary>The one message that is answered; null where there is none.</summary>
    private static async Task<XElement?> SaidAsync(MiaApp app, string sid, string words, string to = "%2B13125550199")
    {
        using var answer = await TwilioCaller.PostAsync(app, Texts, Fields(sid, words, to));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!.Elements().SingleOrDefault();
    }
}
