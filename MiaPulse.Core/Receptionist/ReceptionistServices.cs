using MiaPulse.Core.Receptionist.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Core.Receptionist;

public static class ReceptionistServices
{
    /// <summary>Embedded Mia and what she finds her answers with. Whoever drives her is registered as <see cref="IReceptionistModel"/> elsewhere.</summary>
    public static IServiceCollection AddReceptionist(this IServiceCollection services)
    {
        services.TryAddSingleton(MiaModel.Embedded); // until a vendor names another
        return services
            .AddSingleton<SentenceEncoder>()
            .AddSingleton<Quote>()
            .AddSingleton<KnowledgeAsked>()
            .AddSingleton<SocialHeard>()
            .AddSingleton<AnswerTalk>()
            .AddSingleton<EmbeddedMia>();
    }
}
