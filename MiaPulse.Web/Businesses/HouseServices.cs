using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Web.Businesses;

public static class HouseServices
{
    public static IServiceCollection AddHouseAndDemo(this IServiceCollection services, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            // In Development our own pages stand on a private address, and Mia is to read them all the same: this host and port, and no other.
            services.Replace(ServiceDescriptor.Singleton(provider =>
            {
                var options = CrawlerOptions.From(provider.GetRequiredService<IConfiguration>());
                var own = provider.GetRequiredService<PublicUrl>().Base;
                return options with { AllowedPrivateHosts = [.. options.AllowedPrivateHosts, $"{own.Host}:{own.Port}"] };
            }));
        }

        services.AddSingleton<HouseAndDemo>();
        services.AddHostedService(provider => provider.GetRequiredService<HouseAndDemo>());
        return services;
    }
}
