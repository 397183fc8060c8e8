using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Golden;

public static class GoldenServices
{
    public static IServiceCollection AddGoldenQuestions(this IServiceCollection services) => services
        .AddSingleton<GoldenBook>()
        .AddSingleton<KeepGolden>()
        .AddSingleton<EditGolden>()
        .AddSingleton<RemoveGolden>()
        .AddSingleton<AcceptGolden>()
        .AddSingleton<IDueMailWriter, GoldenMail>()
        .AddSingleton<AskGolden>();
}
