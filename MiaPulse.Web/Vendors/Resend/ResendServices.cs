using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Resend;

public static class ResendServices
{
    /// <summary>Lets mail go through Resend where the section <c>Resend</c> is set. False where it is not.</summary>
    /// <exception cref="InvalidOperationException">It is set by half, or wrongly; the message begins with the setting's name.</exception>
    public static bool TryAddResend(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ResendOptions.Section);
        var given = section.Get<ResendOptions>() ?? new ResendOptions();
        if (given.Wrong is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }

        if (!given.IsConfigured)
        {
            return false;
        }

        services.AddOptions<ResendOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddVendorClient<ResendClient>();
        services.AddSingleton<ResendPace>();
        services.AddMailCarrier<ResendMailer>();
        return true;
    }
}
