using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Calls;

public static class CallLineServices
{
    /// <summary>The line of a business: its number, how Mia behaves there, and trying it out.</summary>
    public static IServiceCollection AddCallLines(this IServiceCollection services) => services
        .AddSingleton<NoticeReached>()
        .AddSingleton<ConnectLine>()
        .AddSingleton<UpdateLine>()
        .AddSingleton<DisconnectLine>()
        .AddSingleton<SetUpLine>()
        .AddSingleton<LineSettings>()
        .AddSingleton<RehearseCall>();
}
