using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Stand-ins that need no key, for whatever is not connected.</summary>
public static class PaperServices
{
    /// <summary>The folder itself, which is there also when nothing new is written to it: a developer looks at what lies there.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services.AddSingleton<Outbox>();

    public static IServiceCollection AddPaperMail(this IServiceCollection services) => services.AddMailCarrier<PaperMailer>();

    public static IServiceCollection AddPaperTexts(this IServiceCollection services) => services.AddTextCarrier<PaperTexter>().AddSingleton<ITextLookup, PaperTextLookup>();
}
