using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Web.Vendors.SemanticKernel.Hosted;
using Microsoft.SemanticKernel.ChatCompletion;

namespace MiaPulse.Web.Vendors.SemanticKernel;

public static class SemanticKernelServices
{
    /// <summary>Lets Semantic Kernel drive Mia's replies: with the hosted model that <c>Mia:Endpoint</c> and <c>Mia:Model</c> name, or with embedded Mia as its chat service.</summary>
    public static IServiceCollection AddReceptionistKernel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MiaOptions>().Bind(configuration.GetSection(MiaOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostedModelOptions>().Bind(configuration.GetSection(MiaOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IChatCompletionService, EmbeddedChatCompletion>();
        var hosted = configuration.GetSection(MiaOptions.Section).Get<HostedModelOptions>() ?? new HostedModelOptions();
        if (hosted.Missing is { } key)
        {
            throw new InvalidOperationException($"{key} is not set, although other settings of the hosted model are. Set it, or remove the others and embedded Mia answers.");
        }

        if (hosted.Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
        {
            throw new InvalidOperationException($"Mia:Endpoint is “{endpoint}”; it has to be a whole http or https address, such as https://api.example/v1.");
        }

        if (!string.IsNullOrWhiteSpace(hosted.EmbeddingModel))
        {
            HostedMeaning.AddHttp(services).AddSingleton<IMeaningModel, HostedMeaning>();
        }

        if (!hosted.IsConfigured)
        {
            return services.AddSingleton<MiaModel>(_ => MiaModel.Embedded).AddSingleton<IReceptionistModel, KernelReceptionist>();
        }

        HostedModel.AddHttp(services);
        return services
            .AddSingleton(new MiaModel(hosted.Model!, hosted.Endpoint!.Host))
            .AddSingleton<HostedModel>()
            .AddSingleton<ModelRest>()
            .AddSingleton<IReceptionistModel, HostedReceptionist>();
    }
}
