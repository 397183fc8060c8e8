using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Core.Notifications;

public static class NotificationServices
{
    /// <summary>Who is told of what, by which way, and what became of it.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => AlertLimits.From(provider.GetRequiredService<IConfiguration>()));
        return services
            .AddSingleton<ChannelWatch>()
            .AddSingleton<NotificationQueue>()
            .AddSingleton<AlertWays>()
            .AddSingleton<NotifyOwner>()
            .AddSingleton<TrySending>()
            .AddSingleton<UnreadWords>()
            .AddSingleton<DeliverDue>()
            .AddSingleton<DeliverMail>()
            .AddSingleton<BringForward>()
            .AddSingleton<StopMail>()
            .AddSingleton<MailMeAgain>()
            .AddSingleton<LiftMailStop>()
            .AddSingleton<SendAgain>()
            .AddSingleton<StrangerMail>()
            .AddSingleton<MailBook>()
            .AddSingleton<SendMailAgain>()
            .AddSingleton<AlertBook>()
            .AddSingleton<AlertSettings>()
            .AddSingleton<DeskNews>()
            .AddSingleton<ChooseAlerts>()
            .AddSingleton<FollowUp>()
            .AddSingleton<RecordMailEvent>()
            .AddSingleton<RecordTextEvent>()
            .AddSingleton<HearTextWish>()
            .AddSingleton<PhoneSettings>()
            .AddSingleton<ProvePhone>()
            .AddSingleton<ConfirmPhone>()
            .AddSingleton<RemovePhone>()
            .AddSingleton<ForgetPhoneCodes>()
            .AddSingleton<INotificationChannel, EmailChannel>()
            .AddSingleton<INotificationChannel, TextChannel>();
    }
}
