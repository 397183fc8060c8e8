using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Stand-ins that need no key, for whatever is not connected.</summary>
public static class PaperServices
{
    public static IServiceCollection AddPaperMail(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddSingleton<IMailer, PaperMailer>();
}
