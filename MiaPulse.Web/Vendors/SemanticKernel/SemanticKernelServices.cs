using MiaPulse.Core.Receptionist;
using Microsoft.SemanticKernel.ChatCompletion;

namespace MiaPulse.Web.Vendors.SemanticKernel;

public static class SemanticKernelServices
{
    /// <summary>Lets Semantic Kernel drive Mia's replies, with embedded Mia as its chat service.</summary>
    public static IServiceCollection AddReceptionistKernel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MiaOptions>().Bind(configuration.GetSection(MiaOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IChatCompletionService, EmbeddedChatCompletion>()
            .AddSingleton<IReceptionistModel, KernelReceptionist>();
    }
}
