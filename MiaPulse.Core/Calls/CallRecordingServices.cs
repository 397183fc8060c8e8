using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Calls;

public static class CallRecordingServices
{
    /// <summary>The sound of calls: fetched, kept, erased, and read with what was said.</summary>
    public static IServiceCollection AddCallRecordings(this IServiceCollection services) => services
        .AddSingleton<RecordingShelf>()
        .AddSingleton<HearRecording>()
        .AddSingleton<FetchRecording>()
        .AddSingleton<KeepRecordings>()
        .AddSingleton<FetchAgain>()
        .AddSingleton<CallBook>();
}
