using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Calls;

public static class CallTextServices
{
    /// <summary>The one text of a call, and what callers text back.</summary>
    public static IServiceCollection AddCallTexts(this IServiceCollection services) => services
        .AddSingleton<LinkPossible>()
        .AddSingleton<SendLink>()
        .AddSingleton<SendDueLinks>()
        .AddSingleton<HearText>();
}
