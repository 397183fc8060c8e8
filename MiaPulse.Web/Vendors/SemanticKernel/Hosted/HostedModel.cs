using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>The way to the configured service.</summary>
internal sealed class HostedModel(IHttpClientFactory clients, IOptions<HostedModelOptions> options, ILoggerFactory logs)
{
    private const string Client = "mia-model";

    /// <summary>Waits that a service may ask for between two tries; with a longer one embedded Mia answers instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

#pragma warning disable SKEXP0010 // the connector's way to name an endpoint of one's own, marked experimental since it came
    public IChatCompletionService Chat() => new OpenAIChatCompletionService(options.Value.Model!, options.Value.Endpoint!, options.Value.ApiKey, httpClient: clients.CreateClient(Client), loggerFactory: logs);
#pragma warning restore SKEXP0010

    /// <summary>The client library tries nothing again and waits for ever: both are done here, and only before an answer has begun.</summary>
    public static IServiceCollection AddHttp(IServiceCollection services)
    {
        services.AddSingleton<TokenLimitMemory>();
        services.AddTransient<TokenLimitName>();
        services.AddTransient<FinishReasons>();
        var client = services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan); // an answer may stream for long; HostedReply has the clocks
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        client.AddResilienceHandler(Client, pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(400),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = true,
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is HttpRequestException || tried.Outcome.Result is { } answer && IsWorthTrying(answer)),
        }));
        client.AddHttpMessageHandler<TokenLimitName>();
        client.AddHttpMessageHandler<FinishReasons>();
        return services;
    }

    private static bool IsWorthTrying(HttpResponseMessage answer) =>
        (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)answer.StatusCode >= 500)
        && (answer.Headers.RetryAfter is not { } after || after.Delta <= LongestWait);
}
