using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Billing;

public static class BillingServices
{
    /// <summary>What a business is told of the end of its trial.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services) => services
        .AddSingleton<RemindOfTrials>()
        .AddSingleton<IDueMailWriter, TrialReminderMail>();
}
