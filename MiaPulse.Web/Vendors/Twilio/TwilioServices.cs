using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Twilio;

public static class TwilioServices
{
    /// <summary>Lets texts and calls go through Twilio where the section <c>Twilio</c> is set. False where it is not.</summary>
    /// <exception cref="InvalidOperationException">It is set by half, or wrongly; the message begins with the setting's name.</exception>
    public static bool TryAddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TwilioOptions.Section);
        var given = section.Get<TwilioOptions>() ?? new TwilioOptions();
        if (given.Wrong is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }

        if (!given.IsConfigured)
        {
            return false;
        }

        services.AddOptions<TwilioOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddVendorClient<TwilioClient>();
        services.AddTextCarrier<TwilioTexter>();
        services.AddSingleton<ITextLookup, TwilioTextLookup>();
        services.AddCallCarrier();
        return true;
    }

    private static void AddCallCarrier(this IServiceCollection services) => services
        .AddSingleton<IRecordingVendor, TwilioRecordings>()
        .AddSingleton<ILineVendor, TwilioNumbers>()
        .AddSingleton<TwimlWriter>()
        .AddSingleton<GatherTurns>()
        .AddSingleton<RelayDesk>()
        .AddSingleton<TwilioCallDesk>();
}
