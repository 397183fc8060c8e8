using MiaPulse.Core.Calls;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Notifications;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors;
using MiaPulse.Web.Vendors.Paper;
using MiaPulse.Web.Vendors.Resend;
using MiaPulse.Web.Vendors.Smtp;
using MiaPulse.Web.Vendors.Telegram;
using MiaPulse.Web.Vendors.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Notifications;

/// <summary>Who carries mail and texts, by what is set; and what keeps the product from starting.</summary>
public sealed class VendorChoiceTests
{
    private const string Secret = "whsec_bWlhcHVsc2UtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OWFi";

    [Fact]
    public void Nothing_set_is_paper()
    {
        var services = Choose();

        Assert.True(Has<PaperMailer>(services));
        Assert.True(Has<PaperTexter>(services));
        Assert.Equal(new ConnectedVendors(Mail: false, Texts: false), Connected(services));
    }

    [Theory]
    [InlineData("Resend:ApiKey=re_1 Resend:From=a@b.example")]
    [InlineData("Resend:ApiKey=re_1 Resend:From=a@b.example Resend:WebhookSecret=" + Secret)]
    public void Resend_carries_mail_where_it_is_set(string set)
    {
        var services = Choose(set);

        Assert.True(Has<ResendMailer>(services));
        Assert.False(Has<PaperMailer>(services));
        Assert.Equal(new ConnectedVendors(Mail: true, Texts: false), Connected(services));
    }

    [Fact]
    public void A_mail_server_carries_mail_where_it_is_set()
    {
        var services = Choose("Smtp:Host=mail.example Smtp:From=a@b.example");

        Assert.True(Has<SmtpMailer>(services));
        Assert.Equal(new ConnectedVendors(Mail: true, Texts: false), Connected(services));
    }

    [Fact]
    public void Twilio_carries_texts_where_it_is_set()
    {
        var services = Choose("Twilio:AccountSid=AC1 Twilio:AuthToken=made-up Twilio:From=+13125550100");

        Assert.True(Has<TwilioTexter>(services));
        Assert.Equal(new ConnectedVendors(Mail: false, Texts: true), Connected(services));
        Assert.Contains(services, s => s.ServiceType == typeof(ILineVendor) && s.ImplementationType == typeof(TwilioNumbers));
        Assert.Contains(services, s => s.ServiceType == typeof(IRecordingVendor) && s.ImplementationType == typeof(TwilioRecordings));
        Assert.DoesNotContain(Choose(), s => s.ServiceType == typeof(ILineVendor));
    }

    [Fact]
    public void Telegram_is_the_messenger_where_it_is_set_and_otherwise_there_is_none()
    {
        Assert.DoesNotContain(Choose(), s => s.ServiceType == typeof(IChatApp) || s.ServiceType == typeof(INotificationChannel));

        var services = Choose("Telegram:BotToken=1:a Telegram:WebhookSecret=s");

        Assert.Contains(services, s => s.ServiceType == typeof(IChatApp) && s.ImplementationType == typeof(TelegramApp));
        Assert.Contains(services, s => s.ServiceType == typeof(INotificationChannel) && s.ImplementationType == typeof(ChatChannel));
    }

    [Theory]
    [InlineData("Resend:ApiKey=re_1", "Resend:From")]
    [InlineData("Resend:From=a@b.example", "Resend:ApiKey")]
    [InlineData("Resend:WebhookSecret=" + Secret, "Resend:ApiKey")]
    [InlineData("Resend:BaseUrl=http://127.0.0.1:1", "Resend:ApiKey")]
    [InlineData("Resend:ApiKey=re_1 Resend:From=nobody", "Resend:From")]
    [InlineData("Resend:ApiKey=re_1 Resend:From=a@b.example Resend:WebhookSecret=whsec_!", "Resend:WebhookSecret")]
    [InlineData("Resend:ApiKey=re_1 Resend:From=a@b.example Resend:BaseUrl=ftp://x.example", "Resend:BaseUrl")]
    [InlineData("Smtp:Host=mail.example", "Smtp:From")]
    [InlineData("Smtp:From=a@b.example", "Smtp:Host")]
    [InlineData("Smtp:User=u", "Smtp:Host")]
    [InlineData("Smtp:Host=mail.example Smtp:From=nobody", "Smtp:From")]
    [InlineData("Smtp:Host=mail.example Smtp:From=a@b.example Smtp:User=u", "Smtp:Password")]
    [InlineData("Smtp:Host=mail.example Smtp:From=a@b.example Smtp:Password=p", "Smtp:User")]
    [InlineData("Twilio:AccountSid=AC1 Twilio:From=+1", "Twilio:AuthToken")]
    [InlineData("Twilio:AccountSid=AC1 Twilio:AuthToken=t", "Twilio:From")]
    [InlineData("Twilio:AuthToken=t", "Twilio:AccountSid")]
    [InlineData("Twilio:AccountSid=AC/../x Twilio:AuthToken=t Twilio:From=+1", "Twilio:AccountSid")]
    [InlineData("Twilio:AccountSid=AC1 Twilio:AuthToken=t Twilio:From=+1 Twilio:BaseUrl=/x", "Twilio:BaseUrl")]
    [InlineData("Twilio:AccountSid=AC1 Twilio:AuthToken=t Twilio:From=+1 Twilio:Voice=radio", "Twilio:Voice")]
    [InlineData("Twilio:Voice=relay", "Twilio:AccountSid")]
    [InlineData("Telegram:BotToken=1:a", "Telegram:WebhookSecret")]
    [InlineData("Telegram:WebhookSecret=s", "Telegram:BotToken")]
    [InlineData("Telegram:BaseUrl=http://127.0.0.1:1", "Telegram:BotToken")]
    [InlineData("Telegram:BotToken=none Telegram:WebhookSecret=s", "Telegram:BotToken")]
    [InlineData("Telegram:BotToken=1:a/../b Telegram:WebhookSecret=s", "Telegram:BotToken")]
    [InlineData("Telegram:BotToken=1:a Telegram:WebhookSecret=not+this", "Telegram:WebhookSecret")]
    [InlineData("Telegram:BotToken=1:a Telegram:WebhookSecret=s Telegram:BaseUrl=/x", "Telegram:BaseUrl")]
    [InlineData("Resend:ApiKey=re_1 Resend:From=a@b.example Smtp:Host=mail.example Smtp:From=a@b.example", "Resend and Smtp")]
    public void What_is_set_by_half_or_wrongly_or_twice_keeps_the_product_from_starting_and_is_named(string set, string named)
    {
        var why = Assert.Throws<InvalidOperationException>(() => Choose(set));

        Assert.StartsWith(named, why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_product_itself_does_not_start_with_a_vendor_that_is_set_by_half()
    {
        var why = await Assert.ThrowsAnyAsync<Exception>(async () => await (await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Resend:ApiKey"] = "re_1" })).DisposeAsync());

        Assert.Contains("Resend:From", why.ToString(), StringComparison.Ordinal);
    }

    private static ServiceCollection Choose(string set = "")
    {
        var settings = set.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]));
        var services = new ServiceCollection();
        services.AddVendors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services;
    }

    private static bool Has<T>(ServiceCollection services) => services.Any(s => s.ServiceType == typeof(T));

    private static ConnectedVendors Connected(ServiceCollection services) => Assert.IsType<ConnectedVendors>(services.Single(s => s.ServiceType == typeof(ConnectedVendors)).ImplementationInstance);
}
