using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Webhooks;

public static class WebhookServices
{
    /// <summary>Programs of a business's own that are told what happens, and what became of it.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookQueue>()
        .AddSingleton<WebhookCaller>()
        .AddSingleton<TellEndpoints>()
        .AddSingleton<DeliverWebhooks>()
        .AddSingleton<IDueMailWriter, SwitchedOffMail>()
        .AddSingleton<AddEndpoint>()
        .AddSingleton<ChangeEndpoint>()
        .AddSingleton<RotateSecret>()
        .AddSingleton<SealSecrets>()
        .AddSingleton<RemoveEndpoint>()
        .AddSingleton<SendTest>()
        .AddSingleton<Redeliver>()
        .AddSingleton<WebhookBook>();
}
