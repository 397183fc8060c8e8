using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Chats;

public static class ChatServices
{
    /// <summary>Chats of members in a messenger: connecting them, and acting from them.</summary>
    public static IServiceCollection AddChats(this IServiceCollection services) => services
        .AddSingleton<ChatSettings>()
        .AddSingleton<OfferChat>()
        .AddSingleton<ConnectChat>()
        .AddSingleton<DisconnectChat>()
        .AddSingleton<HearChat>()
        .AddSingleton<AnswerFromChat>()
        .AddSingleton<HandBackFromChat>()
        .AddSingleton<TodayFromChat>()
        .AddSingleton<PressButton>()
        .AddSingleton<FollowInChat>()
        .AddSingleton<TellChat>()
        .AddSingleton<IDueMailWriter, ChatGoneMail>()
        .AddSingleton<RelayWords>();

    /// <summary>Names the messenger. From then on members may connect a chat, and are told there.</summary>
    public static IServiceCollection AddChatApp<TApp>(this IServiceCollection services) where TApp : class, IChatApp => services
        .AddSingleton<IChatApp, TApp>()
        .AddSingleton<INotificationChannel, ChatChannel>();
}
