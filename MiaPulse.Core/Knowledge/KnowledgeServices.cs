using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Core.Knowledge;

/// <summary>What Mia knows and how she comes to know it.</summary>
public static class KnowledgeServices
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.TryAddSingleton(OutsideNetwork.Real);
        services.TryAddSingleton(provider => CrawlerOptions.From(provider.GetRequiredService<IConfiguration>()));
        return services
            .AddSingleton<GuardedConnection>()
            .AddSingleton<GuardedFetcher>()
            .AddSingleton<CrawlQueue>()
            .AddSingleton<KnowledgeIndex>()
            .AddSingleton<KnowledgeBook>()
            .AddSingleton<LearnWebsite>()
            .AddSingleton<LearnDocument>()
            .AddSingleton<ReadSource>()
            .AddSingleton<CancelLearning>()
            .AddSingleton<ForgetSource>()
            .AddSingleton<RestoreSource>()
            .AddSingleton<SetReading>()
            .AddSingleton<QueueDueSources>()
            .AddSingleton<TeachMia>()
            .AddSingleton<ForgetFaq>()
            .AddSingleton<GapBook>()
            .AddSingleton<CloseGap>()
            .AddSingleton<ReopenGap>()
            .AddSingleton<TidyGaps>()
            .AddSingleton<HearAnswers>()
            .AddSingleton<HeardBook>()
            .AddSingleton<TakeHeardAnswer>()
            .AddSingleton<PutAwayHeardAnswer>()
            .AddSingleton<OfferHeardAnswerAgain>()
            .AddSingleton<FindLeftWork>()
            .AddSingleton<RestQueue>()
            .AddSingleton<ImportFaqs>()
            .AddSingleton<UndoFaqImport>()
            .AddSingleton<ExportFaqs>();
    }
}
