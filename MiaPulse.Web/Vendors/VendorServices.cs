using MiaPulse.Web.Vendors.Paper;
using MiaPulse.Web.Vendors.Resend;
using MiaPulse.Web.Vendors.Smtp;
using MiaPulse.Web.Vendors.Telegram;
using MiaPulse.Web.Vendors.Twilio;

namespace MiaPulse.Web.Vendors;

/// <summary>What goes out through a vendor. What does not is written on paper.</summary>
public sealed record ConnectedVendors(bool Mail, bool Texts);

/// <summary>Who carries what, by what is set: mail through Resend or a mail server, texts and calls through Twilio; on paper where nothing is, and calls then nowhere. Chats are in Telegram, or nowhere.</summary>
public static class VendorServices
{
    public static IServiceCollection AddVendors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOutbox();
        var (resend, smtp) = (services.TryAddResend(configuration), services.TryAddSmtp(configuration));
        if (resend && smtp)
        {
            throw new InvalidOperationException("Resend and Smtp are both set, and mail goes one way. Remove the settings of one of them.");
        }

        if (!resend && !smtp)
        {
            services.AddPaperMail();
        }

        var twilio = services.TryAddTwilio(configuration);
        if (!twilio)
        {
            services.AddPaperTexts();
        }

        services.TryAddTelegram(configuration);
        return services.AddSingleton(new ConnectedVendors(resend || smtp, twilio));
    }

    /// <summary>The doors that vendors knock at. Each is there only where its vendor is set.</summary>
    public static void MapVendorWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapResendWebhook();
        routes.MapTwilioStatus();
        routes.MapTwilioTexts();
        routes.MapTwilioVoice();
        routes.MapTwilioRelay();
        routes.MapTwilioRecordings();
        routes.MapTelegramWebhook();
    }
}
