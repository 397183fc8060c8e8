using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Smtp;

public static class SmtpServices
{
    /// <summary>Lets mail go through a mail server where the section <c>Smtp</c> is set. False where it is not.</summary>
    /// <exception cref="InvalidOperationException">It is set by half, or wrongly; the message begins with the setting's name.</exception>
    public static bool TryAddSmtp(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SmtpOptions.Section);
        var given = section.Get<SmtpOptions>() ?? new SmtpOptions();
        if (given.Wrong is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }

        if (!given.IsConfigured)
        {
            return false;
        }

        services.AddOptions<SmtpOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMailCarrier<SmtpMailer>();
        return true;
    }
}
