using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Calls;

public static class CallServices
{
    /// <summary>The phone: who calls is answered, recorded, heard, and texted the link that they ask for.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddTalk()
        .AddCallTexts()
        .AddCallRecordings()
        .AddCallLines();

    private static IServiceCollection AddTalk(this IServiceCollection services) => services
        .AddSingleton<CallRows>()
        .AddSingleton<SpokenReplies>()
        .AddSingleton<TalkOfLink>()
        .AddSingleton<AnswerCall>()
        .AddSingleton<RecogniseCall>()
        .AddSingleton<HearCaller>()
        .AddSingleton<TakeTurn>()
        .AddSingleton<InterruptMia>()
        .AddSingleton<ResumeCall>()
        .AddSingleton<AfterDial>()
        .AddSingleton<EndCall>()
        .AddSingleton<EndStaleCalls>();
}
