using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core;

/// <summary>Every use case and reader by feature: the table of contents of the product.</summary>
public static class CoreServices
{
    public static IServiceCollection AddMiaPulseCore(this IServiceCollection services) => services
        .AddSingleton<BusinessDbs>()
        .AddSingleton<PlatformDbs>()
        .AddSingleton<LiveFeed>();
}
