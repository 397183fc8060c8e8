using System.Text.Json;
using System.Text.Json.Serialization;
using MiaPulse.Web.Http;
using MiaPulse.Web.Receptionist;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace MiaPulse.Web.Conversations;

/// <summary>The visitors' hub and what stands around it.</summary>
public static class ConversationServices
{
    public static IServiceCollection AddVisitorHub(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<VisitorLimits>();
        services.AddSingleton<VisitorTabs>();
        services.AddHostedService<WidgetRelay>();
        services.AddHostedService<ReplyWorker>();
        services.AddHostedService<WarmUp>();
        services.AddSingleton<HubProblems>();
        services
            .AddSignalR(options =>
            {
                options.EnableDetailedErrors = false;
                options.MaximumReceiveMessageSize = VisitorProtocol.MaxFrame;
                options.MaximumParallelInvocationsPerClient = 1;
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
                options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            })
            .AddHubOptions<VisitorHub>(options => options.AddFilter<HubProblems>())
            .AddJsonProtocol(options =>
            {
                options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
                options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            });
        services.AddSingleton<IHubProtocol, VisitorProtocol>(); // of two with one name the later counts
        return services;
    }
}
